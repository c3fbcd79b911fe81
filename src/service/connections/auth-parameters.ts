import type {
  ConnectionAuthorizationType,
  ConnectionAuthResponseParameters,
  ConnectionOAuthHttpMethod,
  ConnectivityResourceParameters,
  UpdateConnectionAuthRequestParameters,
} from '@aws-sdk/client-eventbridge';
import type {
  ApiKeyAuthParameters,
  AuthParameters,
  BasicAuthParameters,
  ConnectionHttpParameter,
  ConnectionHttpParameters,
  Connectivity,
  OAuthParameters,
} from '../../account/connection.js';
import { partitionOf } from '../../text/arn.js';
import { definedMembers } from '../../text/defined-members.js';
import type { CallContext, Validated } from '../operation.js';
import { ServiceFault } from '../service-fault.js';

type Given = Validated<UpdateConnectionAuthRequestParameters>;
type GivenHttpParameters = NonNullable<Given['InvocationHttpParameters']>;
type GivenHttpParameter = NonNullable<GivenHttpParameters['HeaderParameters']>[number];

const PARAMETERS_OF = {
  BASIC: 'BasicAuthParameters',
  OAUTH_CLIENT_CREDENTIALS: 'OAuthParameters',
  API_KEY: 'ApiKeyAuthParameters',
} as const satisfies Record<ConnectionAuthorizationType, keyof AuthParameters>;

/**
 * The parameters of a connection when what is given has changed what is known: members that are not given stay, at
 * every depth; a list is given as a whole.
 *
 * @throws ServiceFault when they are not those of the type.
 */
export function authParametersOf(
  type: ConnectionAuthorizationType,
  { given, known = {} }: { readonly given: Given; readonly known?: AuthParameters | undefined },
  context: CallContext,
): AuthParameters {
  refuseOtherTypes(type, given);
  const rest = definedMembers({
    InvocationHttpParameters: httpParameters(given.InvocationHttpParameters, known.InvocationHttpParameters),
    ConnectivityParameters: connectivityOf(
      given.ConnectivityParameters,
      known.ConnectivityParameters,
      context,
    ),
  });
  return { ...credentials(type, given, known), ...rest };
}

function refuseOtherTypes(type: ConnectionAuthorizationType, given: Given): void {
  for (const parameters of Object.values(PARAMETERS_OF)) {
    if (parameters === PARAMETERS_OF[type] || given[parameters] === undefined) continue;
    throw new ServiceFault(
      'ValidationException',
      `Parameter(s) AuthParameters.${parameters} must not be specified for AuthorizationType ${type}.`,
    );
  }
}

function credentials(type: ConnectionAuthorizationType, given: Given, known: AuthParameters): AuthParameters {
  switch (type) {
    case 'BASIC':
      return { BasicAuthParameters: basic(given.BasicAuthParameters, known.BasicAuthParameters) };
    case 'API_KEY':
      return { ApiKeyAuthParameters: apiKey(given.ApiKeyAuthParameters, known.ApiKeyAuthParameters) };
    case 'OAUTH_CLIENT_CREDENTIALS':
      return { OAuthParameters: oauth(given.OAuthParameters, known.OAuthParameters) };
  }
}

function basic(
  given: Given['BasicAuthParameters'],
  known: BasicAuthParameters | undefined,
): BasicAuthParameters {
  const needed = neededFor('BASIC', given ?? known);
  const { Username, Password } = { ...known, ...given };
  return { Username: needed(Username, 'Username'), Password: needed(Password, 'Password') };
}

function apiKey(
  given: Given['ApiKeyAuthParameters'],
  known: ApiKeyAuthParameters | undefined,
): ApiKeyAuthParameters {
  const needed = neededFor('API_KEY', given ?? known);
  const { ApiKeyName, ApiKeyValue } = { ...known, ...given };
  return {
    ApiKeyName: needed(ApiKeyName, 'ApiKeyName'),
    ApiKeyValue: needed(ApiKeyValue, 'ApiKeyValue'),
  };
}

