/**
 * The account behind an HTTP endpoint.
 *
 * @example
 * import { serve } from 'aws-eventbridge-mock/server';
 *
 * @module
 */
export { serve, type EventBridgeServer } from './server/serve.js';
export type { ServerOptions } from './server/options.js';
export { forwardTo, type ForwardedEndpoints } from './server/forwarding/forward-to.js';
export { keepState, type KeepStateOptions, type KeptState } from './server/state/keep-state.js';
