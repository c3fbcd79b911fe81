import { ServiceFault } from './service-fault.js';

/** The members by which a caller asks for a page. */
export interface PageRequest {
  readonly Limit?: number | undefined;
  readonly NextToken?: string;
}

interface Listing<Item> {
  readonly operation: string;
  readonly items: Iterable<Item>;
  readonly nameOf: (item: Item) => string;
  /** Whether the items stay in the order that they have. Default: in ascending order of their names. */
  readonly asTheyStand?: true;
}

/** What was shown last: its name, and how many were shown up to it. */
interface Shown {
  readonly name: string;
  readonly count: number;
}

/**
 * One page of the items.
 *
 * The token holds the name of the last item that was shown, not a position alone, so that it survives changes between
 * pages.
 *
 * @throws ServiceFault `InvalidToken` for a token that this operation did not give out.
 */
export function pageOf<Item>(
  listing: Listing<Item>,
  { Limit = 100, NextToken }: PageRequest,
): { readonly page: readonly Item[]; readonly NextToken?: string } {
  const { operation, items, nameOf, asTheyStand } = listing;
  const shown = NextToken === undefined ? undefined : shownLast(NextToken, operation);
  const ordered = [...items];
  if (!asTheyStand) ordered.sort((a, b) => compare(nameOf(a), nameOf(b)));
  const from = shown === undefined ? 0 : placeBehind(shown, ordered.map(nameOf), asTheyStand);
  const page = ordered.slice(from, from + Limit);
  const last = page.at(-1);
  const count = from + page.length;
  if (last === undefined || count === ordered.length) return { page };
  return { page, NextToken: tokenAfter({ name: nameOf(last), count }, operation) };
}

function placeBehind({ name, count }: Shown, names: readonly string[], asTheyStand?: true): number {
  if (!asTheyStand) return names.filter((other) => compare(other, name) <= 0).length;
  const last = names.indexOf(name);
  // An item that is gone has left its place to the next one.
  return last < 0 ? count - 1 : last + 1;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function tokenAfter({ name, count }: Shown, operation: string): string {
  return Buffer.from(JSON.stringify([operation, name, count])).toString('base64url');
}

function shownLast(token: string, operation: string): Shown {
  const parts = decoded(token);
  if (Array.isArray(parts) && parts.length === 3) {
    const [of, name, count] = parts as unknown[];
    if (of === operation && typeof name === 'string' && typeof count === 'number') return { name, count };
  }
  throw new ServiceFault('InvalidToken', 'The token provided is not valid for this operation.');
}

function decoded(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString());
  } catch {
    return undefined;
  }
}
