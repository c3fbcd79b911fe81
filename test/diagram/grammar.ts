/** What stands between the quotes of a label: no quote, and numbers or names for all that has a meaning. */
const LABEL = String.raw`"(?:[A-Za-z0-9 .,/=()'?_-]|[\p{L}\p{M}\p{N}\uFFFD]|#(?:\d+|quot|lt|gt|amp);|<br/>)+"`;
const ID = String.raw`(?:bus|rule|group|schedule|target|queue|archive|replay|event|note)\d+`;
const IDS = `${ID}(?: & ${ID})*`;
const CLASS = String.raw`(?::::(?:matched|idle|failed))?`;
const SHAPES = [
  ['\\[', '\\]'],
  ['\\(', '\\)'],
  ['\\(\\[', '\\]\\)'],
  ['\\[/', '/\\]'],
  ['\\[\\(', '\\)\\]'],
  ['\\{\\{', '\\}\\}'],
  ['>', '\\]'],
].map(([open = '', close = '']) => `${open}${LABEL}${close}`);

const LINES = {
  node: new RegExp(`^(${ID})(?:${SHAPES.join('|')})${CLASS}$`, 'u'),
  edge: new RegExp(`^(${IDS}) (?:-->|==>|-\\.->|--x)(?:\\|${LABEL}\\|)? (${IDS})$`, 'u'),
  frame: new RegExp(`^subgraph (${ID})\\[${LABEL}\\]$`, 'u'),
  class: /^classDef (matched|idle|failed) [a-z0-9#:, -]+$/,
};

/** What is wrong with a text as a flowchart, far stricter than Mermaid itself is; nothing where all is well. */
export function mistakesIn(text: string): readonly string[] {
  const [head, ...lines] = text.split('\n');
  if (head !== 'flowchart LR' || lines.pop() !== '')
    return ['It begins with its kind, and ends with a line.'];
  const checker = new Checker();
  for (const line of lines) checker.take(line);
  return checker.end();
}

class Checker {
  readonly #mistakes: string[] = [];
  readonly #nodes = new Set<string>();
  readonly #used = new Map<string, string>();
  /** By the id of a node, the frame that it stands in. */
  readonly #frameOf = new Map<string, string>();
  readonly #frames: string[] = [];

  take(line: string): void {
    const depth = line === '' ? 0 : (line.length - line.trimStart().length) / 2;
    const text = line.trim();
    const isEnd = text === 'end';
    if (depth !== this.#frames.length + (isEnd ? 0 : 1)) this.#mistakes.push(`indented wrongly: ${line}`);
    if (isEnd) {
      const frame = this.#frames.pop();
      if (![...this.#frameOf.values()].includes(frame ?? '')) this.#mistakes.push(`an empty frame: ${frame}`);
    } else if (
      !this.#isFrame(text) &&
      !this.#isNode(text) &&
      !this.#isEdge(text) &&
      !LINES.class.test(text)
    ) {
      this.#mistakes.push(`neither a node nor an edge: ${text}`);
    }
  }

  end(): readonly string[] {
    if (this.#frames.length > 0) this.#mistakes.push('a frame is left open');
    for (const [id, line] of this.#used) {
      if (!this.#nodes.has(id)) this.#mistakes.push(`${id} is never declared: ${line}`);
    }
    return this.#mistakes;
  }

  #isFrame(text: string): boolean {
    const [, id] = LINES.frame.exec(text) ?? [];
    if (id === undefined) return false;
    this.#declare(id, text);
    this.#frames.push(id);
    return true;
  }

  #isNode(text: string): boolean {
    const [, id] = LINES.node.exec(text) ?? [];
    if (id === undefined) return false;
    this.#declare(id, text);
    return true;
  }

  #isEdge(text: string): boolean {
    const [, from, to] = LINES.edge.exec(text) ?? [];
    if (from === undefined || to === undefined) return false;
    const [starts, ends] = [from.split(' & '), to.split(' & ')];
    for (const id of [...starts, ...ends]) this.#used.set(id, text);
    for (const start of starts) {
      for (const end of ends) {
        // Mermaid parses it, and cannot draw it.
        if (this.#frameOf.get(start) === end || this.#frameOf.get(end) === start) {
          this.#mistakes.push(`an edge between a frame and what is in it: ${text}`);
        }
      }
    }
    return true;
  }

  #declare(id: string, text: string): void {
    if (this.#nodes.has(id)) this.#mistakes.push(`declared twice: ${text}`);
    this.#nodes.add(id);
    const frame = this.#frames.at(-1);
    if (frame !== undefined) this.#frameOf.set(id, frame);
  }
}
