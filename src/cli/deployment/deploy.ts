import { LOGICAL_NAMES } from '../../simulation/seed/logical-names.js';
import { InvalidSeed } from '../../simulation/seed/seed-members.js';
import type { LoadedStack } from '../../templates/loaded-stack.js';
import type { Place } from '../../text/arn.js';
import type { Finding } from './finding.js';
import type { LoadedTemplate } from './templates.js';

export interface DeployedStack {
  readonly stack: LoadedStack;
  /** The number of its template. */
  readonly template: number;
}

export interface Deployment {
  readonly deployed: readonly DeployedStack[];
  /** By the number of the template. */
  readonly refusals: readonly (readonly Finding[])[];
}

/** Where the first stack is deployed; undefined where there is none. */
export function placeOf(templates: readonly LoadedTemplate[]): Place | undefined {
  const [first] = templates.flatMap(({ stacks }) => stacks);
  if (!first) return undefined;
  const { account, region } = first[LOGICAL_NAMES].place;
  return { account, region };
}

/**
 * All together, so that they come in the order of what needs what; without those that the account refuses.
 *
 * @param seed - puts them in the account, or throws an InvalidSeed and changes nothing
 */
export function deploy(
  templates: readonly LoadedTemplate[],
  seed: (stacks: readonly LoadedStack[]) => void,
): Deployment {
  const refusals = templates.map((): Finding[] => []);
  let deployed: readonly DeployedStack[] = templates.flatMap(({ stacks }, template) =>
    stacks.map((stack) => ({ stack, template })),
  );
  for (;;) {
    try {
      seed(deployed.map(({ stack }) => stack));
      return { deployed, refusals };
    } catch (error) {
      if (!(error instanceof InvalidSeed)) throw error;
      const [, place, at = ''] = /^seed\[(\d+)\]\.?(.*)$/s.exec(error.path) ?? [];
      const refused = deployed[Number(place)];
      if (!refused) throw error;
      const message = error.message.slice(error.path.length + ': '.length);
      refusals[refused.template]?.push({ severity: 'error', kind: 'refused', at, message });
      deployed = deployed.filter((one) => one !== refused);
    }
  }
}
