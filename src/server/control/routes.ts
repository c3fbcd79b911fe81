import { isObject } from '../../text/kinds-of-values.js';
import * as changes from './changes.js';
import { coverage, diagram } from './overviews.js';
import { explainGiven, explainRecord } from './explanations.js';
import { health } from './health.js';
import { recordsRoute } from './records.js';
import { buses, rules } from './resources.js';
import { schedules } from './schedules.js';
import { ROOT, type Asked, type Members, type Route } from './route.js';

/** All that the server does under `/_mock/`, but for the page. */
export const ROUTES: readonly Route[] = [
  get('health', 'whether the server is up, its account and time, how many records there are', health),
  recordsRoute('events', 'events', 'the events that buses received, each with the rules that it matched'),
  recordsRoute('commands', 'commands', 'the calls of operations, with inputs, outputs and errors'),
  recordsRoute('deliveries', 'deliveries', 'what became of each event for each target, attempt by attempt'),
  recordsRoute('invocations', 'invocations', 'what targets received, of rules and of schedules'),
  recordsRoute('deadLetters', 'dead-letters', 'what went to dead-letter queues, of rules and of schedules'),
  recordsRoute('warnings', 'warnings', 'what EventBridge silently accepts'),
  get('buses', 'event buses, with counts of rules and events', buses),
  {
    ...get('rules', 'rules with conditions, targets and counts', rules),
    query: ['bus', 'rule'],
  },
  {
    ...get('schedules', 'schedules of EventBridge Scheduler with targets and counts', schedules),
    query: ['schedule', 'group'],
  },
  {
    ...get('explain', 'why an event matched each rule of its bus, or did not', explainRecord),
    query: ['event', 'bus', 'rule'],
  },
  post('explain', 'the same for an event that was not sent', explainGiven, {
    event: { source: 'shop', 'detail-type': 'Order Paid', detail: { total: 150 } },
    bus: 'orders',
    rule: 'paid',
  }),
  {
    ...get('coverage', 'which rules, conditions, targets and schedules were tested', coverage),
    query: ['words'],
  },
  {
    ...get('diagram', 'the account as Mermaid text, or the path of one event', diagram),
    query: ['event'],
  },
  postWhole(
    'emit',
    'puts an event, as an AWS service would: an event, or an entry of PutEvents',
    changes.emit,
    { source: 'shop', 'detail-type': 'Order Paid', detail: { total: 150 }, eventBusName: 'orders' },
    { Source: 'shop', DetailType: 'Order Paid', Detail: '{"total":150}', EventBusName: 'orders' },
  ),
  post('settled', 'answers when everything that was sent is delivered, retries included', changes.settled),
  post(
    'clock',
    'advances the time of the account: by a duration, or to a time',
    changes.clock,
    { advanceBy: '5 minutes' },
    { advanceTo: '2027-01-01T00:00:00Z' },
  ),
  postWhole('seed', 'adds what a seed describes, or a list of seeds', changes.seed, {
    buses: { orders: { rules: { paid: { pattern: { source: ['shop'] } } } } },
  }),
  post('fault', 'makes calls of an operation go wrong', changes.fault, {
    operation: 'PutEvents',
    plan: { error: 'ThrottlingException', times: 2 },
  }),
  post('target-fault', 'makes deliveries to a target go wrong', changes.targetFault, {
    target: 'billing',
    fault: { errorCode: 'THROTTLING', times: 2 },
  }),
  post('clear-history', 'forgets the records and nothing else', changes.clearHistory),
  post(
    'reset',
    'brings the account back to its seed; history, faults and added time are gone',
    changes.reset,
  ),
  get('routes', 'this list', () => ({ routes: ROUTES.map(listed) })),
];

function get(path: string, does: string, answer: Route['answer']): Route {
  return { method: 'GET', path, does, bodies: [], answer };
}

type Change = (asked: Asked, members: Members) => object | Promise<object>;

/** @param bodies - examples with every member that a body may have; without them, no body is taken */
function post(path: string, does: string, change: Change, ...bodies: readonly object[]): Route {
  return { ...postWhole(path, does, change, ...bodies), members: bodies.flatMap(Object.keys) };
}

/** The same for a body that is the kit's own affair: an event, a seed. */
function postWhole(path: string, does: string, change: Change, ...bodies: readonly object[]): Route {
  return {
    ...{ method: 'POST', path, does, bodies },
    answer: (asked) => change(asked, isObject(asked.body) ? asked.body : {}),
  };
}

/** A route as the list shows it. */
function listed({ method, path, does, query, bodies }: Route): object {
  return {
    ...{ method, path: `${ROOT}${path}`, does },
    ...(query && { query }),
    ...(bodies.length > 0 && { bodies }),
  };
}