function oauth(given: Given['OAuthParameters'], known: OAuthParameters | undefined): OAuthParameters {
  const needed = neededFor('OAUTH_CLIENT_CREDENTIALS', given ?? known);
  const { AuthorizationEndpoint, HttpMethod } = { ...known, ...given };
  const { ClientID, ClientSecret } = { ...known?.ClientParameters, ...given?.ClientParameters };
  const OAuthHttpParameters = httpParameters(given?.OAuthHttpParameters, known?.OAuthHttpParameters);
  return {
    ClientParameters: {
      ClientID: needed(ClientID, 'ClientParameters.ClientID'),
      ClientSecret: needed(ClientSecret, 'ClientParameters.ClientSecret'),
    },
    AuthorizationEndpoint: needed(AuthorizationEndpoint, 'AuthorizationEndpoint'),
    // Taken in lower case, too: only the method of an HTTP call that is in capitals is one.
    HttpMethod: needed(HttpMethod, 'HttpMethod').toUpperCase() as ConnectionOAuthHttpMethod,
    ...definedMembers({ OAuthHttpParameters }),
  };
}

/** Refuses parameters that are not there at all; what is answered, single members that are missing. */
function neededFor(
  type: ConnectionAuthorizationType,
  parameters: object | undefined,
): <Value>(value: Value | undefined, member: string) => Value {
  const refused = (name: string) =>
    new ServiceFault(
      'ValidationException',
      `Parameter(s) AuthParameters.${name} must be specified for AuthorizationType ${type}.`,
    );
  if (!parameters) throw refused(PARAMETERS_OF[type]);
  return (value, member) => {
    if (value === undefined) throw refused(`${PARAMETERS_OF[type]}.${member}`);
    return value;
  };
}

function httpParameters(
  given: GivenHttpParameters | undefined,
  known: ConnectionHttpParameters | undefined,
): ConnectionHttpParameters | undefined {
  if (!given) return known;
  return { ...known, ...httpParameterLists(given, httpParameter) };
}

/** A value that is not said to be public is a secret: https://github.com/aws/aws-cdk/issues/21855 */
function httpParameter(given: GivenHttpParameter): ConnectionHttpParameter {
  return { IsValueSecret: true, ...given };
}

/** The lists that are there, each parameter as it is made into another. */
function httpParameterLists<Parameter, Made>(
  { HeaderParameters, QueryStringParameters, BodyParameters }: HttpParameterLists<Parameter>,
  make: (parameter: Parameter) => Made,
) {
  return definedMembers({
    HeaderParameters: HeaderParameters?.map(make),
    QueryStringParameters: QueryStringParameters?.map(make),
    BodyParameters: BodyParameters?.map(make),
  });
}

type HttpParameterLists<Parameter> = {
  readonly [List in keyof ConnectionHttpParameters]?: readonly Parameter[];
};

/** The way to a private endpoint. The model lets the ARN of the resource be empty, which means that there is none. */
export function connectivityOf(
  given: Validated<ConnectivityResourceParameters> | undefined,
  known: Connectivity | undefined,
  { here, randomText }: CallContext,
): Connectivity | undefined {
  if (!given) return known;
  const { ResourceConfigurationArn } = given.ResourceParameters;
  if (ResourceConfigurationArn === '') return undefined;
  if (ResourceConfigurationArn === known?.ResourceParameters.ResourceConfigurationArn) return known;
  const owner = `arn:${partitionOf(here.region)}:vpc-lattice:${here.region}:${here.account}`;
  const ResourceAssociationArn = `${owner}:servicenetworkresourceassociation/snra-${randomText(17)}`;
  return { ResourceParameters: { ResourceConfigurationArn, ResourceAssociationArn } };
}

/** What DescribeConnection shows: everything but passwords, keys and the values of secret parameters. */
export function shownAuthParameters(parameters: AuthParameters): ConnectionAuthResponseParameters {
  const {
    BasicAuthParameters: basic,
    OAuthParameters: oauth,
    ApiKeyAuthParameters: apiKey,
    InvocationHttpParameters: http,
    ConnectivityParameters,
  } = parameters;
  return {
    BasicAuthParameters: basic && { Username: basic.Username },
    OAuthParameters: oauth && shownOAuth(oauth),
    ApiKeyAuthParameters: apiKey && { ApiKeyName: apiKey.ApiKeyName },
    InvocationHttpParameters: http && httpParameterLists(http, shownParameter),
    ConnectivityParameters,
  };
}

function shownOAuth(oauth: OAuthParameters) {
  const { ClientParameters, AuthorizationEndpoint, HttpMethod, OAuthHttpParameters: http } = oauth;
  return {
    ClientParameters: { ClientID: ClientParameters.ClientID },
    AuthorizationEndpoint,
    HttpMethod,
    OAuthHttpParameters: http && httpParameterLists(http, shownParameter),
  };
}

function shownParameter({ Key, Value, IsValueSecret }: ConnectionHttpParameter) {
  return { Key, Value: IsValueSecret ? undefined : Value, IsValueSecret };
}
