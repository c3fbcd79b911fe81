import { isPending } from '../resolving/imports.js';
import type { Part } from './draft.js';
import type { Properties } from './properties.js';

/** What can be refused of a resource whatever the rest of it says. */
export interface Piece {
  readonly part: Part;
  /** Which target of the whole it has. */
  readonly target: number | undefined;
}

/** Every rule needs something that it runs by. */
const STAND_IN = { EventPattern: { source: ['stand-in'] } };

/** A schedule that nothing is wrong with, wherever it is. */
const SCHEDULE = {
  ScheduleExpression: 'rate(1 day)',
  FlexibleTimeWindow: { Mode: 'OFF' },
  Target: {
    Arn: 'arn:aws:scheduler:::aws-sdk:sfn:stopExecution',
    RoleArn: 'arn:aws:iam::123456789012:role/stand-in',
    Input: '{}',
  },
};

/**
 * The pieces of a rule, an archive or a schedule, without those that wait for an import. Others are judged as a whole.
 *
 * @param freeName - a name that nothing in the account has: that of the resource may be what is refused
 */
export function piecesOf(part: Part, freeName: () => string): readonly Piece[] {
  if (part.kind === 'schedules') return piecesOfSchedule(part, freeName).filter(isKnown);
  if (part.kind !== 'rules' && part.kind !== 'archives') return [];
  const bus = isPending(part.bus) ? 'default' : part.bus;
  const { rest, others } = part.kind === 'rules' ? piecesOfRule(part.given) : piecesOfArchive(part.given);
  return [
    { part: { ...part, bus, given: rest }, target: undefined },
    ...others.map(({ given, target }) => ({ part: { ...part, bus, name: freeName(), given }, target })),
  ].filter(isKnown);
}

/** Whether no import is in it that is not known yet. */
function isKnown({ part }: Piece): boolean {
  return !isPending(part);
}

/** What it runs by, and what it invokes. */
function piecesOfSchedule(part: Part, freeName: () => string): readonly Piece[] {
  const { Target, ...rest } = part.given;
  const name = `default/${freeName()}`;
  return [
    { part: { ...part, given: { ...rest, Target: SCHEDULE.Target } }, target: undefined },
    { part: { kind: 'schedules', name, given: { ...SCHEDULE, Target } }, target: undefined },
  ];
}

/** The rule without the targets that are refused. */
export function withoutTargets(part: Part, refused: ReadonlySet<number | undefined>): Part {
  const targets = targetsOf(part.given).filter((_, index) => !refused.has(index));
  return { ...part, given: { ...part.given, Targets: targets } };
}

export function targetsOf({ Targets }: Properties): readonly unknown[] {
  return Array.isArray(Targets) ? Targets : [];
}

interface Pieces {
  /** What belongs to the name. */
  readonly rest: Properties;
  readonly others: readonly { readonly given: Properties; readonly target?: number }[];
}

function piecesOfRule(given: Properties): Pieces {
  const { EventPattern, ScheduleExpression, Targets: _, ...rest } = given;
  return {
    rest: { ...rest, ...STAND_IN },
    others: [
      ...(EventPattern === undefined ? [] : [{ given: { EventPattern } }]),
      ...(ScheduleExpression === undefined ? [] : [{ given: { ScheduleExpression } }]),
      ...targetsOf(given).map((one, target) => ({ given: { ...STAND_IN, Targets: [one] }, target })),
    ],
  };
}

function piecesOfArchive({ EventPattern, ...rest }: Properties): Pieces {
  return { rest, others: EventPattern === undefined ? [] : [{ given: { EventPattern } }] };
}
