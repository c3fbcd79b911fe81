import { ServiceFault } from './service-fault.js';

/** The members by which a caller asks for a page. */
export interface PageRequest {
  readonly Limit?: number | undefined;
  readonly NextToken?: string;
}

/**
 * One page of the items, in ascending order of their names.
 *
 * The token holds the name of the last item that was shown, not a position, so that it survives changes between pages.
 *
 * @throws ServiceFault `InvalidToken` for a token that this operation did not give out.
 */
export function pageOf<Item>(
  listing: {
    readonly operation: string;
    readonly items: Iterable<Item>;
    readonly nameOf: (item: Item) => string;
  },
  { Limit = 100, NextToken }: PageRequest,
): { readonly page: readonly Item[]; readonly NextToken?: string } {
  const { operation, items, nameOf } = listing;
  const after = NextToken === undefined ? undefined : shownLast(NextToken, operation);
  const sorted = [...items].sort((a, b) => compare(nameOf(a), nameOf(b)));
  const rest = after === undefined ? sorted : sorted.filter((item) => compare(nameOf(item), after) > 0);
  const page = rest.slice(0, Limit);
  const last = page.at(-1);
  if (last === undefined || page.length === rest.length) return { page };
  return { page, NextToken: tokenAfter(nameOf(last), operation) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function tokenAfter(name: string, operation: string): string {
  return Buffer.from(JSON.stringify([operation, name])).toString('base64url');
}

function shownLast(token: string, operation: string): string {
  const parts = decoded(token);
  if (Array.isArray(parts) && parts.length === 2 && parts[0] === operation && typeof parts[1] === 'string') {
    return parts[1];
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
