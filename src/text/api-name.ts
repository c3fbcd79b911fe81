/** The APIs that are simulated, as messages name them. */
export type ApiName = 'EventBridge' | 'EventBridge Scheduler';
