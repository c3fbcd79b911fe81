import type { EventBridgeMock } from '../../eventbridge-mock.js';
import type { CommandRecord } from '../../history/records.js';
import type { Cause } from './cause.js';

/** What went wrong between production code and the service. */
export function sendingCauses(mock: EventBridgeMock): Cause[] {
  const calls = mock.commands('PutEvents');
  if (calls.length === 0) return neverCalled(mock);
  return [...rejectedCalls(calls), ...failedEntries(calls)];
}

function neverCalled(mock: EventBridgeMock): Cause[] {
  // Events without a call were put on the bus by emit().
  if (mock.events().length > 0) return [];
  return [{ kind: 'no-put-events', calls: [...new Set(mock.commands().map(({ name }) => name))] }];
}

function rejectedCalls(calls: readonly CommandRecord[]): Cause[] {
  const byText = new Map<string, { error: Error; count: number }>();
  for (const { error } of calls) {
    if (error === undefined) continue;
    const text = `${error.name}: ${error.message}`;
    byText.set(text, { error, count: (byText.get(text)?.count ?? 0) + 1 });
  }
  return [...byText.values()].map((rejected) => ({ kind: 'rejected-call', ...rejected }));
}

/** PutEvents answers 200 when entries fail: who does not look at FailedEntryCount does not notice. */
function failedEntries(calls: readonly CommandRecord[]): Cause[] {
  return calls.flatMap(({ output }, call) => {
    const entries = resultEntries(output);
    return entries.flatMap(({ ErrorCode: code, ErrorMessage: message }, index): Cause[] => {
      if (typeof code !== 'string') return [];
      const position = { entry: index + 1, entries: entries.length, call: call + 1, calls: calls.length };
      return [
        { kind: 'failed-entry', ...position, code, message: typeof message === 'string' ? message : '' },
      ];
    });
  });
}

interface ResultEntry {
  readonly ErrorCode?: unknown;
  readonly ErrorMessage?: unknown;
}

function resultEntries(output: CommandRecord['output']): readonly ResultEntry[] {
  const entries: unknown = output?.Entries;
  return Array.isArray(entries)
    ? entries.filter((entry): entry is ResultEntry => typeof entry === 'object')
    : [];
}
