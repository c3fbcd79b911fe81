import { connectionNamed, type Connection } from '../../account/connection.js';
import type { CallContext } from '../operation.js';
import { ServiceFault } from '../service-fault.js';

export function existingConnection(name: string, { here, now }: CallContext): Connection {
  const connection = connectionNamed(here, name, now());
  if (!connection) throw unknownConnection(name);
  return connection;
}

/** The text with the beginning is recorded for DescribeConnection alone. */
export function unknownConnection(name: string, beginning = ''): ServiceFault {
  return new ServiceFault('ResourceNotFoundException', `${beginning}Connection '${name}' does not exist.`);
}

export function changeableConnection(name: string, context: CallContext): Connection {
  const connection = existingConnection(name, context);
  if (connection.ConnectionState !== 'DELETING') return connection;
  throw new ServiceFault('ConcurrentModificationException', `Connection ${name} is being deleted.`);
}
