import { processEnvironment } from '../../environment/environment.js';
import { checkMembers, checkObject, given } from '../../text/given.js';
import { operatedOf, type OperatedMock } from '../operated.js';
import { Endpoints } from './endpoints.js';
import {
  API_DESTINATIONS,
  FORWARDED_SERVICES,
  isForwardedService,
  type ForwardedService,
} from './services.js';

/**
 * The URLs of endpoints by service, as ARNs name it: `{ sqs: 'http://127.0.0.1:9324' }`.
 *
 * `api-destinations` is a URL that stands for the host of every API destination, and of the authorization endpoint of
 * its connection, or `true`: each is called at its own endpoint.
 */
export type ForwardedEndpoints = { readonly [Service in ForwardedService]?: string } & {
  readonly 'api-destinations'?: string | true;
};

/**
 * Forwards what targets of some services receive to real endpoints, as calls of the services' own APIs over HTTP, for
 * example to a queue of an emulator. If the endpoint fails or refuses, the delivery fails: EventBridge retries, or
 * sends a dead letter, as in AWS. Dead letters go to the endpoint of SQS. A function that is bound to a target takes
 * precedence, and targets of other services are only recorded.
 *
 * The same holds for targets of schedules of EventBridge Scheduler. Of universal targets, `sqs:sendMessage`,
 * `sns:publish`, `lambda:invoke` and `sfn:startExecution` are forwarded, with all members of their input.
 *
 * Requests are not signed: the access key id is the account of the target.
 *
 * @example
 * forwardTo(eventBridge, { sqs: 'http://127.0.0.1:9324', lambda: 'http://127.0.0.1:3001' });
 * forwardTo(eventBridge, { 'api-destinations': 'http://127.0.0.1:8080' });
 *
 * @throws TypeError for a service whose targets cannot be forwarded, and for an endpoint that is not a URL.
 */
export function forwardTo(eventBridge: OperatedMock, endpoints: ForwardedEndpoints): void {
  const operated = operatedOf(eventBridge, 'forwardTo');
  checkObject('forwardTo()', "URLs by service, such as { sqs: 'http://127.0.0.1:9324' }", endpoints);
  checkMembers('forwardTo', endpoints, [...FORWARDED_SERVICES, API_DESTINATIONS]);
  const urls = Object.entries(endpoints).flatMap(([service, url]) => {
    return isForwardedService(service) ? [[service, checkedUrl(service, url)] as const] : [];
  });
  const { [API_DESTINATIONS]: place } = endpoints;
  const apiDestinations = place === undefined || place === true ? place : checkedUrl(API_DESTINATIONS, place);
  operated.sendOutTo(new Endpoints({ services: new Map(urls), apiDestinations }, processEnvironment));
}

function checkedUrl(service: string, text: unknown): string {
  const url = typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.search === '' && url.username === '') {
    return `${url.origin}${url.pathname}`.replace(/\/$/, '');
  }
  throw new TypeError(
    `forwardTo: the endpoint of ${service} must be a URL such as "http://127.0.0.1:9324", not ${given(text)}.`,
  );
}
