import type {
  ArchiveView,
  BusView,
  EventBridgeMock,
  ReplayView,
  RuleView,
  ScheduleView,
  TargetView,
} from '../../mock/public-types.js';
import { type ClientStub, isClient, isStub, isView } from '../given/kinds.js';
import { refuse, refuseKind } from '../misuse/misuse.js';
import { count, enumeration } from '../../text/words.js';

/** Takes from what is in `expect(…)` what a matcher needs. Refuses what the matcher cannot look at. */
export type SubjectReader<Subject> = (received: unknown) => ReadSubject<Subject>;

export interface ReadSubject<Subject> {
  readonly subject: Subject;
  /** What the value is called in `expect(…)`. */
  readonly label: string;
}

/** What a matcher may look at. */
export type Accepted = keyof typeof ACCEPTED;

const ACCEPTED = {
  mock: 'a mock',
  bus: 'a bus view',
  archive: 'an archive view',
  replay: 'a replay view',
  stub: 'a stub of EventBridgeClient',
  rule: 'a rule view',
  target: 'a target view',
  schedule: 'a schedule view',
  pattern: 'an event pattern (an object or JSON text)',
  event: 'an event',
};

/** How a subject is taken from each kind of thing that a matcher looks at, in the order in which messages list them. */
export interface ReadersByKind<Subject> {
  readonly mock?: (mock: EventBridgeMock) => Subject;
  readonly bus?: (bus: BusView) => Subject;
  readonly archive?: (archive: ArchiveView) => Subject;
  readonly replay?: (replay: ReplayView) => Subject;
  /** Undefined for a stub of another client. */
  readonly stub?: (stub: ClientStub) => Subject | undefined;
  readonly rule?: (rule: RuleView) => Subject;
  readonly target?: (target: TargetView) => Subject;
  readonly schedule?: (schedule: ScheduleView) => Subject;
}

/** Reads mocks, views and stubs: things with a history. */
export function subjectOf<Subject>(read: ReadersByKind<Subject>): SubjectReader<Subject> {
  const { mock, bus, archive, replay, stub, rule, target, schedule } = read;
  return (received) => {
    if (mock && isView(received, 'mock')) {
      refuseOutsideOfIsolation(received);
      return { subject: mock(received), label: 'eventBridge' };
    }
    if (bus && isView(received, 'bus')) return { subject: bus(inside(received)), label: 'bus' };
    if (archive && isView(received, 'archive'))
      return { subject: archive(inside(received)), label: 'archive' };
    if (replay && isView(received, 'replay')) return { subject: replay(inside(received)), label: 'replay' };
    if (rule && isView(received, 'rule')) return { subject: rule(inside(received)), label: 'rule' };
    if (target && isView(received, 'target')) return { subject: target(inside(received)), label: 'target' };
    if (schedule && isView(received, 'schedule'))
      return { subject: schedule(inside(received)), label: 'schedule' };
    const sent = stub && isStub(received) ? stub(received) : undefined;
    if (sent !== undefined) return { subject: sent, label: 'stub' };
    const accepts = Object.keys(ACCEPTED).filter((kind): kind is Accepted => kind in read);
    return refuseReceived(accepts, received);
  };
}

function inside<View extends { readonly mock: EventBridgeMock }>(view: View): View {
  refuseOutsideOfIsolation(view.mock);
  return view;
}

/**
 * Refuses the history of a mock where an isolated one answers in its place: nothing that the running code does shows
 * there, so that every negated assertion would hold.
 */
function refuseOutsideOfIsolation(mock: EventBridgeMock): void {
  const { current } = mock;
  if (current === mock) return;
  const runs = current.scheduleInvocations().length;
  const invoked = runs === 0 ? '' : `, and its schedules have invoked targets ${count(runs, 'time')}`;
  refuse(
    'received belongs to the mock outside isolate(), but this code runs inside, where an isolated mock answers. ' +
      `That one has received ${count(current.events().length, 'event')} so far${invoked}.`,
    'Pass the mock that the callback is given, or a view of it; eventBridge.current is that mock, too.',
  );
}

/** Says what to pass, and where what was passed would be right. */
export function refuseReceived(accepts: readonly Accepted[], received: unknown): never {
  const must = enumeration(
    accepts.map((kind) => ACCEPTED[kind]),
    'or',
  );
  const remedies = [matcherFor(received), howToGet(accepts)].filter((text) => text !== '');
  return refuseKind('received', must, received, remedies.join(' '));
}

function howToGet(accepts: readonly Accepted[]): string {
  switch (accepts[0]) {
    case 'mock': {
      const view = accepts.includes('bus') ? 'bus(name)' : 'target(arnOrId)';
      return `Pass what mockEventBridge returned: expect(eventBridge), or expect(eventBridge.${view}).`;
    }
    case 'rule':
      return `Pass expect(eventBridge.rule(name, eventBusName))${orSchedule(accepts)}.`;
    case 'target':
      return `Pass expect(eventBridge.target(arnOrId))${orSchedule(accepts)}.`;
    case 'pattern':
      return "Pass a pattern such as { source: ['shop'] }.";
    case 'event':
      return "Pass an event such as { Source: 'shop', DetailType: 'OrderPaid', Detail: { orderId: 'o-1' } }.";
    default:
      return '';
  }
}

function orSchedule(accepts: readonly Accepted[]): string {
  return accepts.includes('schedule') ? ' or expect(eventBridge.schedule(name, groupName))' : '';
}

function matcherFor(received: unknown): string {
  if (isClient(received)) return 'This is the client; its mock knows what it sent.';
  if (isView(received, 'mock') || isView(received, 'bus'))
    return 'For what it received, use toHaveReceivedEvent.';
  if (isView(received, 'rule')) return 'For a rule, use toHaveMatchedEvent or toMatchEvent.';
  if (isView(received, 'target')) return 'For a target, use toHaveReceivedInvocation.';
  if (isView(received, 'schedule'))
    return 'For a schedule, use toHaveReceivedInvocation or toHaveInvokedTarget.';
  if (isView(received, 'endpoint'))
    return 'The events of an endpoint are on its buses: expect(endpoint.activeBus), for instance.';
  return '';
}
