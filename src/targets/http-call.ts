import { Buffer } from 'node:buffer';

/**
 * In milliseconds.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html
 */
export const HTTP_TIMEOUT = 5000;

export type HttpHeaders = Readonly<Record<string, string>>;

/** Later headers take the place of earlier ones of the same name, in whatever case. */
export function mergedHeaders(...all: readonly HttpHeaders[]): HttpHeaders {
  const merged = new Map<string, readonly [name: string, value: string]>();
  for (const [name, value] of all.flatMap((headers) => Object.entries(headers))) {
    merged.set(name.toLowerCase(), [name, value]);
  }
  return Object.fromEntries(merged.values());
}

/**
 * What is given, and what every call of an API destination has. Of that only the content type may be another.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html#eb-api-destination-headers
 */
export function apiDestinationHeaders(
  given: HttpHeaders,
  { url, body }: { readonly url: string; readonly body?: string | undefined },
): HttpHeaders {
  const allowed = Object.entries(given).filter(([name]) => !REMOVED.has(name.trim().toLowerCase()));
  const everyCall = {
    'User-Agent': 'Amazon/EventBridge/ApiDestinations',
    'Content-Type': 'application/json; charset=utf-8',
    Range: 'bytes=0-1048575',
    'Accept-Encoding': 'gzip,deflate',
    Connection: 'close',
    ...(body !== undefined && { 'Content-Length': String(Buffer.byteLength(body)) }),
    Host: new URL(url).host,
  };
  return mergedHeaders(everyCall, Object.fromEntries(allowed));
}

/** A URL with more query parameters, which take the place of those that it has under the same names. */
export function withQuery(url: string, parameters: Iterable<readonly [name: string, value: string]>): string {
  const given = [...parameters];
  // To set none would still spell the rest of the query anew.
  if (given.length === 0) return url;
  const whole = new URL(url);
  for (const [name, value] of given) whole.searchParams.set(name, value);
  return whole.href;
}

/** What the documentation says that EventBridge takes out, and the headers that it sets itself. */
const REMOVED = new Set([
  'a-im',
  'accept-charset',
  'accept-datetime',
  'accept-encoding',
  'cache-control',
  'connection',
  'content-encoding',
  'content-length',
  'content-md5',
  'date',
  'expect',
  'forwarded',
  'from',
  'host',
  'http2-settings',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'max-forwards',
  'origin',
  'pragma',
  'proxy-authorization',
  'range',
  'referer',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
  'via',
  'warning',
]);
