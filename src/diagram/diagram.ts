import { checkMembers, checkObject, isRecord, refusal } from '../text/given.js';
import type { EventRecord } from '../history/records.js';
import { accountDiagram } from './account-diagram.js';
import type { DiagramOptions } from './diagram-options.js';
import type { DrawnAccounts } from './drawn-accounts.js';
import { eventDiagram, lostEventDiagram } from './event-diagram.js';

/**
 * Draws accounts, or the way of one event through them.
 *
 * @throws TypeError for an event that the history does not have.
 */
export function diagramOf(accounts: DrawnAccounts, options: DiagramOptions): string {
  checkObject('diagram()', 'options such as { event }', options);
  checkMembers('diagram()', options, ['event']);
  const { event } = options;
  if (!('event' in options)) return accountDiagram(accounts);
  if (typeof event !== 'string') return eventDiagram(accounts, [checkedRecord(event)]);
  const records = accounts.journal.events.filter(({ id }) => id === event);
  if (records.length > 0) return eventDiagram(accounts, records);
  const lost = accounts.journal.warnings.find(
    (warning) => warning.kind === 'unknown-event-bus' && warning.event.id === event,
  );
  if (lost?.kind === 'unknown-event-bus') return lostEventDiagram(lost.event, lost.eventBusName);
  throw new TypeError(
    `diagram: the history has no event with the id ${JSON.stringify(event)}. Ids are what PutEvents returns, and ` +
      `what the records of events() have.`,
  );
}

function checkedRecord(event: unknown): EventRecord {
  const isOne = (given: unknown): given is EventRecord =>
    isRecord(given) && typeof given['eventBusArn'] === 'string' && Array.isArray(given['matchedRules']);
  if (isOne(event)) return event;
  throw refusal('diagram()', 'a record of events(), or its id', event);
}
