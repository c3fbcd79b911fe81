/** A finding in a template: something that AWS would refuse, that is doubtful, or that is replaced by a stand-in. */
export interface TemplateFinding {
  /** `error` for what AWS would refuse, `warning` for what is doubtful, `note` for everything else. */
  readonly severity: 'error' | 'warning' | 'note';
  /** What kind of finding it is, for tools. */
  readonly kind: FindingKind;
  /** The place in the template: `Resources.PaidRule.Properties.EventPattern`; empty for the template as a whole. */
  readonly at: string;
  /** The construct path of the resource in the CDK: `Orders/PaidRule`. */
  readonly constructPath?: string;
  /** The line, from 1, if the template is a string. */
  readonly line?: number;
  /** The column in that line, from 1. */
  readonly column?: number;
  /** The finding in words, often with a remedy. */
  readonly message: string;
}

/** The kinds of findings. */
export type FindingKind =
  | 'syntax'
  | 'unknown-tag'
  | 'duplicate-key'
  | 'duplicate-name'
  | 'missing-parameter'
  | 'unknown-parameter'
  | 'parameter-value'
  | 'missing-condition'
  | 'missing-mapping'
  | 'missing-resource'
  | 'missing-attribute'
  | 'missing-import'
  | 'missing-variable'
  | 'malformed-variable'
  | 'missing-property'
  | 'missing-file'
  | 'unknown-property'
  | 'not-loaded'
  | 'malformed-function'
  | 'unsupported-function'
  | 'circular-reference'
  | 'known-after-apply'
  | 'refused'
  | 'stand-in'
  | LintKind;

/** What AWS takes, and what does not do what was probably meant. */
export type LintKind =
  | 'unknown-bus'
  | 'pattern-field'
  | 'text-number'
  | 'never-matches'
  | 'loop'
  | 'no-target'
  | 'fifo'
  | 'unfound-path'
  | 'unused-path'
  | 'broken-input'
  | 'no-permission'
  | 'quota'
  | 'duplicate-rule'
  | 'never-runs'
  | 'past-start';

/** A place in a text, counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where the members of a template are, by path. */
export type KnownPositions = Pick<ReadonlyMap<string, Position>, 'get' | 'size'>;

/** Collects findings, each once. What only warns may be looked for when somebody reads them. */
export class Findings {
  readonly #positions: KnownPositions;
  #byText = new Map<string, TemplateFinding>();
  #putOff: readonly (() => void)[] = [];
  readonly #origins = new Map<string, string>();
  readonly #constructPaths = new Map<string, string>();

  constructor(positions: KnownPositions) {
    this.#positions = positions;
  }

