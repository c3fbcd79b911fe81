import type { ForeignDoor } from '../mock/foreign-door.js';
import type { EventBridgeMock } from '../mock/public-types.js';
import { apiResponder } from './api/api-responder.js';
import { awsJson } from './aws-json/aws-json.js';
import { restJson } from './rest-json/rest-json.js';
import { controlResponder } from './control/control-responder.js';
import type { HttpRequest, Reply, Responder } from './exchange.js';
import { errorAnswer, mistake } from './http/refused-request.js';
import { pageResponder } from './page/page-responder.js';

/** What answers requests for a mock, in the order in which it is asked. */
export function respondersOf(eventBridge: EventBridgeMock, door: ForeignDoor): readonly Responder[] {
  return [apiResponder(door, [awsJson, restJson]), controlResponder(eventBridge), pageResponder()];
}

/** The reply of the first responder that has one. */
export async function reply(request: HttpRequest, responders: readonly Responder[]): Promise<Reply> {
  try {
    if (isOfOtherSite(request)) return otherSite(request);
    for (const responder of responders) {
      const answer = responder(request);
      if (answer !== undefined) return await answer;
    }
    return nothingThere(request);
  } catch (error) {
    return mistake(error);
  }
}

/** Browsers name the site of the page that makes a request, unless it may read anything anyway. */
function isOfOtherSite({ headers: { origin, host } }: HttpRequest): boolean {
  return origin !== undefined && origin.replace(/^https?:\/\//, '') !== host;
}

function otherSite({ headers: { origin = '' } }: HttpRequest): Reply {
  return errorAnswer({
    status: 403,
    code: 'AccessDeniedException',
    message:
      `${pageOf(origin)} made this request, and a mock does not answer pages of other sites, ` +
      'since any page that a browser shows could change it. Let the server of that page forward the request.',
  });
}

/** Files, and frames that are shut in, have no site: browsers write "null". */
function pageOf(origin: string): string {
  return origin === 'null' ? 'A page without a site of its own, such as a file,' : `A page of ${origin}`;
}

function nothingThere({ method, path }: HttpRequest): Reply {
  return errorAnswer({
    status: 404,
    code: 'UnknownOperationException',
    message:
      `There is nothing at ${method} ${path}. Call EventBridge with POST /; ` +
      'the header X-Amz-Target names the operation: AWSEvents.PutEvents. ' +
      'Call EventBridge Scheduler at /schedules, /schedule-groups and /tags.',
  });
}
