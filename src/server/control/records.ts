import { badRequest } from './route-refusal.js';
import {
  COMMAND_FILTERS,
  DELIVERY_FILTERS,
  EVENT_FILTERS,
  type Filter,
  type Filters,
  SENT_FILTERS,
  WARNING_FILTERS,
} from './filters.js';
import type { Kind, Records } from './history.js';
import type { Asked, Route } from './route.js';

const SINCE = 'since';

const FILTERS: { readonly [K in Kind]: Filters<Records[K]> } = {
  events: EVENT_FILTERS,
  commands: COMMAND_FILTERS,
  deliveries: DELIVERY_FILTERS,
  invocations: SENT_FILTERS,
  deadLetters: SENT_FILTERS,
  warnings: WARNING_FILTERS,
};

/** The route to the records of one kind. */
export function recordsRoute(kind: Kind, path: string, does: string): Route {
  return {
    method: 'GET',
    path,
    does,
    query: [...Object.keys(FILTERS[kind]), SINCE],
    bodies: [],
    answer: (asked) => {
      const records = recordsAsked(kind, asked);
      return { total: asked.history.total(kind), history: asked.history.number, [kind]: records };
    },
  };
}

function recordsAsked<K extends Kind>(kind: K, asked: Asked): readonly Records[K][] {
  const { history, query } = asked;
  const tests = Object.entries<Filter<Records[K]>>(FILTERS[kind]).flatMap(([name, filter]) => {
    const value = query.get(name);
    return value === undefined ? [] : [filter(value, asked)];
  });
  history.look();
  const records = history.since(kind, sinceOf(query.get(SINCE)));
  return records.filter((record) => tests.every((test) => test(record)));
}

function sinceOf(since = '0'): number {
  if (/^\d{1,15}$/.test(since)) return Number(since);
  throw badRequest(
    'InvalidParameter',
    `"since" must be a whole number, 0 or more, not ${JSON.stringify(since)}.`,
  );
}
