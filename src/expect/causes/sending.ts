import type { EventBridgeMock } from '../../mock/public-types.js';
import type { CommandRecord, InjectedFault } from '../../history/records.js';
import type { ReceivedEvent } from '../scope.js';
import type { Cause } from './cause.js';

/** Where production code's calls can be read: a mock, or a stub in its place. */
export type Sender = EventBridgeMock | SentToStub;

export interface SentToStub {
  readonly kind: 'stub';
  commands(operation?: 'PutEvents'): readonly SentCommand[];
  events(): readonly ReceivedEvent[];
}

type SentCommand = Pick<CommandRecord, 'name' | 'input' | 'output' | 'error'> &
  Partial<Pick<CommandRecord, 'faults' | 'attempts'>>;

/** What went wrong between production code and the service. */
export function sendingCauses(sender: Sender): Cause[] {
  const calls = sender.commands('PutEvents');
  const isRestored = 'attached' in sender && !sender.attached;
  return [
    ...(isRestored ? [{ kind: 'restored' } as const] : calls.length === 0 ? neverCalled(sender) : []),
    ...rejectedCalls(calls),
    ...failedEntries(calls),
  ];
}

function neverCalled(sender: Sender): Cause[] {
  // Events without a call were put on the bus by emit().
  if (sender.events().length > 0) return [];
  const calls = [...new Set(sender.commands().map(({ name }) => name))];
  return [{ kind: 'no-put-events', calls, on: 'kind' in sender ? 'stub' : 'mock' }];
}

function rejectedCalls(calls: readonly SentCommand[]): Cause[] {
  const byText = new Map<string, { error: Error; count: number; planned?: Planner }>();
  for (const call of calls) {
    const { error } = call;
    if (error === undefined) continue;
    const text = `${error.name}: ${error.message}`;
    const planned = plannerOf(call, ({ effect }) => effect === 'failed');
    byText.set(text, { error, count: (byText.get(text)?.count ?? 0) + 1, ...(planned && { planned }) });
  }
  return [...byText.values()].map((rejected) => ({ kind: 'rejected-call', ...rejected }));
}

/** PutEvents answers 200 when entries fail: who does not look at FailedEntryCount does not notice. */
function failedEntries(calls: readonly SentCommand[]): Cause[] {
  return calls.flatMap((record, call) => {
    const { input, output } = record;
    const sent = objectsIn(input.Entries);
    const results = objectsIn(output?.Entries);
    return results.flatMap(({ ErrorCode: code, ErrorMessage: message }, index): Cause[] => {
      if (typeof code !== 'string') return [];
      const detailType = sent[index]?.DetailType;
      const planned = plannerOf(record, ({ entries }) => entries?.includes(index) === true);
      return [
        {
          kind: 'failed-entry',
          entry: index + 1,
          entries: results.length,
          call: call + 1,
          calls: calls.length,
          code,
          message: typeof message === 'string' ? message : '',
          ...(typeof detailType === 'string' && { detailType }),
          ...(planned && { planned }),
        },
      ];
    });
  });
}

type Planner = InjectedFault['by'];

/** What the test planned that made a call's last attempt end so. */
function plannerOf(
  { faults = [], attempts }: SentCommand,
  isReason: (fault: InjectedFault) => boolean,
): Planner | undefined {
  return faults.find((fault) => fault.attempt === attempts && isReason(fault))?.by;
}

function objectsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  const elements: readonly unknown[] = Array.isArray(value) ? value : [];
  return elements.map((element) => (typeof element === 'object' ? { ...element } : {}));
}
