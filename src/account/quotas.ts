/** Limits that AWS sets and a test may want smaller or larger. */
export interface Quotas {
  /** Bytes of all entries of one PutEvents request; a request above it is refused as a whole. */
  readonly putEventsRequestBytes: number;
  readonly eventBuses: number;
  readonly rulesPerEventBus: number;
  /** Rules whose pattern has a wildcard. */
  readonly wildcardRulesPerEventBus: number;
  readonly targetsPerRule: number;
  /** At most 4,096, which the API itself takes. */
  readonly eventPatternCharacters: number;
  readonly eventBusPolicyCharacters: number;
  readonly activeReplays: number;
  readonly connections: number;
  readonly apiDestinations: number;
  readonly endpoints: number;
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
};
