import type { IncomingMessage } from 'node:http';
import { gunzip } from 'node:zlib';
import type { HttpRequest } from '../exchange.js';
import { RefusedRequest } from './refused-request.js';

/**
 * Waits for the rest of a request.
 *
 * @param goOn tells a sender that waits for it to send the body
 * @throws RefusedRequest for a body that is too large or cannot be unpacked; what Node.js reports of a sender who hangs
 *   up.
 */
export async function receivedRequest(
  message: IncomingMessage,
  mostBytes: number,
  goOn: () => void,
): Promise<HttpRequest> {
  const { method = 'GET', url = '/' } = message;
  const headers = headersOf(message);
  const announced = Number(headers['content-length'] ?? 0);
  if (announced > mostBytes && headers.expect !== undefined) throw tooLarge(mostBytes);
  goOn();
  const sent = await sentBytes(message, mostBytes);
  // Without the scheme and the host that a request by way of a proxy has there.
  const [path = '', query = ''] = url.replace(/^https?:\/\/[^/?]*/i, '').split(/\?(.*)/s);
  return {
    method,
    path: path === '' ? '/' : path,
    query: new URLSearchParams(query),
    headers,
    body: await unpacked(sent, headers['content-encoding'] ?? 'identity', mostBytes),
  };
}

function headersOf({ headers }: IncomingMessage): HttpRequest['headers'] {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}

/**
 * Of a body that is too large, twice as much as there may be is read before it is refused: who is cut off while sending
 * may not see the answer.
 */
function sentBytes(message: IncomingMessage, most: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let length = 0;
    message.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= most) chunks.push(chunk);
      else chunks = [];
      if (length > 2 * most) reject(tooLarge(most));
    });
    message.on('end', () => {
      if (length > most) reject(tooLarge(most));
      else resolve(Buffer.concat(chunks));
    });
    message.on('error', reject);
  });
}

function unpacked(bytes: Buffer, encoding: string, most: number): Promise<Uint8Array> {
  const name = encoding.trim().toLowerCase();
  if (name === 'identity' || bytes.length === 0) return Promise.resolve(bytes);
  if (name !== 'gzip') {
    return Promise.reject(
      malformed(`The body has the Content-Encoding ${encoding}; only gzip is supported.`),
    );
  }
  return new Promise((resolve, reject) => {
    gunzip(bytes, { maxOutputLength: most }, (error, body) => {
      if (!error) resolve(body);
      else if ('code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') reject(tooLarge(most));
      else
        reject(malformed(`The body is not gzip, although its Content-Encoding says so: ${error.message}.`));
    });
  });
}

function tooLarge(most: number): RefusedRequest {
  return new RefusedRequest(
    413,
    'RequestEntityTooLargeException',
    `The body is larger than ${most} bytes, the limit set by maxBodyBytes of serve().`,
  );
}

function malformed(message: string): RefusedRequest {
  return new RefusedRequest(400, 'MalformedHttpRequestException', message);
}
