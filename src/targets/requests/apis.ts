import type { ApiDestinationHttpMethod } from '@aws-sdk/client-eventbridge';
import type { JsonObject } from '../../event/json-value.js';

/**
 * An event for another bus.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-bus-to-bus.html
 */
export interface EventBusRequest {
  readonly action: 'events:PutEvents';
  readonly busArn: string;
  /** The X-Ray trace header, where the event came with one. */
  readonly TraceHeader?: string;
}

/**
 * An HTTP call of an API destination.
 *
 * Records show `***` in the place of what the connection keeps secret; a bound function gets the secrets.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html
 */
export interface ApiDestinationRequest {
  readonly action: 'events:InvokeApiDestination';
  readonly apiDestinationArn: string;
  readonly method: ApiDestinationHttpMethod;
  /** With the values of path and query parameters. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent for GET and HEAD. */
  readonly body?: string;
}

export interface ResolvedHttpParameters {
  /** For the stars of the endpoint, in their order. */
  readonly PathParameterValues?: readonly string[];
  readonly HeaderParameters?: Readonly<Record<string, string>>;
  readonly QueryStringParameters?: Readonly<Record<string, string>>;
}

/**
 * An HTTP call of a REST API.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-gateway-target.html
 */
export interface ApiGatewayRequest {
  readonly action: 'execute-api:Invoke';
  readonly restApiId: string;
  readonly stage: string;
  readonly method: string;
  /** From the stage on, percent-encoded where parameters filled it: `/prod/orders/7/`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * A GraphQL operation of an AppSync API.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/target-appsync.html
 */
export interface AppSyncRequest {
  readonly action: 'appsync:GraphQL';
  readonly apiId: string;
  /** The target's GraphQLOperation. */
  readonly query: string;
  readonly variables: JsonObject;
}
