import { deniedAccess, type Access } from '../../access/bus-access.js';
import { accessDeniedMessage } from '../../access/denial-text.js';
import type { OperationContext } from '../operation.js';
import { ServiceFault } from '../service-fault.js';

/**
 * Refuses what the policy of another account's bus does not allow; the action is what the caller called, if no other.
 *
 * @throws ServiceFault `AccessDeniedException`
 */
export function authorize(
  { action = '', ...access }: Omit<Access, 'action'> & { readonly action?: string },
  context: OperationContext,
): void {
  const wanted = action === '' ? `events:${context.operation}` : action;
  const denied = deniedAccess({ action: wanted, ...access }, context);
  if (denied) throw new ServiceFault('AccessDeniedException', accessDeniedMessage(denied));
}
