import { parsedJson } from '../../text/parsed-json.js';

/** A text with variables: what stands there as it is, and what is to be looked up. */
export type VariableText = readonly (string | Variable)[];

export interface Variable {
  /** As it is written: `${opt:stage, 'dev'}`. */
  readonly text: string;
  /** The first that has a value gives it. */
  readonly sources: readonly VariableSource[];
}

export type VariableSource = Literal | Lookup;

interface Literal {
  readonly literal: unknown;
}

/** `file(./names.json):bus`: what it is of, and which member of it. */
export interface Lookup {
  readonly type: string;
  readonly params?: readonly VariableText[];
  readonly address?: VariableText;
}

/** A variable that the framework would not read either. */
export class MalformedVariable extends Error {}

/**
 * Reads the variables of a text. `${AWS::Region}`, `${Bus}` and the like belong to `Fn::Sub` and stay, as do those
 * behind a backslash, which is taken away.
 *
 * @throws MalformedVariable
 */
export function readVariableText(text: string): VariableText {
  return text.includes('${') ? new Reader(text).text() : [text];
}

const TYPED = /([a-z][\w.-]*)(?=\(|:(?!:))/y;
const VARIABLE = /\$+\{(?=[a-z][\w.-]*(?:\(|:(?!:)))/y;
const ESCAPED = /(\\+)(?=\$\{)/y;
const LITERAL = /[\w.-]+/y;
const QUOTED = /"(?:[^"\\]|\\.)*"|'[^']*'/y;
const SPACES = / */y;

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Up to one of the signs that end it, or to the end. */
  text(ends = ''): VariableText {
    const parts: (string | Variable)[] = [];
    let literal = '';
    while (this.#at < this.#text.length && !ends.includes(this.#next)) {
      const backslashes = this.#take(ESCAPED)?.length ?? 0;
      literal += '\\'.repeat(Math.floor(backslashes / 2));
      const start = this.#at;
      if (backslashes % 2 === 1) literal += this.#take(/\$\{/y) ?? '';
      else if (this.#take(VARIABLE) !== undefined) {
        parts.push(literal, this.#variable(start));
        literal = '';
      } else {
        literal += this.#next;
        this.#at += 1;
      }
    }
    return trimmed([...parts, literal], ends !== '').filter((part) => part !== '');
  }

  get #next(): string {
    return this.#text[this.#at] ?? '';
  }

  #variable(start: number): Variable {
    const sources = [this.#source()];
    while (this.#isNext(',')) sources.push(this.#source());
    if (!this.#isNext('}')) throw this.#malformed(start);
    return { text: this.#text.slice(start, this.#at), sources };
  }

  #source(): VariableSource {
    this.#take(SPACES);
    const start = this.#at;
    const quoted = this.#take(QUOTED);
    if (quoted !== undefined) return { literal: unquoted(quoted) };
    const type = this.#take(TYPED);
    if (type === undefined) return { literal: this.#literal(start) };
    const params = this.#isNext('(') ? this.#params() : undefined;
    const address = this.#isNext(':') ? this.#address() : undefined;
    return { type, ...(params && { params }), ...(address && { address }) };
  }

  #literal(start: number): unknown {
    const word = this.#take(LITERAL);
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    if (word === undefined || Number.isNaN(Number(word))) throw this.#malformed(start);
    return Number(word);
  }

  #params(): readonly VariableText[] {
    const params: VariableText[] = [];
    do params.push(this.#quotedOr(',)'));
    while (this.#isNext(','));
    if (!this.#isNext(')')) throw this.#malformed(this.#at);
    return params.filter((param) => param.length > 0);
  }

  #address(): VariableText | undefined {
    const address = this.#quotedOr(',}');
    return address.length > 0 ? address : undefined;
  }

  #quotedOr(ends: string): VariableText {
    this.#take(SPACES);
    const quoted = this.#take(QUOTED);
    return quoted === undefined ? this.text(ends) : [unquoted(quoted)];
  }

  #isNext(sign: string): boolean {
    this.#take(SPACES);
    if (this.#next !== sign) return false;
    this.#at += 1;
    return true;
  }

  #take(expression: RegExp): string | undefined {
    expression.lastIndex = this.#at;
    const [found] = expression.exec(this.#text) ?? [];
    this.#at += found?.length ?? 0;
    return found;
  }

  #malformed(start: number): MalformedVariable {
    const rest = this.#text.slice(start, start + 30);
    const place = rest === '' ? 'It ends too early' : `It cannot be parsed from ${JSON.stringify(rest)} on`;
    return new MalformedVariable(
      `${place}: a variable is \${self:custom.bus}, with its fallbacks as \${opt:stage, self:custom.stage, 'dev'}.`,
    );
  }
}

/** What stands between commas has spaces around it. */
function trimmed(parts: (string | Variable)[], isInner: boolean): (string | Variable)[] {
  if (!isInner) return parts;
  return parts.map((part, index) => {
    if (typeof part !== 'string') return part;
    const start = index === 0 ? part.trimStart() : part;
    return index === parts.length - 1 ? start.trimEnd() : start;
  });
}

function unquoted(quoted: string): string {
  const text = quoted.startsWith('"') ? parsedJson(quoted) : undefined;
  return typeof text === 'string' ? text : quoted.slice(1, -1);
}
