/**
 * Why a target could not be reached, as dead letters tell it, and whether EventBridge tries again: not where trying
 * again cannot help.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 */
const IS_RETRIED = {
  CONNECTION_FAILURE: true,
  CROSS_ACCOUNT_INGESTION_FAILED: false,
  CROSS_REGION_INGESTION_FAILED: false,
  ERROR_FROM_TARGET: true,
  EVENTS_IN_BATCH_REQUEST_REJECTED: false,
  FAILED_TO_ASSUME_ROLE: false,
  INTERNAL_ERROR: true,
  INVALID_JSON: false,
  INVALID_PARAMETER: false,
  NO_PERMISSIONS: false,
  NO_RESOURCE: false,
  RESOURCE_ALREADY_EXISTS: false,
  RESOURCE_LIMIT_EXCEEDED: true,
  RESOURCE_MODIFICATION_COLLISION: true,
  SDK_CLIENT_ERROR: false,
  THIRD_ACCOUNT_HOP_DETECTED: false,
  THIRD_REGION_HOP_DETECTED: false,
  THROTTLING: true,
  TIMEOUT: true,
  TRANSIENT_ASSUME_ROLE: true,
  UNKNOWN: true,
} as const satisfies Record<string, boolean>;

/**
 * Why a delivery failed, as dead letters report it in `ERROR_CODE`.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
 */
export type DeliveryErrorCode = keyof typeof IS_RETRIED;

export const DELIVERY_ERROR_CODES = Object.keys(IS_RETRIED) as readonly DeliveryErrorCode[];

export function isRetried(code: DeliveryErrorCode): boolean {
  return IS_RETRIED[code];
}

export function isDeliveryErrorCode(code: unknown): code is DeliveryErrorCode {
  return typeof code === 'string' && Object.hasOwn(IS_RETRIED, code);
}

/** Why one attempt failed. */
export interface DeliveryError {
  readonly errorCode: DeliveryErrorCode;
  readonly message: string;
}

/** How a call of a handler failed. */
export interface HandlerFailure {
  readonly error: unknown;
  /** A test made it so: by a fault of an operation that the handler called, or by an error code of EventBridge's. */
  readonly isPlanned: boolean;
}

/** An attempt that failed, and what the target wants of the next one. */
export interface DeliveryFailure extends DeliveryError {
  /** The function that stands for the target failed. */
  readonly handler?: HandlerFailure;
  /** For how long it wants to be left alone, in milliseconds; for ever where that is negative. */
  readonly retryAfter?: number;
}
