import type { OperationContext } from '../operation.js';

/**
 * The trace header that goes with an entry: its own, else that of the call. One that X-Ray could not read is dropped.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-related-service-xray.html
 */
export function traceHeaderOf(
  { TraceHeader }: { readonly TraceHeader?: string | undefined },
  { callersTraceHeader }: OperationContext,
): string | undefined {
  if (TraceHeader === undefined) return callersTraceHeader();
  return hasTraceId(TraceHeader) ? TraceHeader : undefined;
}

/** @see https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader */
function hasTraceId(header: string): boolean {
  return /(?:^|;)\s*Root=1-[\da-f]{8}-[\da-f]{24}\s*(?:;|$)/i.test(header);
}
