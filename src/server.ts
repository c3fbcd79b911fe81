/** The account behind an HTTP endpoint: `aws-eventbridge-mock/server`. */
export { serve, type EventBridgeServer } from './server/serve.js';
export type { ServerOptions } from './server/options.js';
