import type { ConnectionAuthorizationType, ConnectionState } from '@aws-sdk/client-eventbridge';
import { secretArn, type Connection, type Connectivity } from '../../account/connection.js';
import { passing } from '../../account/lifecycle.js';
import { definedMembers } from '../../text/defined-members.js';
import type { CallContext, OperationInput, Validated } from '../operation.js';
import { authParametersOf, connectivityOf } from './auth-parameters.js';

type GivenConnection = Validated<OperationInput<'UpdateConnection'>>;

/** What a connection has from being authorized. */
type Authorization = Pick<
  Connection,
  | 'AuthorizationType'
  | 'AuthParameters'
  | 'InvocationConnectivityParameters'
  | 'SecretArn'
  | 'LastAuthorizedTime'
  | 'lifecycle'
  | 'ConnectionState'
>;

/** Whether an update makes EventBridge authorize the connection again. */
export function touchesAuthorization(given: GivenConnection): boolean {
  const { AuthorizationType, AuthParameters, InvocationConnectivityParameters } = given;
  return [AuthorizationType, AuthParameters, InvocationConnectivityParameters].some(Boolean);
}

/**
 * Authorizes a connection with what is given and, where it is known already, what stays.
 *
 * @throws ServiceFault when the parameters are not those of the type.
 */
export function authorized(
  { Name, AuthParameters: given = {}, InvocationConnectivityParameters }: GivenConnection,
  { type, known }: { readonly type: ConnectionAuthorizationType; readonly known?: Connection },
  context: CallContext,
): Authorization {
  const AuthParameters = authParametersOf(type, { given, known: known?.AuthParameters }, context);
  const connectivity = connectivityOf(
    InvocationConnectivityParameters,
    known?.InvocationConnectivityParameters,
    context,
  );
  return {
    AuthorizationType: type,
    AuthParameters,
    ...definedMembers({ InvocationConnectivityParameters: connectivity }),
    SecretArn: known?.SecretArn ?? newSecret(Name, context),
    LastAuthorizedTime: context.now(),
    ...entering(authorizing(type, connectivity), context),
  };
}

/** A state that the connection leaves by itself. */
export function entering(
  states: { readonly first: ConnectionState; readonly then: ConnectionState | 'gone' },
  { now, transitionTime }: CallContext,
): Pick<Connection, 'lifecycle' | 'ConnectionState'> {
  return {
    ConnectionState: states.first,
    lifecycle: passing<ConnectionState | 'gone'>(states, now(), transitionTime),
  };
}

/**
 * Only a token has to be waited for; a connection to a private endpoint ends as ACTIVE.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-target-connection-states.html
 */
function authorizing(
  type: ConnectionAuthorizationType,
  connectivity: Connectivity | undefined,
): { readonly first: ConnectionState; readonly then: ConnectionState } {
  return {
    first: type === 'OAUTH_CLIENT_CREDENTIALS' ? 'AUTHORIZING' : 'AUTHORIZED',
    then: connectivity ? 'ACTIVE' : 'AUTHORIZED',
  };
}

function newSecret(name: string, { here, uuid, randomText }: CallContext): string {
  return secretArn(here, { name, uuid: uuid(), suffix: randomText(6) });
}
