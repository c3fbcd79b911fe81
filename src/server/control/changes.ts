import type { EventBridgeMock } from '../../mock/public-types.js';
import { thrownMessage } from '../../text/thrown.js';
import { health } from './health.js';
import { badRequest, RouteRefusal } from './route-refusal.js';
import type { Asked, Members } from './route.js';

/** A mock as those see it who may give it anything: it checks what it is given, whatever its types promise. */
interface Unpromised extends Omit<EventBridgeMock, 'seed' | 'emit' | 'fault' | 'target' | 'clock'> {
  seed(seed: unknown): void;
  emit(event: unknown): string;
  fault(operation: unknown, plan: unknown): void;
  target(target: unknown): { fault(fault: unknown): void };
  readonly clock: {
    now(): Date;
    advanceBy(duration: unknown): Promise<void>;
    advanceTo(time: unknown): Promise<void>;
  };
}

export function seed(asked: Asked): object {
  unpromised(asked).seed(asked.body);
  return health(asked);
}

export function emit(asked: Asked): object {
  return { id: unpromised(asked).emit(asked.body) };
}

export function fault(asked: Asked, { operation, plan }: Members): object {
  unpromised(asked).fault(operation, plan);
  return health(asked);
}

export function targetFault(asked: Asked, { target, fault: planned }: Members): object {
  unpromised(asked).target(target).fault(planned);
  return health(asked);
}

export async function reset(asked: Asked): Promise<object> {
  await told(() => {
    asked.eventBridge.reset();
  });
  return health(asked);
}

export function clearHistory(asked: Asked): object {
  asked.eventBridge.clearHistory();
  return health(asked);
}

export async function settled(asked: Asked): Promise<object> {
  await told(() => asked.eventBridge.settled());
  return health(asked);
}

export async function clock(asked: Asked, { advanceBy, advanceTo }: Members): Promise<object> {
  if ((advanceBy === undefined) === (advanceTo === undefined)) {
    throw badRequest('InvalidBody', 'POST /_mock/clock takes either "advanceBy" or "advanceTo".');
  }
  const { clock: time } = unpromised(asked);
  await told(() => (advanceBy === undefined ? time.advanceTo(advanceTo) : time.advanceBy(advanceBy)));
  return health(asked);
}

function unpromised({ eventBridge }: Asked): Unpromised {
  return eventBridge as Unpromised;
}

/** Does it, and tells what went wrong in the account meanwhile: no mistake of the request, and told but once. */
async function told(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (isAboutTime(error)) throw error;
    const name = error instanceof Error ? error.name : 'Error';
    const errors: readonly unknown[] = error instanceof AggregateError ? error.errors : [];
    throw new RouteRefusal(409, name, thrownMessage(error), errors.length === 0 ? {} : { errors });
  }
}

/** Whether the clock has something against the time that it was given. */
function isAboutTime(error: unknown): boolean {
  const isOfKind = error instanceof TypeError || error instanceof RangeError;
  return isOfKind && error.message.startsWith('clock.');
}
