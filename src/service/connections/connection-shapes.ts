import { kmsKeyIdentifier } from '../constraints/member-shapes.js';
import { boolean, list, required, string, structure, type StringShape } from '../constraints/shapes.js';

export const connectionName = string({ min: 1, max: 64, pattern: '[\\.\\-_A-Za-z0-9]+' });
export const connectionArn = string({
  min: 1,
  max: 1600,
  pattern:
    '^arn:aws([a-z]|\\-)*:events:([a-z]|\\d|\\-)*:([0-9]{12})?:connection\\/[\\.\\-_A-Za-z0-9]+\\/[\\-A-Za-z0-9]+$',
});
export const httpsEndpoint = string({
  min: 1,
  max: 2048,
  pattern: "^((%[0-9A-Fa-f]{2}|[-()_.!~*';/?:@\\x26=+$,A-Za-z0-9])+)([).!';/?:,])?$",
});
export const connectionState = string({
  enum: [
    'CREATING',
    'UPDATING',
    'DELETING',
    'AUTHORIZED',
    'DEAUTHORIZED',
    'AUTHORIZING',
    'DEAUTHORIZING',
    'ACTIVE',
    'FAILED_CONNECTIVITY',
  ],
});

const description = string({ max: 512, pattern: '.*' });
const authorizationType = string({ enum: ['BASIC', 'OAUTH_CLIENT_CREDENTIALS', 'API_KEY'] });

const authHeaderConstraints = {
  min: 1,
  max: 512,
  pattern: '^[ \\t]*[^\\x00-\\x1F:\\x7F]+([ \\t]+[^\\x00-\\x1F:\\x7F]+)*[ \\t]*$',
  testedAs: '\\t*[^\\x00-\\x1F:\\x7F][^\\x00-\\x08\\x0A-\\x1F:\\x7F]*',
};
const authHeader = string(authHeaderConstraints);
const secretAuthHeader = string({ ...authHeaderConstraints, sensitive: true });

function httpParameterList(className: string, key: StringShape, value: StringShape) {
  const parameter = structure({ Key: key, Value: value, IsValueSecret: boolean }, { className });
  return list(parameter, { min: 0, max: 100 });
}

const httpParameters = structure({
  HeaderParameters: httpParameterList(
    'ConnectionHeaderParameter',
    string({ max: 512, pattern: "^[!#$%&'*+-.^_`|~0-9a-zA-Z]+$" }),
    string({
      max: 512,
      pattern: '^[ \\t]*[\\x20-\\x7E]+([ \\t]+[\\x20-\\x7E]+)*[ \\t]*$',
      testedAs: '\\t*[\\x20-\\x7E][\\t\\x20-\\x7E]*',
      sensitive: true,
    }),
  ),
  QueryStringParameters: httpParameterList(
    'ConnectionQueryStringParameter',
    string({ max: 512, pattern: '[^\\x00-\\x1F\\x7F]+' }),
    string({ max: 512, pattern: '[^\\x00-\\x09\\x0B\\x0C\\x0E-\\x1F\\x7F]+', sensitive: true }),
  ),
  BodyParameters: httpParameterList('ConnectionBodyParameter', string(), string({ sensitive: true })),
});

const connectivityParameters = structure({
  ResourceParameters: required(
    structure({
      ResourceConfigurationArn: required(
        string({
          min: 0,
          max: 2048,
          pattern:
            '^(?:^arn:[a-z0-9\\-]+:vpc-lattice:[a-zA-Z0-9\\-]+:\\d{12}:resourceconfiguration/rcfg-[0-9a-z]{17}$|^$)',
        }),
      ),
    }),
  ),
});

/** AWS has been recorded to take `put`. */
const oauthHttpMethod = string({ enum: ['GET', 'POST', 'PUT'], anyCase: true });

const createAuthParameters = structure({
  BasicAuthParameters: structure({ Username: required(authHeader), Password: required(secretAuthHeader) }),
  OAuthParameters: structure({
    ClientParameters: required(
      structure({ ClientID: required(authHeader), ClientSecret: required(secretAuthHeader) }),
    ),
    AuthorizationEndpoint: required(httpsEndpoint),
    HttpMethod: required(oauthHttpMethod),
    OAuthHttpParameters: httpParameters,
  }),
  ApiKeyAuthParameters: structure({
    ApiKeyName: required(authHeader),
    ApiKeyValue: required(secretAuthHeader),
  }),
  InvocationHttpParameters: httpParameters,
  ConnectivityParameters: connectivityParameters,
});

const updateAuthParameters = structure({
  BasicAuthParameters: structure({ Username: authHeader, Password: secretAuthHeader }),
  OAuthParameters: structure({
    ClientParameters: structure({ ClientID: authHeader, ClientSecret: secretAuthHeader }),
    AuthorizationEndpoint: httpsEndpoint,
    HttpMethod: oauthHttpMethod,
    OAuthHttpParameters: httpParameters,
  }),
  ApiKeyAuthParameters: structure({ ApiKeyName: authHeader, ApiKeyValue: secretAuthHeader }),
  InvocationHttpParameters: httpParameters,
  ConnectivityParameters: connectivityParameters,
});

export const createConnection = structure({
  Name: required(connectionName),
  Description: description,
  AuthorizationType: required(authorizationType),
  AuthParameters: required(createAuthParameters),
  InvocationConnectivityParameters: connectivityParameters,
  KmsKeyIdentifier: kmsKeyIdentifier,
});

export const updateConnection = structure({
  Name: required(connectionName),
  Description: description,
  AuthorizationType: authorizationType,
  AuthParameters: updateAuthParameters,
  InvocationConnectivityParameters: connectivityParameters,
  KmsKeyIdentifier: kmsKeyIdentifier,
});
