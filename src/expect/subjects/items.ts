import type { Item } from '../scope.js';
import type { ListedItem } from '../verdicts/verdict.js';
import { quoted, ruleName, short, shortEnumeration } from '../words/words.js';

const MOST_ITEMS = 5;
const MOST_PATHS = 3;

/** `event 2, "OrderPaid" from "shop" on bus "orders"`. */
export function itemText(item: Item, withBus: boolean): string {
  switch (item.kind) {
    case 'event': {
      const { source, eventBusName = '', 'detail-type': detailType } = item.event;
      const bus = withBus ? ` on bus ${quoted(eventBusName)}` : '';
      return `event ${item.number}, ${nameOf(detailType, 'DetailType')} from ${nameOf(source, 'Source')}${bus}`;
    }
    case 'invocation': {
      const { rule, event, outcome } = item.invocation;
      const failed = outcome === 'failed' ? ' (the handler failed)' : '';
      return `invocation ${item.number}, of ${ruleName(rule)} for ${quoted(event['detail-type'])}${failed}`;
    }
    case 'dead-letter': {
      const { rule, event, messageAttributes } = item.deadLetter;
      const { ERROR_CODE: code = '' } = messageAttributes;
      return `dead letter ${item.number}, of ${ruleName(rule)} for ${quoted(event['detail-type'])} (${code})`;
    }
  }
}

/** What is sent to a stub may lack anything, and have any length. */
function nameOf(value: string | undefined, member: string): string {
  return value === undefined ? `(no ${member})` : quoted(short(value, 130));
}

/** A line for each, with what differs. */
export function itemLines(items: readonly ListedItem[], withBus: boolean): string {
  const lines = items
    .slice(0, MOST_ITEMS)
    .map(
      ({ item, as, failing }) =>
        `  ${as === undefined ? '' : `${as}: `}${itemText(item, withBus)}${differences(failing)}`,
    );
  const more = items.length - lines.length;
  const kind = (items[0]?.item.kind ?? 'item').replace('-', ' ');
  return [...lines, ...(more > 0 ? [`  … and ${more} more ${more === 1 ? kind : `${kind}s`}`] : [])].join(
    '\n',
  );
}

function differences(failing: ListedItem['failing']): string {
  const paths = failing.map(({ path }) => path).filter((path) => path !== '');
  return paths.length === 0 ? '' : `: differs in ${shortEnumeration(paths, 'and', MOST_PATHS)}`;
}
