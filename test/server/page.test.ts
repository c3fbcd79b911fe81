import { expect, test } from 'vitest';
import { pageResponder } from '../../src/server/page/page-responder.js';
import { SCRIPT } from '../../src/server/page/script.js';
import { STYLE } from '../../src/server/page/style.js';
import { answerOf, request } from './ask.js';

const responder = pageResponder();
const page = () => answerOf(responder, request('GET '));

test('GET /_mock/ answers a page that may load nothing and run nothing but its own', async () => {
  const answer = await page();
  const policy = answer.headers['content-security-policy'] ?? '';
  const [, nonce = ''] = /script-src 'nonce-([^']+)'/.exec(policy) ?? [];

  expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
  expect(policy.replaceAll(nonce, '…')).toBe(
    "default-src 'none'; style-src 'nonce-…'; script-src 'nonce-…'; connect-src 'self'; img-src data:; " +
      "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  expect(String(answer.body).match(/<(script|style)\b[^>]*>/g)).toEqual([
    `<style nonce="${nonce}">`,
    `<script type="module" nonce="${nonce}">`,
  ]);
});

test('each answer has a nonce of its own', async () => {
  const [one, other] = [await page(), await page()];
  expect(one.headers['content-security-policy']).not.toBe(other.headers['content-security-policy']);
});

test('what the page shows is never read as HTML, and it has no code or style in attributes', async () => {
  expect(SCRIPT).not.toMatch(
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\b|Function\(/,
  );
  const body = String((await page()).body);
  expect(body.replace(SCRIPT, '').replace(STYLE, '')).not.toMatch(/\s(on\w+|style)=|javascript:|https?:/);
});

test('the script is what its source looks like', () => {
  expect(SCRIPT).not.toMatch(/[\\`]|<\/script/);
  expect(STYLE).not.toMatch(/[\\`]|<\/style/);
});

test('the path without its slash leads to the page, and other paths are left to others', async () => {
  expect(await responder({ ...request('GET '), path: '/_mock' })).toMatchObject({
    status: 307,
    headers: { location: '/_mock/' },
  });
  expect(responder(request('GET events'))).toBeUndefined();
  expect(responder(request('POST '))).toBeUndefined();
});
