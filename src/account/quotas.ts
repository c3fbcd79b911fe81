/**
 * The quotas of an account in one Region.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
 */
export interface Quotas {
  /** Bytes of all entries of one PutEvents request; a larger request is refused as a whole. Default 1,048,576. */
  readonly putEventsRequestBytes: number;
  /** Event buses. Default 100. */
  readonly eventBuses: number;
  /** Rules on one event bus. Default 300. */
  readonly rulesPerEventBus: number;
  /** Rules on one event bus whose pattern has a wildcard. Default 30. */
  readonly wildcardRulesPerEventBus: number;
  /** Targets of one rule. Default 5. */
  readonly targetsPerRule: number;
  /** Characters of an event pattern. Default 2048; 4096 is the most that the API accepts. */
  readonly eventPatternCharacters: number;
  /** Characters of the resource policy of an event bus. Default 10,240. */
  readonly eventBusPolicyCharacters: number;
  /** Replays that run at the same time. Default 10. */
  readonly activeReplays: number;
  /** Connections. Default 3000. */
  readonly connections: number;
  /** API destinations. Default 3000. */
  readonly apiDestinations: number;
  /** Global endpoints. Default 100. */
  readonly endpoints: number;
  /** Schedules of EventBridge Scheduler in one Region. Default 10,000,000. */
  readonly schedules: number;
  /** Groups of schedules in one Region. Default 500. */
  readonly scheduleGroups: number;
}

/**
 * What a new account has. The size of a request was 262,144 bytes until January 2026.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
 */
export const DEFAULT_QUOTAS: Quotas = {
  putEventsRequestBytes: 1_048_576,
  eventBuses: 100,
  rulesPerEventBus: 300,
  wildcardRulesPerEventBus: 30,
  targetsPerRule: 5,
  eventPatternCharacters: 2048,
  eventBusPolicyCharacters: 10_240,
  activeReplays: 10,
  connections: 3000,
  apiDestinations: 3000,
  endpoints: 100,
  schedules: 10_000_000,
  scheduleGroups: 500,
};
