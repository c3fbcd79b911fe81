import { explainInOrder } from '../../pattern/explain/ordered-explanation.js';
import { textOfRecord } from '../../expect/subjects/event.js';
import { conditionText } from '../../pattern/explain/condition-text.js';
import type { PatternExplanation } from '../../pattern/explain/ordered-explanation.js';
import { hintText, valueText } from '../../pattern/explain/hint-text.js';
import { isOnTheWire } from '../../event/envelope.js';
import { detailOf, readGivenEvent, timeOf } from '../../event/given-event.js';
import type { EventRecord } from '../../history/records.js';
import type { EventBridgeMock, RuleView } from '../../mock/public-types.js';
import type { ConditionReport } from '../../pattern/explain/explanation.js';
import { parse } from '../../pattern/language.js';
import { describeAlternative } from '../../pattern/operators/registry.js';
import { given } from '../../text/given.js';
import { arnOfBus, arnsOfRules, busNamed, eventsNamed, notFound } from './names.js';
import { badRequest, RouteRefusal } from './route-refusal.js';
import type { Asked, Members } from './route.js';

/** Why an event of the history matched each rule of its bus, or did not. A forwarded one came to several buses. */
export function explainRecord(asked: Asked): object {
  const { eventBridge, query } = asked;
  const id = query.get('event');
  if (id === undefined) {
    throw badRequest('MissingParameter', 'GET /_mock/explain needs the id of an event: explain?event=<id>.');
  }
  const bus = query.get('bus');
  const busArn = bus === undefined ? undefined : arnOfBus(bus, asked);
  const came = eventsNamed(id, eventBridge);
  const events = came.filter(({ eventBusArn }) => busArn === undefined || eventBusArn === busArn);
  const [event] = events;
  if (!event) {
    const buses = came.map(({ eventBusName }) => eventBusName);
    throw notFound('UnknownEvent', `The event was received on ${buses.join(', ')}.`, id, []);
  }
  const rule = query.get('rule');
  const arns = rule === undefined ? undefined : arnsOfRules(rule, bus, eventBridge);
  return {
    event,
    rules: events.flatMap((one) =>
      rulesOf(one.eventBusArn, eventBridge, arns).map((each) => explainedArrival(each, one)),
    ),
  };
}

/** Why an event that nobody has sent would match each rule of a bus, or would not. */
export function explainGiven(asked: Asked, { event, bus, rule }: Members): object {
  const { eventBridge } = asked;
  const { envelope, eventBusName } = readEvent(event, eventBridge);
  const busName = textOf('bus', bus) ?? textOf('EventBusName', eventBusName) ?? 'default';
  const { arn } = busNamed(busName, eventBridge);
  const ruleName = textOf('rule', rule);
  const arns = ruleName === undefined ? undefined : arnsOfRules(ruleName, busName, eventBridge);
  const text = JSON.stringify(envelope);
  return { event: envelope, rules: rulesOf(arn, eventBridge, arns).map((one) => explainedTrial(one, text)) };
}

function textOf(member: string, value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  throw badRequest('InvalidBody', `"${member}" must be a string, not ${given(value)}.`);
}

/** All rules of a bus, or some. Those of AWS itself, such as an archive's, are left out, as events leave them out. */
function rulesOf(
  busArn: string,
  eventBridge: EventBridgeMock,
  arns: ReadonlySet<string> | undefined,
): readonly RuleView[] {
  return eventBridge
    .bus(busArn)
    .rules()
    .filter(({ managedBy, arn }) => managedBy === undefined && (arns?.has(arn) ?? true));
}

function explainedArrival(rule: RuleView, event: EventRecord): object {
  const matched = event.matchedRules.includes(rule.arn);
  return explained(rule, textOfRecord(event), (explanation) => {
    if (explanation === undefined) return { matched, reason: matched ? 'its schedule ran' : BY_SCHEDULE };
    if (matched) {
      return { matched, ...(!explanation.matches && { reason: `${CHANGED}: ${unmetText(explanation)}` }) };
    }
    if (!explanation.matches) return { matched, reason: unmetText(explanation) };
    return { matched, reason: rule.state === 'DISABLED' ? DISABLED : 'would match now, but did not then' };
  });
}

function explainedTrial(rule: RuleView, text: string): object {
  return explained(rule, text, (explanation) => {
    if (explanation === undefined) return { matched: false, reason: BY_SCHEDULE };
    if (!explanation.matches) return { matched: false, reason: unmetText(explanation) };
    return rule.state === 'DISABLED' ? { matched: false, reason: DISABLED } : { matched: true };
  });
}

const BY_SCHEDULE = 'has a schedule and no pattern';
const DISABLED = 'the rule is DISABLED';
const CHANGED = 'matched then, but its pattern has changed since';

interface Verdict {
  readonly matched: boolean;
  readonly reason?: string;
}

/** @param verdict - what is to say of a rule with a pattern; of one without, undefined is explained */
function explained(
  { name, arn, eventBusName, state, patternText }: RuleView,
  eventText: string,
  verdict: (explanation: PatternExplanation | undefined) => Verdict,
): object {
  const about = { name, arn, eventBusName, state };
  if (patternText === undefined) return { ...about, ...verdict(undefined) };
  const explanation = explainInOrder(parse(patternText), eventText);
  const { combinations, conditions } = explanation;
  return {
    ...about,
    ...verdict(explanation),
    ...(combinations > 1 && { combinations }),
    conditions: conditions.map(conditionWords),
  };
}

function unmetText({ conditions }: PatternExplanation): string {
  return conditions
    .filter(({ holds }) => !holds)
    .map(conditionText)
    .join('; ');
}

/** In the words of the matchers' tables. */
function conditionWords({ path, holds, needs, received, metBy, hints }: ConditionReport): object {
  return {
    path,
    holds,
    needs: needs.map(describeAlternative),
    received: received.map(valueText),
    ...(metBy && { metBy: describeAlternative(metBy.alternative) }),
    hints: hints.map((hint) => hintText(hint, path)),
  };
}

interface ReadEvent {
  readonly envelope: object;
  readonly eventBusName: unknown;
}

/** An event in the spelling of PutEvents or of the envelope, with what every event on a bus has. */
function readEvent(event: unknown, { account, region, clock }: EventBridgeMock): ReadEvent {
  if (event === undefined) throw new RouteRefusal(400, 'MissingMember', EVENT_NEEDED);
  const members = readGivenEvent(event, 'explain');
  const time = clock
    .now()
    .toISOString()
    .replace(/\.\d+Z$/, 'Z');
  const envelope: Record<string, unknown> = {
    version: '0',
    id: '00000000-0000-4000-8000-000000000000',
    ...{ account, region, time },
    resources: [],
  };
  for (const one of members.filter(({ member }) => isOnTheWire(member))) {
    const { member, value } = one;
    envelope[member] =
      member === 'detail' ? detailOf(one, 'explain') : member === 'time' ? timeOf(one, 'explain') : value;
  }
  const named = members.find(({ member }) => member === 'eventBusName');
  return { envelope, eventBusName: named?.value };
}

const EVENT_NEEDED = 'POST /_mock/explain needs an "event", in the spelling of PutEvents or of rules.';
