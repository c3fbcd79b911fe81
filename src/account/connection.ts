import type {
  ConnectionAuthorizationType,
  ConnectionOAuthHttpMethod,
  ConnectionState,
} from '@aws-sdk/client-eventbridge';
import { partitionOf, type Place } from '../text/arn.js';
import { collection } from './collection.js';
import { phaseAt, type Lifecycle } from './lifecycle.js';
import type { AccountRegion } from './world.js';

/** How EventBridge authorizes itself at an HTTP endpoint. */
export interface ConnectionRecord {
  readonly Name: string;
  readonly ConnectionArn: string;
  readonly Description?: string;
  readonly InvocationConnectivityParameters?: Connectivity;
  readonly AuthorizationType: ConnectionAuthorizationType;
  /** This and the parameters are there until the connection is deauthorized. */
  readonly SecretArn?: string;
  readonly KmsKeyIdentifier?: string;
  /** With all secrets. */
  readonly AuthParameters?: AuthParameters;
  readonly CreationTime: Date;
  readonly LastModifiedTime: Date;
  readonly LastAuthorizedTime: Date;
  readonly lifecycle: Lifecycle<ConnectionState | 'gone'>;
}

/** One of the first three, the one that belongs to the connection's AuthorizationType. */
export interface AuthParameters {
  readonly BasicAuthParameters?: BasicAuthParameters;
  readonly OAuthParameters?: OAuthParameters;
  readonly ApiKeyAuthParameters?: ApiKeyAuthParameters;
  readonly InvocationHttpParameters?: ConnectionHttpParameters;
  readonly ConnectivityParameters?: Connectivity;
}

export interface BasicAuthParameters {
  readonly Username: string;
  readonly Password: string;
}

export interface ApiKeyAuthParameters {
  readonly ApiKeyName: string;
  readonly ApiKeyValue: string;
}

export interface OAuthParameters {
  readonly ClientParameters: { readonly ClientID: string; readonly ClientSecret: string };
  readonly AuthorizationEndpoint: string;
  readonly HttpMethod: ConnectionOAuthHttpMethod;
  readonly OAuthHttpParameters?: ConnectionHttpParameters;
}

export interface ConnectionHttpParameters {
  readonly HeaderParameters?: readonly ConnectionHttpParameter[];
  readonly QueryStringParameters?: readonly ConnectionHttpParameter[];
  readonly BodyParameters?: readonly ConnectionHttpParameter[];
}

export interface ConnectionHttpParameter {
  readonly Key?: string;
  readonly Value?: string;
  readonly IsValueSecret: boolean;
}

/** The way to a private endpoint. */
export interface Connectivity {
  readonly ResourceParameters: {
    readonly ResourceConfigurationArn: string;
    readonly ResourceAssociationArn: string;
  };
}

/** A connection with the state that it is in at the time of the look. */
export interface Connection extends ConnectionRecord {
  readonly ConnectionState: ConnectionState;
}

/** By name, with those that are gone. */
export const connectionRecordsIn = collection<ConnectionRecord>();

/** The connections that exist at a time: one that was deleted stays until its DELETING is over. */
export function connectionsAt(place: AccountRegion, now: Date): readonly Connection[] {
  return [...connectionRecordsIn(place).values()].flatMap((record) => existing(record, now) ?? []);
}

export function connectionNamed(place: AccountRegion, name: string, now: Date): Connection | undefined {
  const record = connectionRecordsIn(place).get(name);
  return record && existing(record, now);
}

/** A connection that was created again under its name is another one. */
export function connectionByArn(place: AccountRegion, arn: string, now: Date): Connection | undefined {
  const connection = connectionNamed(place, connectionName(arn), now);
  return connection?.ConnectionArn === arn ? connection : undefined;
}

/** `arn:aws:events:us-east-1:123456789012:connection/<name>/<uuid>` */
export function connectionName(arn: string): string {
  return arn.split('/')[1] ?? '';
}

/** Puts the connection in the place of one of the same name. */
export function storeConnection(place: AccountRegion, record: ConnectionRecord): void {
  connectionRecordsIn(place).set(record.Name, record);
}

function existing(record: ConnectionRecord, now: Date): Connection | undefined {
  const { state } = phaseAt(record.lifecycle, now);
  return state === 'gone' ? undefined : { ...record, ConnectionState: state };
}

/** The secret that EventBridge keeps for a connection in Secrets Manager; its uuid is not the connection's. */
export function secretArn(
  { account, region }: Place,
  { name, uuid, suffix }: { readonly name: string; readonly uuid: string; readonly suffix: string },
): string {
  const secretName = `events!connection/${name}/${uuid}`;
  return `arn:${partitionOf(region)}:secretsmanager:${region}:${account}:secret:${secretName}-${suffix}`;
}

/** The value of a connection's secret, in the form that it has in Secrets Manager. */
export type ConnectionSecret = Readonly<Record<string, unknown>>;

/** What an HTTP call needs to know of the connection, or undefined when it is deauthorized. */
export function secretOf({ AuthParameters }: ConnectionRecord): ConnectionSecret | undefined {
  if (!AuthParameters) return undefined;
  const {
    BasicAuthParameters: basic,
    ApiKeyAuthParameters: apiKey,
    OAuthParameters: oauth,
    InvocationHttpParameters: http,
  } = AuthParameters;
  return {
    ...(basic && { username: basic.Username, password: basic.Password }),
    ...(apiKey && { api_key_name: apiKey.ApiKeyName, api_key_value: apiKey.ApiKeyValue }),
    ...(oauth && oauthSecret(oauth)),
    ...(http && { invocation_http_parameters: httpSecret(http) }),
  };
}

function oauthSecret({
  ClientParameters,
  AuthorizationEndpoint,
  HttpMethod,
  OAuthHttpParameters,
}: OAuthParameters): ConnectionSecret {
  return {
    client_id: ClientParameters.ClientID,
    client_secret: ClientParameters.ClientSecret,
    authorization_endpoint: AuthorizationEndpoint,
    http_method: HttpMethod,
    ...(OAuthHttpParameters && { oauth_http_parameters: httpSecret(OAuthHttpParameters) }),
  };
}

function httpSecret(http: ConnectionHttpParameters): ConnectionSecret {
  const { HeaderParameters: headers, QueryStringParameters: query, BodyParameters: body } = http;
  return {
    ...(headers && { header_parameters: headers.map(parameterSecret) }),
    ...(query && { query_string_parameters: query.map(parameterSecret) }),
    ...(body && { body_parameters: body.map(parameterSecret) }),
  };
}

function parameterSecret({ Key, Value, IsValueSecret }: ConnectionHttpParameter): ConnectionSecret {
  return {
    ...(Key !== undefined && { key: Key }),
    ...(Value !== undefined && { value: Value }),
    is_value_secret: IsValueSecret,
  };
}
