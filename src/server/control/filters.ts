import type { CommandRecord, EventRecord, RuleTarget } from '../../history/records.js';
import type { ScheduleOfTarget } from '../../history/schedule-records.js';
import type { EventEnvelope } from '../../event/envelope.js';
import { nameInArn } from '../../text/arn.js';
import { MEANT } from '../../mock/public-types.js';
import { arnOfBus, arnsOfRules, arnsOfSchedules, busOfRule, namesOfTarget, operationNamed } from './names.js';
import type { Asked } from './route.js';

/** Makes of a parameter's value what a record has to meet. @throws RouteRefusal for a name that nothing has. */
export type Filter<Record> = (value: string, asked: Asked) => (record: Record) => boolean;

export type Filters<Record> = Readonly<globalThis.Record<string, Filter<Record>>>;

export const EVENT_FILTERS: Filters<EventRecord> = {
  bus: (value, asked) => {
    const arn = arnOfBus(value, asked);
    return ({ eventBusArn }) => eventBusArn === arn;
  },
  rule: (value, { query, eventBridge }) => {
    const arns = arnsOfRules(value, query.get('bus'), eventBridge);
    return ({ matchedRules }) => matchedRules.some((arn) => arns.has(arn));
  },
  'detail-type': (value) => (event) => event['detail-type'] === value,
  source: (value) => (event) => event.source === value,
};

/** What a rule has passed to a target. */
type Passed = RuleTarget & { readonly event: EventEnvelope };

function passedTo(value: string, asked: Asked): (record: Passed) => boolean {
  const names = namesOfTarget(value, asked);
  return ({ target: { id, arn } }) => [id, arn, nameInArn(arn)].some((name) => names.has(name));
}

export const DELIVERY_FILTERS: Filters<Passed> = {
  bus: (value, asked) => {
    const arn = arnOfBus(value, asked);
    return ({ rule }) => busOfRule(rule) === arn;
  },
  rule: (value, { query, eventBridge }) => {
    const arns = arnsOfRules(value, query.get('bus'), eventBridge);
    return ({ rule }) => arns.has(rule.arn);
  },
  target: passedTo,
  'detail-type': (value) => (record) => record.event['detail-type'] === value,
  source: (value) => (record) => record.event.source === value,
};

/** What targets have got, of rules and of schedules: invocations, dead letters. */
type Sent = Passed | ScheduleOfTarget;

/** What is said of rules and events holds for nothing that a schedule has sent, and the other way round. */
export const SENT_FILTERS: Filters<Sent> = {
  ...Object.fromEntries(
    Object.entries(DELIVERY_FILTERS).map(([name, filter]) => [name, ofRules(filter)] as const),
  ),
  target: (value, asked) => {
    const isOfRule = ofRules(passedTo)(value, asked);
    const { isOfSchedule } = asked.eventBridge.target(value)[MEANT];
    return (record) => isOfRule(record) || ('schedule' in record && isOfSchedule(record));
  },
  schedule: (value, asked) => {
    const arns = arnsOfSchedules(value, asked);
    return (record) => 'schedule' in record && arns.has(record.schedule.arn);
  },
  group: (value) => (record) => 'schedule' in record && record.schedule.groupName === value,
};

function ofRules(filter: Filter<Passed>): Filter<Sent> {
  return (value, asked) => {
    const test = filter(value, asked);
    return (record) => 'rule' in record && test(record);
  };
}

export const COMMAND_FILTERS: Filters<CommandRecord> = {
  name: (value, asked) => {
    const operation = operationNamed(value, asked);
    return ({ name }) => name === operation;
  },
};

export const WARNING_FILTERS: Filters<unknown> = {};
