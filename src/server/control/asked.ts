import { given } from '../../text/given.js';
import { isObject } from '../../text/kinds-of-values.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import { thrownMessage } from '../../text/thrown.js';
import type { HttpRequest } from '../exchange.js';
import { badRequest } from './route-refusal.js';
import { ROOT, type Asked, type Route } from './route.js';

/** What a request asks of a route. @throws RouteRefusal for what the route does not know. */
export function readRequest(request: HttpRequest, route: Route): Pick<Asked, 'query' | 'body'> {
  return {
    query: queryOf(request, route),
    body: route.method === 'POST' ? bodyOf(request, route) : undefined,
  };
}

function queryOf({ query }: HttpRequest, { method, path, query: known = [] }: Route): Asked['query'] {
  const values = new Map<string, string>();
  for (const [name, value] of query) {
    const what = `${method} ${ROOT}${path} has`;
    if (!known.includes(name)) {
      const all = known.length === 0 ? 'It has none.' : `There are ${known.join(', ')}.`;
      const hint = didYouMean(nearestName(name, known), all);
      throw badRequest('UnknownParameter', `${what} no parameter ${JSON.stringify(name)}. ${hint}`);
    }
    if (values.has(name)) throw badRequest('InvalidParameter', `${what} "${name}" once, not twice.`);
    values.set(name, value);
  }
  return values;
}

function bodyOf({ body }: HttpRequest, route: Route): unknown {
  const text = textOf(body);
  const value = text.trim() === '' ? undefined : valueOf(text);
  checkMembers(value, route);
  return value;
}

function textOf(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw badRequest('MalformedBody', 'The body is not UTF-8 text.');
  }
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badRequest('MalformedBody', `The body is not JSON: ${thrownMessage(error)}`);
  }
}

function checkMembers(body: unknown, { path, bodies, members }: Route): void {
  const what = `POST ${ROOT}${path}`;
  if (body === undefined) {
    if (bodies.length === 0) return;
    const examples = bodies.map((example) => JSON.stringify(example)).join(' or ');
    throw badRequest('MissingBody', `${what} takes a JSON body such as ${examples}.`);
  }
  if (!members) return;
  if (!isObject(body)) throw badRequest('InvalidBody', `${what} takes a JSON object, not ${given(body)}.`);
  const unknown = Object.keys(body).find((name) => !members.includes(name));
  if (unknown === undefined) return;
  const all = members.length === 0 ? 'It has none.' : `There are ${members.join(', ')}.`;
  const hint = didYouMean(nearestName(unknown, members), all);
  throw badRequest('UnknownMember', `The body of ${what} has no member ${JSON.stringify(unknown)}. ${hint}`);
}
