import { didYouMean, nearestName } from '../../text/nearest-name.js';
import type { Findings } from '../findings.js';
import type { TemplateOptions } from '../options.js';
import { ownMember } from './resolving.js';

/** Begins what stands for an import that is not known yet: no text of a template has it. */
const MARK = '\uE000';

/** What a template imports, and from where. */
export interface Import {
  readonly name: string;
  /** Where the template says it. */
  readonly at: string;
}

/** What other stacks export. */
export class Imports {
  readonly #options: TemplateOptions;
  readonly #findings: Findings;
  readonly #others: Readonly<Record<string, string>>;
  readonly #missing = new Map<string, Import>();
  readonly #names = new Set<string>();

  /** @param others - what is known of stacks that are seeded along with this one */
  constructor(options: TemplateOptions, findings: Findings, others: Readonly<Record<string, string>>) {
    this.#options = options;
    this.#findings = findings;
    this.#others = others;
  }

  /** All that were asked for. */
  get names(): ReadonlySet<string> {
    return this.#names;
  }

  /** Those that nothing tells, once for each place. */
  get missing(): readonly Import[] {
    return [...this.#missing.values()];
  }

  value(name: string, at: string): unknown {
    if (isPending(name)) return name;
    this.#names.add(name);
    const { imports = {}, resolve } = this.#options;
    const value =
      ownMember(imports, name) ?? resolve?.({ kind: 'import', name, at }) ?? ownMember(this.#others, name);
    if (value !== undefined) return value;
    this.#missing.set(`${at} ${name}`, { name, at });
    const hint = didYouMean(
      nearestName(name, Object.keys(imports)),
      `Give it: { imports: { ${JSON.stringify(name)}: … } }.`,
    );
    const message = `The export ${JSON.stringify(name)} of another stack is not known. ${hint}`;
    this.#findings.error('missing-import', at, message);
    return MARK + name;
  }
}

/** Whether a value, or a part of it, waits for an import: what is made of it cannot be judged before. */
export function isPending(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(MARK);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(isPending);
  const members = value as Readonly<Record<string, unknown>>;
  return Object.keys(members).some((name) => isPending(name) || isPending(members[name]));
}
