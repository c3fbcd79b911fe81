import { inspect } from 'node:util';
import { isObject } from '../../text/kinds-of-values.js';
import type { CommandRecord } from '../../history/records.js';
import { readJsonObject, readTime } from '../given/event-values.js';
import type { ClientStub, StubCall } from '../given/kinds.js';
import type { ReceivedEvent } from './items.js';
import { settled } from '../../environment/settled-promise.js';

/** What production code sent to a stub in the place of a client. */
export interface SentToStub {
  readonly kind: 'stub';
  commands(operation?: 'PutEvents'): readonly SentCommand[];
  events(): readonly ReceivedEvent[];
}

export type SentCommand = Pick<CommandRecord, 'name' | 'input' | 'output' | 'error'> &
  Partial<Pick<CommandRecord, 'faults' | 'attempts' | 'explanation'>>;

/** What was sent to a stub, as the history of a mock would have it. */
export function sentTo(stub: ClientStub): SentToStub {
  const calls = stub.calls().map((call) => ({ call, command: commandOf(call) }));
  return {
    kind: 'stub',
    commands: (name) =>
      calls.flatMap(({ command }) => (name === undefined || command.name === name ? [command] : [])),
    events: () => calls.flatMap(({ call, command }) => receivedEvents(call, command)),
  };
}

function commandOf({ args: [command], returnValue }: StubCall): SentCommand {
  const answer = settled(returnValue);
  const sent = { name: nameOf(command), input: inputOf(command) };
  if (answer && 'reason' in answer) return { ...sent, error: errorOf(answer.reason) };
  const results = isObject(answer?.value) ? entriesOf(answer.value) : [];
  return { ...sent, output: { Entries: entriesOf(sent.input).map((_, index) => resultOf(results[index])) } };
}

/** What became of an entry, its message on one line. */
function resultOf({ ErrorCode, ErrorMessage }: Readonly<Record<string, unknown>> = {}): object {
  if (typeof ErrorMessage !== 'string') return { ErrorCode, ErrorMessage };
  const line = ErrorMessage.replaceAll(/[\n\r\t]/g, (space) => JSON.stringify(space).slice(1, -1));
  return { ErrorCode, ErrorMessage: line };
}

/** Nothing of a call that was rejected, and no entry that failed in the answer. */
function receivedEvents({ args }: StubCall, { name, output, error }: SentCommand): readonly ReceivedEvent[] {
  if (name !== 'PutEvents' || error !== undefined) return [];
  const results = entriesOf(output ?? {});
  return sentEvents(args).filter((_, index) => {
    const { ErrorCode, ErrorMessage } = results[index] ?? {};
    return ErrorCode === undefined && ErrorMessage === undefined;
  });
}

const SENT_EVENTS = Symbol.for('aws-eventbridge-mock.sent-events');

/** Made once a call: what is known of an event, such as that an assertion covered it, is written on it. */
function sentEvents(
  args: readonly unknown[] & { [SENT_EVENTS]?: readonly ReceivedEvent[] },
): readonly ReceivedEvent[] {
  const known = args[SENT_EVENTS];
  if (known) return known;
  const events = entriesOf(inputOf(args[0])).map(sentEvent);
  Object.defineProperty(args, SENT_EVENTS, { value: events });
  return events;
}

/** Nothing is filled in: a stub has no service behind it that would. */
function sentEvent(entry: Readonly<Record<string, unknown>>): ReceivedEvent {
  const { Source, DetailType, Detail, Resources, Time, EventBusName: bus = 'default' } = entry;
  const time = readTime(Time);
  return {
    ...(typeof Source === 'string' && { source: Source }),
    ...(typeof DetailType === 'string' && { 'detail-type': DetailType }),
    ...(Detail !== undefined && { detail: readJsonObject(Detail) ?? Detail }),
    ...(Array.isArray(Resources) && { resources: Resources.map(String) }),
    ...(time !== undefined && { time }),
    ...(typeof bus === 'string' && { eventBusName: bus.slice(bus.lastIndexOf('/') + 1) }),
    ...(typeof bus === 'string' && bus.startsWith('arn:') && { eventBusArn: bus }),
  };
}

function nameOf(command: unknown): string {
  return isObject(command) ? command.constructor.name.replace(/Command$/, '') : '';
}

function inputOf(command: unknown): Readonly<Record<string, unknown>> {
  return isObject(command) && isObject(command.input) ? command.input : {};
}

function entriesOf({
  Entries,
}: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] {
  const entries: readonly unknown[] = Array.isArray(Entries) ? Entries : [];
  return entries.map((entry) => (isObject(entry) ? entry : {}));
}

/** Known by its members: it may be of another realm, such as the process's own beneath Jest. */
function errorOf(reason: unknown): Error {
  if (isObject(reason) && typeof reason.name === 'string' && typeof reason.message === 'string') {
    return Object.assign(new Error(reason.message), { name: reason.name });
  }
  return new Error(typeof reason === 'string' ? reason : inspect(reason));
}
