import type { ApiDestinationRecord } from '../../account/api-destination.js';
import { connectionByArn, connectionName, type AuthParameters } from '../../account/connection.js';
import type { AccountRegion } from '../../account/world.js';
import type { DeliveryError } from '../attempt/delivery-errors.js';

/** What the connection of an API destination knows at a time, or why it cannot be used then. */
export function authParametersAt(
  destination: ApiDestinationRecord | undefined,
  place: AccountRegion,
  time: Date,
): AuthParameters | DeliveryError {
  if (!destination)
    return { errorCode: 'NO_RESOURCE', message: 'The API destination does not exist any more.' };
  const { Name, ConnectionArn } = destination;
  const connection = connectionByArn(place, ConnectionArn, time);
  const state = connection?.ConnectionState;
  const named = `connection ${connectionName(ConnectionArn)}`;
  if (state === undefined || state === 'DELETING') {
    return {
      errorCode: 'NO_RESOURCE',
      message: `API destination ${Name} is INACTIVE: its ${named} does not exist any more.`,
    };
  }
  if ((state === 'AUTHORIZED' || state === 'ACTIVE') && connection?.AuthParameters) {
    return connection.AuthParameters;
  }
  return {
    errorCode: state.startsWith('DEAUTHORIZ') ? 'NO_PERMISSIONS' : 'CONNECTION_FAILURE',
    message: `API destination ${Name} is INACTIVE: its ${named} is ${state}.`,
  };
}
