/** The APIs that are simulated, as messages name them. */
export type ApiName = 'EventBridge' | OtherApiName;

/** Those that are named where EventBridge goes without saying. */
export type OtherApiName = 'EventBridge Scheduler';
