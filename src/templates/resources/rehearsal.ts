import { processEnvironment } from '../../environment/environment.js';
import { Mock } from '../../mock/mock.js';
import { at, InvalidSeed } from '../../simulation/seed/seed-members.js';
import type { Place } from '../../text/arn.js';
import { placeInSeed, seedOf, type Part } from './draft.js';
import { piecesOf, withoutTargets } from './pieces.js';

/** Why the service refuses a part. */
export interface Refusal {
  /** Where in the part: `.Targets[0]`; empty for the whole. */
  readonly where: string;
  readonly reason: string;
}

/** What became of a part. */
interface Tried {
  readonly refusals: readonly Refusal[];
  readonly accepted?: AcceptedPart;
}

/** What can be loaded. */
export interface AcceptedPart {
  readonly part: Part;
  /** The targets of the rule that it is without, by their places in the template. */
  readonly refusedTargets: ReadonlySet<number | undefined>;
}

/**
 * An account that nobody sees, in which each part is made before it counts as loaded: so a template is held to what the
 * service says of each resource, and all of them are told at once.
 */
export class Rehearsal {
  readonly #mock: Mock;
  #standIns = 0;

  constructor({ account, region }: Place) {
    // AWS gives an account more of them when it asks.
    const quotas = { rulesPerEventBus: Number.MAX_SAFE_INTEGER };
    this.#mock = new Mock({ account, region, quotas }, processEnvironment);
  }

  /** Makes the part, or what the service takes of it where that is a rule with a wrong target. */
  try(part: Part): Tried {
    const refusal = this.#refusal(part);
    if (!refusal) return { refusals: [], accepted: { part, refusedTargets: new Set() } };
    const pieces = this.tryPieces(part);
    if (pieces.refusals.length === 0) return { refusals: [refusal] };
    if (pieces.refused.some((target) => target === undefined)) return pieces;
    const refusedTargets = new Set(pieces.refused);
    const rest = withoutTargets(part, refusedTargets);
    const restRefusal = this.#refusal(rest);
    return restRefusal
      ? { refusals: [...pieces.refusals, restRefusal] }
      : { refusals: pieces.refusals, accepted: { part: rest, refusedTargets } };
  }

  /** What is refused of each piece by itself, once, and the targets of those pieces. */
  tryPieces(part: Part): Tried & { readonly refused: readonly (number | undefined)[] } {
    const refusals = new Map<string, Refusal>();
    const refused: (number | undefined)[] = [];
    for (const { part: piece, target } of piecesOf(part, () => this.#freeName())) {
      const refusal = this.#refusal(piece);
      if (!refusal) continue;
      const isOfTarget = target !== undefined && refusal.where !== '';
      const where = isOfTarget ? refusal.where.replace('Targets[0]', `Targets[${target}]`) : refusal.where;
      refusals.set(where + refusal.reason, { where, reason: refusal.reason });
      refused.push(isOfTarget ? target : undefined);
    }
    return { refusals: [...refusals.values()], refused };
  }

  #freeName(): string {
    this.#standIns += 1;
    return `stand-in-${this.#standIns}`;
  }

  #refusal(part: Part): Refusal | undefined {
    try {
      this.#mock.seed(seedOf(part));
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
