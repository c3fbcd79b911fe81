import { OPERATED, type Operated } from '../mock/public-types.js';
import { refusal } from '../text/given.js';
import { isObject } from '../text/kinds-of-values.js';

/** A mock, as far as those know it who run it for longer than a test. */
export interface OperatedMock {
  readonly [OPERATED]: Operated;
}

/** By its member: a mock of another copy of the kit is no instance of ours. */
export function operatedOf(eventBridge: OperatedMock, door: string): Operated {
  if (isObject(eventBridge) && OPERATED in eventBridge) return eventBridge[OPERATED];
  throw refusal(`${door}()`, 'a mock that mockEventBridge() made', eventBridge);
}
