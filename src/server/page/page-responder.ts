import { processEnvironment } from '../../environment/environment.js';
import type { HttpAnswer, Responder } from '../exchange.js';
import { documentText } from './document.js';

const PAGE = '/_mock/';

/**
 * Answers `GET /_mock/` with a page for people, which asks the JSON routes beside it what the account received and what
 * became of it. It loads nothing from elsewhere, and what it shows is only ever set as text.
 */
export function pageResponder(): Responder {
  return ({ method, path }) => {
    if (method !== 'GET' && method !== 'HEAD') return undefined;
    if (path === '/_mock') return { status: 307, headers: { location: PAGE }, body: '' };
    return path === PAGE ? page(processEnvironment.uuid()) : undefined;
  };
}

function page(nonce: string): HttpAnswer {
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    "connect-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy.join('; '),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
    body: documentText(nonce),
  };
}
