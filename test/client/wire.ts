import { EventBridgeClient, type EventBridgeClientConfig } from '@aws-sdk/client-eventbridge';

/** What the service sends over the wire: an HTTP status and a JSON body, or a connection that fails. */
export type WireAnswer = { readonly status: number; readonly body: object } | Error;

/** A client without any mock whose HTTP handler gives these answers, the last of them from then on. */
export function clientOverWire(
  answers: readonly WireAnswer[],
  config: Omit<EventBridgeClientConfig, 'requestHandler'> = {},
): EventBridgeClient {
  let attempt = 0;
  return new EventBridgeClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    ...config,
    requestHandler: {
      handle: () => {
        const answer = answers[Math.min(attempt++, answers.length - 1)] ?? new Error('no answer');
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve({ response: http(answer) });
      },
    },
  });
}

function http({ status, body }: { readonly status: number; readonly body: object }) {
  return {
    statusCode: status,
    headers: { 'x-amzn-requestid': 'request-1', 'content-type': 'application/x-amz-json-1.1' },
    body: new TextEncoder().encode(JSON.stringify(body)),
  };
}
