import type { EventBridgeMock } from '../../mock/public-types.js';
import type { History } from './history.js';

/** Where all of it stands. */
export const ROOT = '/_mock/';

/** What a request asks, when all that can be said against its form is said. */
export interface Asked {
  readonly eventBridge: EventBridgeMock;
  readonly history: History;
  /** The parameters of the query that were given, each once. */
  readonly query: ReadonlyMap<string, string>;
  /** Undefined for an empty body. */
  readonly body: unknown;
}

/** What a body has, where the route names the members. */
export type Members = Readonly<Record<string, unknown>>;

/** One thing that the server does besides EventBridge. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** Behind `/_mock/`. */
  readonly path: string;
  /** In one line. */
  readonly does: string;
  /** The parameters that its query may have. */
  readonly query?: readonly string[];
  /** Bodies that it takes, with every member that one may have; none where it takes none. */
  readonly bodies: readonly object[];
  /** The members that its body may have; absent where the kit says what is wrong with one. */
  readonly members?: readonly string[];
  readonly answer: (asked: Asked) => object | Promise<object>;
}
