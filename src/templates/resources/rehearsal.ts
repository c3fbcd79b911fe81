import { processEnvironment } from '../../environment/environment.js';
import { Mock } from '../../mock/mock.js';
import { at, InvalidSeed } from '../../simulation/seed/seed-members.js';
import type { Place } from '../../text/arn.js';
import { Draft, placeInSeed, type Part } from './draft.js';

/** Why the service refuses a part. */
export interface Refusal {
  /** Where in the part: `.Targets[0]`; empty for the whole. */
  readonly where: string;
  readonly reason: string;
}

/**
 * An account that nobody sees, in which each part is made before it counts as loaded: so a template is held to what the
 * service says of each resource, and all of them are told at once.
 */
export class Rehearsal {
  readonly #mock: Mock;

  constructor({ account, region }: Place) {
    // AWS gives an account more of them when it asks.
    const quotas = { rulesPerEventBus: Number.MAX_SAFE_INTEGER };
    this.#mock = new Mock({ account, region, quotas }, processEnvironment);
  }

  refusal(part: Part): Refusal | undefined {
    const draft = new Draft();
    draft.add(part);
    try {
      this.#mock.seed(draft.seed);
      return undefined;
    } catch (error) {
      if (!(error instanceof InvalidSeed)) throw error;
      const place = placeInSeed(part).reduce(at, 'seed');
      const reason = error.message.slice(error.path.length + ': '.length);
      return { where: error.path.slice(place.length) || placeOfReason(reason), reason };
    }
  }

  /** Lets parts need what another stack has. */
  standIn(kind: 'connections' | 'apiDestinations', name: string): void {
    const connection = { authorization: { apiKey: { name: 'key', value: 'value' } } };
    const destination = { connection: name, url: 'https://stand-in.example/', method: 'POST' } as const;
    try {
      this.#mock.seed({
        connections: { [name]: connection },
        ...(kind === 'apiDestinations' && { apiDestinations: { [name]: destination } }),
      });
    } catch (error) {
      // Such a name nobody has, which the service says of the part that needs it.
      if (!(error instanceof InvalidSeed)) throw error;
    }
  }

  end(): void {
    this.#mock.restore();
  }
}

/** The member that a reason speaks of, where the service does not tell the place. */
function placeOfReason(reason: string): string {
  if (reason.startsWith('Event pattern is not valid')) return '.EventPattern';
  return /^(?:Parameter )?ScheduleExpression\b/.test(reason) ? '.ScheduleExpression' : '';
}
