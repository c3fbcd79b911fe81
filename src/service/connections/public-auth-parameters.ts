import type {
  ConnectionAuthResponseParameters,
  ConnectionHttpParameters as ConnectionHttpParametersResponse,
  ConnectionOAuthResponseParameters,
} from '@aws-sdk/client-eventbridge';
import type {
  AuthParameters,
  ConnectionHttpParameter,
  ConnectionHttpParameters,
  OAuthParameters,
} from '../../account/connection.js';

/** What DescribeConnection shows: everything but passwords, keys and the values of secret parameters. */
export function publicAuthParameters(parameters: AuthParameters): ConnectionAuthResponseParameters {
  const {
    BasicAuthParameters: basic,
    OAuthParameters: oauth,
    ApiKeyAuthParameters: apiKey,
    InvocationHttpParameters: http,
    ConnectivityParameters: connectivity,
  } = parameters;
  return {
    ...(basic && { BasicAuthParameters: { Username: basic.Username } }),
    ...(oauth && { OAuthParameters: publicOAuth(oauth) }),
    ...(apiKey && { ApiKeyAuthParameters: { ApiKeyName: apiKey.ApiKeyName } }),
    ...(http && { InvocationHttpParameters: publicHttp(http) }),
    ...(connectivity && { ConnectivityParameters: structuredClone(connectivity) }),
  };
}

function publicOAuth(oauth: OAuthParameters): ConnectionOAuthResponseParameters {
  const { ClientParameters, AuthorizationEndpoint, HttpMethod, OAuthHttpParameters } = oauth;
  return {
    ClientParameters: { ClientID: ClientParameters.ClientID },
    AuthorizationEndpoint,
    HttpMethod,
    ...(OAuthHttpParameters && { OAuthHttpParameters: publicHttp(OAuthHttpParameters) }),
  };
}

function publicHttp(http: ConnectionHttpParameters): ConnectionHttpParametersResponse {
  const { HeaderParameters, QueryStringParameters, BodyParameters } = http;
  return {
    ...(HeaderParameters && { HeaderParameters: HeaderParameters.map(publicParameter) }),
    ...(QueryStringParameters && { QueryStringParameters: QueryStringParameters.map(publicParameter) }),
    ...(BodyParameters && { BodyParameters: BodyParameters.map(publicParameter) }),
  };
}

function publicParameter({ Key, Value, IsValueSecret }: ConnectionHttpParameter): ConnectionHttpParameter {
  return {
    ...(Key !== undefined && { Key }),
    ...(Value !== undefined && !IsValueSecret && { Value }),
    IsValueSecret,
  };
}
