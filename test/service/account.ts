import { DEFAULT_QUOTAS } from '../../src/account/quotas.js';
import { World, type AccountRegion } from '../../src/account/world.js';
import { Journal } from '../../src/history/journal.js';
import { dispatch } from '../../src/service/dispatch.js';
import type { CallContext, IncomingEvent } from '../../src/service/operation.js';
import { EVENTBRIDGE } from '../../src/service/registry.js';
import { ServiceFault } from '../../src/service/service-fault.js';

/** A simulated account without a client, a clock or targets. */
export interface Account {
  readonly here: AccountRegion;
  readonly context: CallContext;
  readonly call: (operation: string, input: unknown) => Record<string, unknown>;
  /** What an operation is refused with. */
  readonly refusal: (
    operation: string,
    input: unknown,
  ) => { readonly code: string; readonly message: string };
  readonly routed: readonly IncomingEvent[];
  readonly journal: Journal;
}

export const NOW = new Date('2026-03-01T12:34:56.789Z');

export function newAccount(overrides: Partial<CallContext> = {}): Account {
  const now = (): Date => NOW;
  const world = new World(now);
  const journal = new Journal(now);
  const routed: IncomingEvent[] = [];
  let ids = 0;
  const context: CallContext = {
    world,
    here: world.at({ account: '123456789012', region: 'us-east-1' }),
    quotas: DEFAULT_QUOTAS,
    enforcesPolicies: true,
    organizationOf: () => undefined,
    journal,
    now,
    randomText: (length) => 'abcdefghij'.slice(0, length),
    transitionTime: 1000,
    callersTraceHeader: () => undefined,
    uuid: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
    replay: () => undefined,
    scheduleChanged: () => undefined,
    route: (event) => {
      routed.push(event);
    },
    ...overrides,
  };
  const call = (operation: string, input: unknown) => dispatch(EVENTBRIDGE, { operation, input }, context);
  return {
    here: context.here,
    context,
    call,
    refusal: (operation, input) => refusalOf(() => call(operation, input)),
    routed,
    journal,
  };
}

function refusalOf(call: () => unknown): { code: string; message: string } {
  try {
    call();
  } catch (error) {
    if (!(error instanceof ServiceFault)) throw error;
    return { code: error.code, message: error.message };
  }
  throw new Error('The operation was not refused.');
}
