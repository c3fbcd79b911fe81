import type { JsonObject } from '../../history/json-value.js';

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
 * A call of an API destination, before its connection has its say.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html
 */
export interface ApiDestinationRequest {
  readonly action: 'events:InvokeApiDestination';
  readonly apiDestinationArn: string;
  /** The target's, with the values of this event. */
  readonly HttpParameters: ResolvedHttpParameters;
  readonly body: string;
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
