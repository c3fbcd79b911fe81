/** Limits that AWS sets and a test may want smaller or larger. */
export interface Quotas {
  /** Bytes of all entries of one PutEvents request; a request above it is refused as a whole. */
  readonly putEventsRequestBytes: number;
  readonly eventBuses: number;
  readonly rulesPerEventBus: number;
  readonly targetsPerRule: number;
  readonly eventBusPolicyCharacters: number;
}

/** What a new account has. The size of a request was 262,144 bytes until January 2026. */
export const DEFAULT_QUOTAS: Quotas = {
  putEventsRequestBytes: 1_048_576,
  eventBuses: 100,
  rulesPerEventBus: 300,
  targetsPerRule: 5,
  eventBusPolicyCharacters: 10_240,
};
