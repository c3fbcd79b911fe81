import type { ApiName } from '../../service/api.js';
import type { HandlerContext } from './client.js';
import { apiOfClientClass } from './service-of-client.js';

/**
 * The API of a command class, of any copy of the SDK; undefined where the class does not tell.
 *
 * A command names its client's class when it is prepared for one, in a text that no bundler changes. Here it is
 * prepared for nobody, and goes nowhere.
 */
export function apiOfCommandClass(commandClass: unknown): ApiName | undefined {
  if (typeof commandClass !== 'function') return undefined;
  let context: HandlerContext = {};
  const stack = {
    use: () => undefined,
    concat: () => stack,
    resolve: (_handler: unknown, told: HandlerContext) => {
      context = told;
    },
  };
  try {
    const command: object = Reflect.construct(commandClass, [{}]) as object;
    const prepare: unknown = Reflect.get(command, 'resolveMiddleware');
    if (typeof prepare === 'function') Reflect.apply(prepare, command, [stack, { requestHandler: {} }, {}]);
  } catch {
    // No class of the SDK, or of a version that does it in another way.
  }
  return apiOfClientClass(context.clientName);
}
