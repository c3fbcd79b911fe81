import { CLEARED_BY, SUPPLANTED, type EventBridgeMock, type ScheduleView } from '../../mock/public-types.js';
import type { InjectedFault } from '../../history/records.js';
import { isObject } from '../../text/kinds-of-values.js';
import type { EventSource } from '../subjects/event-source.js';
import type { SentCommand } from '../subjects/stub.js';
import { unknownMembers } from '../subjects/unknown-members.js';
import { bypassCauses } from './bypassed.js';
import { ruleOnSchedule } from './delivery.js';
import { ANY_RUN, idleSchedule } from './idle-schedule.js';
import { enumeration, errorText, quoted, short } from '../../text/words.js';

type Sender = EventSource['sender'];

/** What mocks and stubs have in common: each has a type of its own for what was sent. */
interface Asked {
  commands(operation: 'PutEvents'): readonly SentCommand[];
}

function putEventsCalls(sender: Asked): readonly SentCommand[] {
  return sender.commands('PutEvents');
}

/** What went wrong between production code and the service. */
export function sendingCauses(sender: Sender): string[] {
  const calls = putEventsCalls(sender);
  return [
    ...('attached' in sender && !sender.attached ? [RESTORED] : []),
    ...rejectedCalls(calls),
    ...calls.flatMap((call, index) => failedEntries({ call, index, calls: calls.length }, sender)),
    ...('warnings' in sender ? unknownMembers(sender, 'PutEvents') : []),
  ];
}

const RESTORED =
  'This mock was restored: it no longer answers any client, and does not know what was sent since.';

/**
 * The causes, or where there is none, that nothing was sent: any of them tells more than that.
 *
 * @param told schedules of which the message has told already
 */
export function orNeverCalled(
  causes: readonly string[],
  sender: Sender,
  told: readonly ScheduleView[] = [],
): readonly string[] {
  if (causes.length > 0) return causes;
  return [...neverCalled(sender), ...idleSchedules(sender), ...idleSchedulesOfScheduler(sender, told)];
}

/** Where nobody put an event, a schedule may have been meant to begin it all. */
function idleSchedules(sender: Sender): string[] {
  if ('kind' in sender || putEventsCalls(sender).length > 0) return [];
  return sender
    .buses()
    .flatMap((bus) => bus.rules())
    .filter(
      ({ patternText, state, targets }) =>
        patternText === undefined && state !== 'DISABLED' && targets.length > 0,
    )
    .filter((rule) => rule.events().length === 0)
    .map(ruleOnSchedule);
}

/** The same of those of EventBridge Scheduler. */
function idleSchedulesOfScheduler(sender: Sender, told: readonly ScheduleView[]): readonly string[] {
  if ('kind' in sender || putEventsCalls(sender).length > 0) return [];
  const toldArns = new Set(told.map(({ arn }) => arn));
  return sender
    .schedules()
    .filter((schedule) => schedule.invocations().length === 0 && !toldArns.has(schedule.arn))
    .flatMap((schedule) => idleSchedule(schedule, ANY_RUN));
}

function neverCalled(sender: Sender): string[] {
  // Events without a call were put on the bus by emit().
  if (putEventsCalls(sender).length > 0 || sender.events().length > 0) return [];
  const supplanted = SUPPLANTED in sender ? sender[SUPPLANTED] : undefined;
  if (isSupplanted(supplanted)) return [answeredElsewhere(supplanted)];
  const where = 'kind' in sender ? 'on this stub' : 'by a client that this mock is attached to';
  const names = [...new Set(sender.commands().map(({ name }) => name))];
  const only = names.length === 0 ? '' : `, only ${enumeration(names, 'and')}`;
  const since = 'kind' in sender ? '' : sinceCleared(sender);
  const isSilent = !('kind' in sender) && names.length === 0 && since === '';
  const bypassed = isSilent ? bypassCauses(sender) : [];
  return [
    `PutEvents was ${since === '' ? 'never' : 'not'} called ${where}${since}${only}. Does the code under test use such a client, and is it awaited?`,
    ...bypassed,
    ...(isSilent && bypassed.length === 0 ? [OTHER_COPY] : []),
  ];
}

const OTHER_COPY =
  'No client of this mock has sent anything. If modules were reset, or another copy of the SDK is loaded, attach the ' +
  'class that the code under test uses: eventBridge.attach(EventBridgeClient).';

function isSupplanted(value: unknown): value is { readonly commands: number; readonly madeAt?: string } {
  return isObject(value) && typeof value.commands === 'number';
}

