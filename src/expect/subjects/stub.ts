import type { SentToStub } from '../causes/sending.js';
import { readJsonObject, readTime } from '../given/event-values.js';
import type { ReceivedEvent } from '../scope.js';
import { settledAnswer } from './settled-answer.js';

/** A stub of aws-sdk-client-mock, told by its members: it is not imported, and there may be copies. */
export interface ClientStub {
  calls(): readonly StubCall[];
  clientName(): string;
}

interface StubCall {
  /** The command; always the same array for the same call. */
  readonly args: readonly unknown[];
  /** The promise of the answer; undefined where no behaviour was given. */
  readonly returnValue?: unknown;
}

export function isStub(value: unknown): value is ClientStub {
  if (typeof value !== 'object' || value === null) return false;
  return ['calls', 'commandCalls', 'clientName', 'resolves'].every(
    (name) => name in value && typeof Reflect.get(value, name) === 'function',
  );
}

/** What was sent to a stub, as the history of a mock would have it. */
export function sentTo(stub: ClientStub): SentToStub {
  const calls = stub.calls().map(({ args, returnValue }) => ({ args, ...settledAnswer(returnValue) }));
  const commands = calls.map(({ args: [command], rejection, failures }) => {
    const input = inputOf(command);
    const Entries = entriesOf(input).map((_, index) => failures.get(index) ?? {});
    const answer = rejection === undefined ? { output: { Entries } } : { error: errorOf(rejection) };
    return { name: nameOf(command), input, ...answer };
  });
  const accepted = calls.filter(
    ({ args: [command], rejection }) => nameOf(command) === 'PutEvents' && rejection === undefined,
  );
  return {
    kind: 'stub',
    commands: (name) => commands.filter((command) => name === undefined || command.name === name),
    events: () =>
      accepted.flatMap(({ args, failures }) => sentEvents(args).filter((_, index) => !failures.has(index))),
  };
}

const SENT_EVENTS = Symbol.for('aws-eventbridge-mock.sent-events');

/** Made once a call: what is known of an event, such as that an assertion vouched for it, is written on it. */
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
  return typeof command === 'object' && command !== null
    ? command.constructor.name.replace(/Command$/, '')
    : '';
}

function inputOf(command: unknown): Readonly<Record<string, unknown>> {
  if (typeof command !== 'object' || command === null || !('input' in command)) return {};
  return typeof command.input === 'object' ? { ...command.input } : {};
}

function entriesOf({
  Entries,
}: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] {
  const entries: readonly unknown[] = Array.isArray(Entries) ? Entries : [];
  return entries.map((entry) => (typeof entry === 'object' ? { ...entry } : {}));
}

/** Some versions of Node write `Error [ThrottlingException]: …`. */
function errorOf(text: string): Error {
  const [, name = 'Error', message = text] = /^(?:[\w$.]+ \[)?([\w$.]+)\]?: (.*)$/.exec(text) ?? [];
  const error = new Error(message);
  error.name = name;
  return error;
}
