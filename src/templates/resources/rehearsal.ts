import { processEnvironment } from '../../environment/environment.js';
import {
  LOGICAL_NAMES,
  type LogicalNames,
  type WithLogicalNames,
} from '../../simulation/seed/logical-names.js';
import { at, InvalidSeed } from '../../simulation/seed/seed-members.js';
import type { Seed } from '../../simulation/seed/seed.js';
import { Simulation } from '../../simulation/simulation.js';
import type { Place } from '../../text/arn.js';
import { Draft, placeInSeed, seedOf, type Part } from './draft.js';
import { piecesOf, withoutTargets } from './pieces.js';
import { placeInSchedule } from './schedule-refusals.js';

/** Why the service refuses a part. */
export interface Refusal {
  /** Where in the part: `.Targets[0]`; empty for the whole. */
  readonly where: string;
  readonly reason: string;
  /** Whether the service answers so to a request. */
  readonly isAnswer: boolean;
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

/** The part as it is. */
export function whole(part: Part): AcceptedPart {
  return { part, refusedTargets: NONE };
}

const NONE: AcceptedPart['refusedTargets'] = new Set();

/** A refusal may quote an id that was made up, and a template has the same refusals whenever it is loaded. */
function countedIds(): () => string {
  let last = 0;
  return () => `00000000-0000-4000-8000-${String((last += 1)).padStart(12, '0')}`;
}

/**
 * An account that nobody sees, in which each part is made before it counts as loaded: so a template is held to what the
 * service says of each resource, and all of them are told at once.
 */
export class Rehearsal {
  readonly #account: Simulation;
  /** Nothing has a name; but so what is made is that of a stack. */
  readonly #names: LogicalNames;
  #standIns = 0;

  constructor({ account, region }: Place) {
    const none = new Map<string, never>();
    this.#names = { place: { account, region }, buses: none, rules: none, targets: none };
    // AWS gives an account more of them when it asks.
    const quotas = { rulesPerEventBus: Number.MAX_SAFE_INTEGER };
    this.#account = new Simulation(
      { account, region, quotas },
      { ...processEnvironment, uuid: countedIds() },
    );
  }

  /** Makes all of these; where one is refused, or two are called the same, it makes none. */
  takes(parts: readonly Part[]): boolean {
    const draft = new Draft();
    for (const part of parts) {
      if (draft.has(part)) return false;
      draft.add(part);
    }
    return parts.length > 0 && this.#refusedSeed(draft.seed) === undefined;
  }

  /** Makes the part, or what the service takes of it where that is a rule with a wrong target. */
  try(part: Part): Tried {
    const refusal = this.#refusal(part);
    if (!refusal) return { refusals: [], accepted: whole(part) };
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
      refusals.set(where + refusal.reason, { ...refusal, where });
      refused.push(isOfTarget ? target : undefined);
    }
    return { refusals: [...refusals.values()], refused };
  }

  #freeName(): string {
    this.#standIns += 1;
    return `stand-in-${this.#standIns}`;
  }

  #refusal(part: Part): Refusal | undefined {
    const error = this.#refusedSeed(seedOf(part));
    if (!error) return undefined;
    const place = placeInSeed(part).reduce(at, 'seed');
    const reason = error.message.slice(error.path.length + ': '.length);
    const where = error.path.slice(place.length);
    const told = part.kind === 'schedules' ? placeInSchedule : placeOfReason;
    return { where: where || told(reason), reason, isAnswer: error.cause !== undefined };
  }

  /** Makes what a seed has; nothing of it where one thing is refused. */
  #refusedSeed(seed: Seed): InvalidSeed | undefined {
    try {
      const named: Seed & WithLogicalNames = { ...seed, [LOGICAL_NAMES]: this.#names };
      this.#account.seed(named);
      return undefined;
    } catch (error) {
      if (error instanceof InvalidSeed) return error;
      throw error;
    }
  }

  /** Lets parts need what another stack has. */
  standIn(kind: 'connections' | 'apiDestinations', name: string): void {
    const connection = { authorization: { apiKey: { name: 'key', value: 'value' } } };
    const destination = { connection: name, url: 'https://stand-in.example/', method: 'POST' } as const;
    // Where nobody has such a name, the service says so of the part that needs it.
    this.#refusedSeed({
      connections: { [name]: connection },
      ...(kind === 'apiDestinations' && { apiDestinations: { [name]: destination } }),
    });
  }

  end(): void {
    this.#account.rest();
  }
}

/** The member that a reason speaks of, where the service does not tell the place. */
function placeOfReason(reason: string): string {
  if (reason.startsWith('Event pattern is not valid')) return '.EventPattern';
  return /^(?:Parameter )?ScheduleExpression\b/.test(reason) ? '.ScheduleExpression' : '';
}