/** @see docs/decisions/two-mocks-on-one-client.md */
function answeredElsewhere({
  commands,
  madeAt = 'inside isolate()',
}: {
  commands: number;
  madeAt?: string;
}): string {
  const what = commands === 1 ? '1 command was' : `${commands} commands were`;
  return (
    `${what} answered by another mock, made ${madeAt}. ` +
    'Of two mocks on one client, the one attached to the client itself answers; otherwise, the later one.'
  );
}

/** What is not there now may have been there before the history was cleared. */
export function sinceCleared(mock: EventBridgeMock): string {
  const by = mock[CLEARED_BY];
  return by === undefined ? '' : ` since ${by}`;
}

interface RejectedCall {
  readonly error: Error;
  /** What is wrong in plain words. */
  readonly explanation: string | undefined;
  readonly times: number;
  readonly planned: string;
}

function rejectedCalls(calls: readonly SentCommand[]): string[] {
  const rejected = new Map<string, RejectedCall>();
  for (const call of calls) {
    const { error } = call;
    if (error === undefined) continue;
    const text = `${error.name}: ${error.message}`;
    const planned = plannedBy(call, ({ effect }) => effect === 'failed');
    const times = (rejected.get(text)?.times ?? 0) + 1;
    rejected.set(text, { error, explanation: call.explanation, times, planned });
  }
  return [...rejected.values()].map(({ error, explanation, times, planned }) => {
    const head = `PutEvents was rejected${times > 1 ? ` ${times} times` : ''}${planned}`;
    return `${head}: ${[...(explanation === undefined ? [] : [explanation]), errorText(error)].join(' ')}`;
  });
}

interface PlacedCall {
  readonly call: SentCommand;
  readonly index: number;
  readonly calls: number;
}

/** What the mock noted of such an entry, where that is the same for all of them. */
function explanationOf(
  sender: Sender,
  failed: { readonly entry: number; readonly detailType: unknown },
): string | undefined {
  if (!('warnings' in sender)) return undefined;
  const explanations = new Set<string | undefined>();
  for (const warning of sender.warnings()) {
    if (warning.kind !== 'entry-failed' || warning.operation !== 'PutEvents') continue;
    if (warning.entry === failed.entry && warning.detailType === failed.detailType) {
      explanations.add(warning.explanation);
    }
  }
  return explanations.size === 1 ? [...explanations][0] : undefined;
}

/** PutEvents answers 200 when entries fail: who does not look at FailedEntryCount does not notice. */
function failedEntries({ call, index, calls }: PlacedCall, sender: Sender): string[] {
  const sent = objectsIn(call.input.Entries);
  const results = objectsIn(call.output?.Entries);
  const ofEntries = results.length > 1 ? ` of ${results.length}` : '';
  const ofCalls = calls > 1 ? ` of call ${index + 1}` : '';
  return results.flatMap(({ ErrorCode: code, ErrorMessage: message }, entry) => {
    if (typeof code !== 'string') return [];
    const detailType = sent[entry]?.DetailType;
    const event = typeof detailType === 'string' ? ` (${quoted(short(detailType))})` : '';
    const planned = plannedBy(call, ({ entries }) => entries?.includes(entry) === true);
    const explanation = planned === '' ? explanationOf(sender, { entry, detailType }) : undefined;
    const reason = [code, message].filter((text) => typeof text === 'string' && text !== '').join(': ');
    const text = [explanation, reason].filter((part) => part !== undefined).join(' ');
    return `PutEvents answered, but entry ${entry + 1}${ofEntries}${ofCalls}${event} failed${planned}: ${text}`;
  });
}

/** The call of the test that made a call's last attempt end so, as the test would write it. */
function plannedBy(
  { faults = [], attempts }: SentCommand,
  isReason: (fault: InjectedFault) => boolean,
): string {
  const planned = faults.find((fault) => fault.attempt === attempts && isReason(fault))?.by;
  return planned ? `, as planned by ${planned.method}(${planned.args.map(sourceText).join(', ')})` : '';
}

function sourceText(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "\\'")}'`;
  if (typeof value === 'function') return '…';
  if (Array.isArray(value)) return `[${value.map(sourceText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Object.entries(value).map(([name, member]) => `${name}: ${sourceText(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

function objectsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  const elements: readonly unknown[] = Array.isArray(value) ? value : [];
  return elements.map((element) => (isObject(element) ? element : {}));
}
