import type { EventBridgeMock, RuleView } from '../../mock/public-types.js';
import type { ConditionReport } from '../../pattern/explain/explanation.js';
import { type Nearness, nearnessTo } from '../../pattern/explain/explain.js';
import { parse } from '../../pattern/language.js';
import type { DeliveryRecord, EventRecord } from '../../history/records.js';
import { isObject } from '../../text/kinds-of-values.js';
import { textOfRecord } from '../subjects/event.js';
import { eventName } from '../subjects/items.js';
import { explainInOrder } from '../../pattern/explain/ordered-explanation.js';
import { conditionText } from '../../pattern/explain/condition-text.js';
import type { PatternExplanation } from '../../pattern/explain/ordered-explanation.js';
import { hintText } from '../../pattern/explain/hint-text.js';
import { capitalized } from '../../text/words.js';

const MOST_CONDITIONS = 3;

/** An event on the bus of a rule, and which one of the bus it is, counted from 1. */
interface ArrivedEvent {
  readonly event: EventRecord;
  readonly number: number;
}

/** Such an event, held against the rule's pattern as it is now. */
export interface TriedEvent extends ArrivedEvent {
  readonly explanation: PatternExplanation;
  /** Others that meet as many conditions, if they meet any. */
  readonly asClose: readonly ArrivedEvent[];
}

/** Where an event came no further on its way to the target of a rule, and what is probably wrong there. */
export interface Stop {
  readonly text: string;
  readonly hints: readonly string[];
}

/** The event that comes closest to the pattern of a rule, of those that the rule's bus received. */
export function closestToPattern(
  rule: RuleView,
  arrived: readonly EventRecord[],
  isMeant?: (event: EventRecord) => boolean,
): TriedEvent | undefined {
  return closestToPatterns([rule], arrived, isMeant).get(rule);
}

/** The same of many rules of one bus: each event is read but once. */
export function closestToPatterns(
  rules: readonly RuleView[],
  arrived: readonly EventRecord[],
  isMeant: (event: EventRecord) => boolean = () => true,
): ReadonlyMap<RuleView, TriedEvent> {
  const tried = rules.flatMap((rule) =>
    rule.patternText === undefined ? [] : { rule, pattern: parse(rule.patternText), nearest: new Nearest() },
  );
  const nearnessOf = nearnessTo(tried.map(({ pattern }) => pattern));
  for (const [index, event] of arrived.entries()) {
    if (!isMeant(event)) continue;
    const nearness = nearnessOf(textOfRecord(event));
    for (const [at, { nearest }] of tried.entries())
      nearest.offer({ event, number: index + 1 }, nearness[at]);
  }
  return new Map(
    tried.flatMap(({ rule, pattern, nearest: { events } }) => {
      const [first, ...asClose] = events;
      if (!first) return [];
      const explanation = explainInOrder(pattern, textOfRecord(first.event));
      return [[rule, { ...first, explanation, asClose }] as const];
    }),
  );
}

/** The events that lack least of a pattern; more than one where they have anything of it. */
class Nearest {
  readonly events: ArrivedEvent[] = [];
  #least = Infinity;

  offer(event: ArrivedEvent, { failing: lacking, met }: Nearness = FARTHEST): void {
    if (lacking < this.#least) {
      this.#least = lacking;
      this.events.splice(0, Infinity, event);
    } else if (lacking === this.#least && met > 0) this.events.push(event);
  }
}

const FARTHEST: Nearness = { met: 0, failing: Infinity };

/** The whole way of an event as a possible reason, with what is probably wrong beneath it. */
export function journeyCause(rule: RuleView, { event, number }: ArrivedEvent, stop: Stop): string {
  return [`${capitalized(eventName(event, number))}:`, journeyText(rule, event, stop), ...stop.hints].join(
    '\n',
  );
}

/** `PutEvents → bus orders → rule paid: detail.total needs numeric >= 100, received "150" → not delivered`. */
export function journeyText({ mock, name, eventBusName }: RuleView, event: EventRecord, stop: Stop): string {
  // `emit`, schedules and other buses send events too.
  const start = wasPut(mock, event) ? ['PutEvents'] : [];
  return [...start, `bus ${eventBusName}`, `rule ${name}${stop.text}`].join(' → ');
}

/** Why an event that a rule did not match came no further. */
export function stopAtRule({ state }: RuleView, tried: TriedEvent): Stop {
  if (!tried.explanation.matches) return mismatch(failing(tried));
  return notDelivered(
    state === 'DISABLED' ? 'DISABLED' : 'would match now, but did not when the event arrived',
  );
}

/** Why an event that a rule matched did not reach a target; undefined when it is still on its way, or lost. */
export function stopBehindRule(
  rule: RuleView,
  event: EventRecord,
  isOfTarget: (target: DeliveryRecord['target']) => boolean,
): Stop | undefined {
  const deliveries = rule.mock
    .deliveries()
    .filter((delivery) => delivery.rule.arn === rule.arn && delivery.event.id === event.id)
    .filter(({ target }) => isOfTarget(target));
  if (deliveries.length === 0) return notDelivered('did not have the target when the event arrived');
  const failed = deliveries.find(({ outcome }) => outcome === 'dead-lettered');
  if (failed === undefined) return undefined;
  const errorCode = failed.attempts.at(-1)?.error?.errorCode ?? '';
  return { text: ` → target ${failed.target.arn}: ${errorCode} → dead-letter queue`, hints: [] };
}

function notDelivered(why: string, hints: readonly string[] = []): Stop {
  return { text: `: ${why} → not delivered`, hints };
}

function mismatch(conditions: readonly ConditionReport[]): Stop {
  const { text, hints } = unmet(conditions);
  return notDelivered(text, hints);
}

/** What an event lacks of a pattern, in a line, and what is probably wrong with it. */
export function unmet(conditions: readonly ConditionReport[]): Stop {
  const shown = conditions.slice(0, MOST_CONDITIONS);
  const more = conditions.length - shown.length;
  return {
    text: [...shown.map(conditionText), ...(more > 0 ? [`${more} more`] : [])].join('; '),
    hints: shown.flatMap(({ path, hints }) => hints.map((hint) => hintText(hint, path))),
  };
}

function failing({ explanation }: TriedEvent): readonly ConditionReport[] {
  return explanation.conditions.filter(({ holds }) => !holds);
}

/** Whether the event is what the pattern is for, and differs in its content: then nothing need be missing. */
export function isOfPatternsKind(tried: TriedEvent): boolean {
  return failing(tried).every(
    ({ path, received }) => path !== 'source' && path !== 'detail-type' && received.length > 0,
  );
}

function wasPut(mock: EventBridgeMock, { id }: EventRecord): boolean {
  return mock.commands('PutEvents').some(({ output }) => {
    const results: readonly unknown[] = Array.isArray(output?.Entries) ? output.Entries : [];
    return results.some((result) => isObject(result) && result.EventId === id);
  });
}
