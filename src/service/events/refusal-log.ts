import type { PutEventsRequestEntry, PutEventsResultEntry } from '@aws-sdk/client-eventbridge';
import { BusLog } from '../../history/bus-log/bus-log.js';
import { placeOfBus } from '../event-buses/event-bus-lookup.js';
import type { OperationContext, Validated } from '../operation.js';

/** Tells the log of the bus that an entry names why the entry did not become an event there. */
export function logRefusal(
  given: Validated<PutEventsRequestEntry>,
  result: PutEventsResultEntry,
  context: OperationContext,
): void {
  const { place, name } = placeOfBus(given.EventBusName, context);
  const bus = place.eventBuses.get(name);
  if (bus?.LogConfig === undefined) return;
  const log = new BusLog(bus, { request_id: context.uuid() }, context.journal);
  const at = context.now();
  log.write('EVENT_INGEST_FAILURE', {
    at: at.getTime(),
    details: {
      caller_account_id: context.here.account,
      source_time_ms: (given.Time ?? at).getTime(),
      source: given.Source ?? '',
      detail_type: given.DetailType ?? '',
      resources: [...(given.Resources ?? [])],
      ...log.detail({ event_detail: given.Detail ?? '' }),
    },
    error: { error_message: result.ErrorMessage ?? '', aws_service: 'events' },
  });
}
