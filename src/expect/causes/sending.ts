import type { InjectedFault } from '../../history/records.js';
import { SUPPLANTED } from '../../mock/public-types.js';
import { isObject } from '../../text/kinds-of-values.js';
import type { EventSource } from '../subjects/event-source.js';
import type { SentCommand } from '../subjects/stub.js';
import { enumeration, errorText, quoted, short } from '../words/words.js';

type Sender = EventSource['sender'];

/** What went wrong between production code and the service. */
export function sendingCauses(sender: Sender): string[] {
  const calls: readonly SentCommand[] = sender.commands('PutEvents');
  const isRestored = 'attached' in sender && !sender.attached;
  return [
    ...(isRestored ? [RESTORED] : calls.length === 0 ? neverCalled(sender) : []),
    ...rejectedCalls(calls),
    ...calls.flatMap((call, index) => failedEntries(call, index, calls.length)),
  ];
}

const RESTORED =
  'This mock was restored: it answers no client any more, and knows nothing of what was sent since.';

function neverCalled(sender: Sender): string[] {
  // Events without a call were put on the bus by emit().
  if (sender.events().length > 0) return [];
  const supplanted = SUPPLANTED in sender ? sender[SUPPLANTED] : undefined;
  if (isSupplanted(supplanted)) return [answeredElsewhere(supplanted)];
  const where = 'kind' in sender ? 'on this stub' : 'by a client that this mock is attached to';
  const names = [...new Set(sender.commands().map(({ name }) => name))];
  const only = names.length === 0 ? '' : `, only ${enumeration(names, 'and')}`;
  return [
    `PutEvents was never called ${where}${only}. Does the code under test use such a client, and is it awaited?`,
    ...('kind' in sender || names.length > 0 ? [] : [OTHER_COPY]),
  ];
}

const OTHER_COPY =
  'No client of this mock has sent anything. Where modules were reset, or another copy of the SDK is loaded, attach the ' +
  'class that the code under test uses: eventBridge.attach(EventBridgeClient).';

function isSupplanted(value: unknown): value is { readonly commands: number; readonly madeAt?: string } {
  return isObject(value) && typeof value.commands === 'number';
}

/** @see docs/decisions/two-mocks-on-one-client.md */
function answeredElsewhere({
  commands,
  madeAt = 'inside of isolate()',
}: {
  commands: number;
  madeAt?: string;
}): string {
  const what = commands === 1 ? '1 command was' : `${commands} commands were`;
  return (
    `${what} answered by another mock, made ${madeAt}. ` +
    'Of two mocks on one client the one attached to the client itself answers, then the later one.'
  );
}

function rejectedCalls(calls: readonly SentCommand[]): string[] {
  const rejected = new Map<string, { error: Error; times: number; planned: string }>();
  for (const call of calls) {
    const { error } = call;
    if (error === undefined) continue;
    const text = `${error.name}: ${error.message}`;
    const planned = plannedBy(call, ({ effect }) => effect === 'failed');
    rejected.set(text, { error, times: (rejected.get(text)?.times ?? 0) + 1, planned });
  }
  return [...rejected.values()].map(
    ({ error, times, planned }) =>
      `PutEvents was rejected${times > 1 ? ` ${times} times` : ''}${planned}: ${errorText(error)}`,
  );
}

/** PutEvents answers 200 when entries fail: who does not look at FailedEntryCount does not notice. */
function failedEntries(call: SentCommand, index: number, calls: number): string[] {
  const sent = objectsIn(call.input.Entries);
  const results = objectsIn(call.output?.Entries);
  const ofEntries = results.length > 1 ? ` of ${results.length}` : '';
  const ofCalls = calls > 1 ? ` of call ${index + 1}` : '';
  return results.flatMap(({ ErrorCode: code, ErrorMessage: message }, entry) => {
    if (typeof code !== 'string') return [];
    const detailType = sent[entry]?.DetailType;
    const event = typeof detailType === 'string' ? ` (${quoted(short(detailType))})` : '';
    const planned = plannedBy(call, ({ entries }) => entries?.includes(entry) === true);
    const reason = [code, message].filter((text) => typeof text === 'string' && text !== '').join(': ');
    return `PutEvents answered, but entry ${entry + 1}${ofEntries}${ofCalls}${event} failed${planned}: ${reason}`;
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
