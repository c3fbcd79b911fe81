import type { Arn } from '../../text/arn.js';

/** A call of a service's API, as the SDK would send it to an endpoint. */
export interface ApiCall {
  /** With the query, from the endpoint on. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** @see https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html */
export function jsonCall(version: '1.0' | '1.1', target: string, members: object): ApiCall {
  return {
    path: '/',
    headers: { 'Content-Type': `application/x-amz-json-${version}`, 'X-Amz-Target': target },
    body: JSON.stringify(members),
  };
}

/** @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html */
export function queryCall(
  version: string,
  action: string,
  members: Readonly<Record<string, string>>,
): ApiCall {
  return {
    path: '/',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: new URLSearchParams({ Action: action, Version: version, ...members }).toString(),
  };
}

/**
 * In the shape of Signature Version 4, for endpoints that read the account and the Region from it and check nothing:
 * the key is the account, as emulators have it, and nothing is signed.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function credentials({ service, account, region }: Arn, now: Date): ApiCall['headers'] {
  const time = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = `${account}/${time.slice(0, 8)}/${region}/${service}/aws4_request`;
  return {
    'X-Amz-Date': time,
    Authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host;x-amz-date, Signature=${UNSIGNED}`,
  };
}

const UNSIGNED = '0'.repeat(64);
