import type { EventInFile } from '../../fixtures/events-in-files.js';
import { unfoundIn, type UnfoundPath } from '../../templates/lint/unfound-paths.js';
import type { LoadedStack } from '../../templates/loaded-stack.js';
import type { Finding } from '../deployment/finding.js';
import type { LoadedTemplate } from '../deployment/templates.js';

/** Paths of templates that find nothing in any event: told where the template has them, not for each event again. */
export class Unfound {
  readonly #byStack: ReadonlyMap<LoadedStack, readonly UnfoundPath[]>;
  readonly #keys: ReadonlySet<string>;

  constructor(templates: readonly LoadedTemplate[], events: readonly EventInFile[]) {
    const given = events.map(({ event }) => event);
    const stacks = templates.flatMap((template) => template.stacks);
    this.#byStack = new Map(stacks.map((stack) => [stack, unfoundIn(stack, given)]));
    this.#keys = new Set([...this.#byStack.values()].flat().map(keyOf));
  }

  of(stack: LoadedStack): readonly Finding[] {
    return (this.#byStack.get(stack) ?? []).map(({ finding }) => finding);
  }

  has(path: Omit<UnfoundPath, 'finding'>): boolean {
    return this.#keys.has(keyOf(path));
  }
}

function keyOf({ ruleArn, targetArn, path }: Omit<UnfoundPath, 'finding'>): string {
  return JSON.stringify([ruleArn, targetArn, path]);
}
