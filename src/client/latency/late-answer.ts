import { isObject } from '../../text/kinds-of-values.js';
import { asOfNetwork } from '../faults/network-errors.js';
import { className } from '../sdk/client.js';
import type { SentCommand } from '../sdk/sent-command.js';
import type { Latency } from './latency.js';

/**
 * Waits for an answer that comes so many milliseconds after the attempt began.
 * @throws what the client's request handler would throw that does not wait so long, or whose caller does not.
 */
export async function lateAnswer(
  latency: Latency,
  sent: SentCommand,
  { milliseconds, since }: { readonly milliseconds: number; readonly since: Date },
): Promise<void> {
  const { abortSignal } = sent;
  let passed = 0;
  const waitUntil = async (then: number): Promise<void> => {
    const begin = new Date(since.getTime() + passed);
    await latency.wait({ milliseconds: then - passed, since: begin, abortSignal });
    passed = then;
  };
  for (const timeout of await requestTimeouts(sent, milliseconds)) {
    await waitUntil(timeout.milliseconds);
    if (timeout.error) throw timeout.error;
    timeout.complain();
  }
  await waitUntil(milliseconds);
}

/** When a client stops waiting for an answer, or only complains of it. */
interface RequestTimeout {
  readonly milliseconds: number;
  /** The error of the client's request handler; undefined where it goes on waiting. */
  readonly error: Error | undefined;
  readonly complain: () => void;
}

/**
 * What the client's request handler would do while it waits that long for an answer, in the order of time. It is known
 * of the SDK's handlers, of any version.
 */
async function requestTimeouts(
  { client, options }: SentCommand,
  latency: number,
): Promise<readonly RequestTimeout[]> {
  const { requestHandler } = client.config;
  if (!isObject(requestHandler)) return [];
  const config = await handlerConfig(requestHandler);
  const ofCall = isObject(options) && 'requestTimeout' in options ? options.requestTimeout : undefined;
  return timeoutsOf(requestHandler, { ...config, ...(ofCall !== undefined && { requestTimeout: ofCall }) })
    .filter(({ milliseconds }) => milliseconds > 0 && milliseconds < latency)
    .sort((a, b) => a.milliseconds - b.milliseconds);
}

type HandlerConfig = Readonly<Record<string, unknown>>;

/** Handlers find their configuration out when they are first used; until then it is a promise. */
async function handlerConfig(requestHandler: object): Promise<HandlerConfig> {
  const config: unknown = await Reflect.get(requestHandler, 'configProvider');
  return isObject(config) ? { ...config } : {};
}

function timeoutsOf(handler: object, config: HandlerConfig): RequestTimeout[] {
  switch (className(handler)) {
    case 'NodeHttpHandler':
      return 'throwOnRequestTimeout' in config ? ofNodeHandler(config) : ofOlderNodeHandler(config);
    case 'NodeHttp2Handler':
      return [failing(config.requestTimeout, (ms) => `Stream timed out because of no activity for ${ms} ms`)];
    case 'FetchHttpHandler':
      return [failing(config.requestTimeout, (ms) => `Request did not complete within ${ms} ms`)];
    default:
      return [];
  }
}

const NODE_HANDLER = '@smithy/node-http-handler -';

/** Newer versions have two timeouts, the first of which is an error only where the client wants one. */
function ofNodeHandler(config: HandlerConfig): RequestTimeout[] {
  const exceeded = (level: string) => (ms: number) =>
    `${NODE_HANDLER} [${level}] a request has exceeded the configured ${ms} ms requestTimeout.`;
  const inactive = (by: string) => (ms: number) =>
    `${NODE_HANDLER} the request socket timed out after ${ms} ms of inactivity (${by}).`;
  const { requestTimeout: ofRequest, throwOnRequestTimeout, socketTimeout, defaultSocketTimeout } = config;
  return [
    throwOnRequestTimeout
      ? failing(ofRequest, exceeded('ERROR'), { code: 'ETIMEDOUT' })
      : complaining(ofRequest, exceeded('WARN'), config.logger),
    socketTimeout === undefined
      ? failing(defaultSocketTimeout, inactive('service default socket timeout'))
      : failing(socketTimeout, inactive('configured by client requestHandler')),
  ];
}

function ofOlderNodeHandler({ requestTimeout: ofRequest, socketTimeout }: HandlerConfig): RequestTimeout[] {
  return [failing(ofRequest ?? socketTimeout, (ms) => `Connection timed out after ${ms} ms`)];
}

function failing(timeout: unknown, text: (ms: number) => string, members: object = {}): RequestTimeout {
  const milliseconds = Number(timeout ?? 0);
  const error = Object.assign(new Error(text(milliseconds)), { name: 'TimeoutError', ...members });
  return { milliseconds, error: asOfNetwork(error), complain: () => undefined };
}

function complaining(timeout: unknown, text: (ms: number) => string, logger: unknown): RequestTimeout {
  const milliseconds = Number(timeout ?? 0);
  const advice = 'Init client requestHandler with throwOnRequestTimeout=true to turn this into an error.';
  const complain = (): void => {
    // The handler's own choice: without it, nobody would learn why there is no error.
    const told = isObject(logger) ? logger : globalThis.console;
    const warn: unknown = Reflect.get(told, 'warn');
    if (typeof warn === 'function') Reflect.apply(warn, told, [`${text(milliseconds)} ${advice}`]);
  };
  return { milliseconds, error: undefined, complain };
}