  /** Everything, in the order in which it was found. */
  get all(): readonly TemplateFinding[] {
    for (const look of this.#putOff) look();
    this.#putOff = [];
    return [...this.#byText.values()];
  }

  /** What could not run: nobody has to look for it any more. */
  get errors(): readonly TemplateFinding[] {
    return [...this.#byText.values()].filter(({ severity }) => severity === 'error');
  }

  /** Looks for warnings and notes as soon as somebody reads what was found. */
  putOff(look: () => void): void {
    this.#putOff = [...this.#putOff, look];
  }

  /** Lets nobody but the caller hear what is found meanwhile. */
  overhear<Result>(run: () => Result): {
    readonly result: Result;
    readonly said: readonly TemplateFinding[];
  } {
    const told = this.#byText;
    const said = new Map<string, TemplateFinding>();
    this.#byText = said;
    try {
      return { result: run(), said: [...said.values()] };
    } finally {
      this.#byText = told;
    }
  }

  /** Tells what was overheard. */
  tell(said: readonly TemplateFinding[]): void {
    for (const finding of said) this.#tell(finding);
  }

  /** What is evaluated once: who asks again hears again what was found. */
  remembered<Result>(evaluate: () => Result): () => Result {
    let known: ReturnType<typeof this.overhear<Result>> | undefined;
    return () => {
      known ??= this.overhear(evaluate);
      this.tell(known.said);
      return known.result;
    };
  }

  /** Lets findings of what a transform has made name the place in the template that it was made from. */
  comesFrom(made: string, origin: string): void {
    this.#origins.set(made, this.#originOf(origin));
  }

  /** Lets findings of the resource at a place name its construct path. */
  isBuiltBy(constructPath: string, at: string): void {
    this.#constructPaths.set(at, constructPath);
  }

  error(kind: FindingKind, at: string, message: string): void {
    this.#add({ severity: 'error', kind, at, message });
  }

  warning(kind: FindingKind, at: string, message: string): void {
    this.#add({ severity: 'warning', kind, at, message });
  }

  note(kind: FindingKind, at: string, message: string): void {
    this.#add({ severity: 'note', kind, at, message });
  }

  /** Whether the template is wrong there or inside: what the service says of the place follows from that. */
  hasErrorIn(made: string): boolean {
    const place = this.#originOf(made);
    return this.errors.some(({ kind, at }) => {
      return kind !== 'refused' && at.startsWith(place) && /^(?:$|[.[])/.test(at.slice(place.length));
    });
  }

  /** A place of the template as messages call it. */
  placeOf(made: string): string {
    const at = this.#originOf(made);
    const constructPath = nearest(this.#constructPaths, at);
    return placeText({
      at,
      ...(constructPath !== undefined && { constructPath }),
      ...nearest(this.#positions, at),
    });
  }

  /** The finding as it is told: with the place that it comes from, and its position. */
  placed({ at: made, message, ...finding }: TemplateFinding): TemplateFinding {
    const at = this.#originOf(made);
    const constructPath = nearest(this.#constructPaths, at);
    return {
      ...finding,
      at,
      ...(constructPath !== undefined && { constructPath }),
      ...nearest(this.#positions, at),
      message,
    };
  }

  #add(finding: TemplateFinding): void {
    this.#tell(this.placed(finding));
  }

  #tell(placed: TemplateFinding): void {
    const text = `${placed.at}: ${placed.message}`;
    if (!this.#byText.has(text)) this.#byText.set(text, placed);
  }

  #originOf(made: string): string {
    if (this.#origins.size === 0) return made;
    for (let path = made; path !== ''; path = withoutLastStep(path)) {
      const origin = this.#origins.get(path);
      if (origin !== undefined) return origin + made.slice(path.length);
    }
    return made;
  }
}

/** What is known of the place, or of the nearest one around it. */
function nearest<Known>(
  known: Pick<ReadonlyMap<string, Known>, 'get' | 'size'>,
  at: string,
): Known | undefined {
  for (let path = at; known.size > 0; path = withoutLastStep(path)) {
    const found = known.get(path);
    if (found !== undefined || path === '') return found;
  }
  return undefined;
}

function withoutLastStep(path: string): string {
  const dot = path.lastIndexOf('.');
  // Mostly a plain name, which need not be searched for.
  return dot >= 0 && /^[\w$-]+$/.test(path.slice(dot + 1)) ? path.slice(0, dot) : path.replace(LAST_STEP, '');
}

/** `.Name`, `["a name"]` or `[0]` at the end of a path, or all of one that has no such step. */
const LAST_STEP = /(?:\.[\w$-]+|\[(?:\d+|"(?:[^"\\]|\\.)*")\]|^[\w$-]+|.)$/s;

/** A template has findings of severity `error`; `message` lists them. */
export class InvalidTemplate extends Error {
  override readonly name = 'InvalidTemplate';

  constructor(
    source: string,
    /** All findings in the template, including warnings and notes. */
    readonly findings: readonly TemplateFinding[],
  ) {
    const errors = findings.filter(({ severity }) => severity === 'error');
    const count = errors.length === 1 ? '1 error' : `${errors.length} errors`;
    super(`${source}: ${count}\n\n${errors.map(findingText).join('\n')}`);
  }
}

/** `Resources.Paid (line 3, column 5): …`, further lines indented. */
export function findingText(finding: TemplateFinding): string {
  const parts = [placeText(finding), finding.message].filter((part) => part !== '');
  return `  ${parts.join(': ')}`.replaceAll(/\n(?=.)/g, '\n    ');
}

type FindingPlace = Pick<TemplateFinding, 'at' | 'constructPath' | 'line' | 'column'>;

function placeText({ at, constructPath, line, column }: FindingPlace): string {
  const position = line === undefined ? '' : `line ${line}, column ${column ?? 1}`;
  const [name = '', ...more] = [constructPath ?? '', at, position].filter((part) => part !== '');
  return more.length === 0 ? name : `${name} (${more.join(', ')})`;
}
