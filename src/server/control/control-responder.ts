import type { EventBridgeMock } from '../../mock/public-types.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import { thrownMessage } from '../../text/thrown.js';
import type { HttpAnswer, HttpRequest, Responder } from '../exchange.js';
import { readRequest } from './asked.js';
import { refuseForeignHost } from './foreign-host.js';
import { History } from './history.js';
import { jsonText } from './json-text.js';
import { RouteRefusal } from './route-refusal.js';
import { ROOT, type Route } from './route.js';
import { ROUTES } from './routes.js';

/**
 * Answers what stands under `/_mock/`, in plain JSON: what an account received and what became of it, and what tests do
 * with it besides EventBridge's own operations. For test suites in any language.
 *
 * A request that is not done is answered with 4xx and `{ error, message }`. `GET /_mock/` is left to the page, unless
 * JSON is asked for.
 */
export function controlResponder(eventBridge: EventBridgeMock): Responder {
  const history = new History(eventBridge);
  return (request) => {
    const path = pathBehindRoot(request);
    return path === undefined ? undefined : answer(request, path, { eventBridge, history });
  };
}

interface Account {
  readonly eventBridge: EventBridgeMock;
  readonly history: History;
}

async function answer(request: HttpRequest, path: string, account: Account): Promise<HttpAnswer> {
  let route: Route | undefined;
  try {
    refuseForeignHost(request);
    route = routeOf(request, path);
    return json(200, await route.answer({ ...account, ...readRequest(request, route) }));
  } catch (error) {
    return refusal(error, route);
  }
}

/** Undefined for what is not under `/_mock/`, and for the page. */
function pathBehindRoot({ method, path, headers }: HttpRequest): string | undefined {
  if (!path.startsWith(ROOT)) return undefined;
  const behind = path.slice(ROOT.length);
  if (behind !== '' || !isReading(method)) return behind;
  return headers.accept?.includes('application/json') === true ? 'routes' : undefined;
}

/** @throws RouteRefusal where no route has the path, or none the method. */
function routeOf({ method }: HttpRequest, path: string): Route {
  const routes = ROUTES.filter((route) => route.path === (path === '' ? 'routes' : path));
  if (routes.length === 0) {
    const near = nearestName(path, [...new Set(ROUTES.map((route) => route.path))]);
    const hint = didYouMean(near && `${ROOT}${near}`, `GET ${ROOT}routes lists what there is.`);
    throw new RouteRefusal(404, 'UnknownRoute', `There is no ${ROOT}${path}. ${hint}`);
  }
  const route = routes.find((one) => one.method === (isReading(method) ? 'GET' : method));
  if (route) return route;
  const allowed = routes.map((one) => one.method);
  const message = `${ROOT}${path} takes ${allowed.join(' and ')}, not ${method}.`;
  throw new RouteRefusal(405, 'MethodNotAllowed', message, { headers: { allow: allowed.join(', ') } });
}

function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** What the kit has against a body is the request's mistake; everything else that is thrown is nobody's. */
function refusal(error: unknown, route: Route | undefined): HttpAnswer {
  if (error instanceof RouteRefusal) {
    const { status, code, message, more } = error;
    return json(status, { error: code, message, ...(more.errors && { errors: more.errors }) }, more.headers);
  }
  const name = error instanceof Error ? error.name : 'Error';
  return json(route && route.bodies.length > 0 ? 400 : 500, { error: name, message: thrownMessage(error) });
}

function json(status: number, value: object, headers: HttpAnswer['headers'] = {}): HttpAnswer {
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      ...headers,
    },
    body: `${jsonText(value)}\n`,
  };
}
