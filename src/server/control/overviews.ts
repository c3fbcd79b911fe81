import { conditionName, untestedOf, untestedOfSchedule } from '../../coverage/words.js';
import { thrownMessage } from '../../text/thrown.js';
import { badRequest, RouteRefusal } from './route-refusal.js';
import type { Asked } from './route.js';

/** What the mock tells, and on demand what is untested in the words of its table, for people. */
export function coverage({ eventBridge, query }: Asked): object {
  const told = eventBridge.ruleCoverage();
  const words = query.get('words');
  if (words === undefined) return told;
  if (words !== 'yes') {
    throw badRequest('InvalidParameter', `GET /_mock/coverage has words=yes, not words=${words}.`);
  }
  const { rules, schedules, ...totals } = told;
  return {
    ...totals,
    rules: rules.map((rule) => ({
      ...rule,
      conditions: rule.conditions.map((condition) => ({ ...condition, text: conditionName(condition) })),
      untested: untestedOf(rule),
    })),
    schedules: schedules.map((schedule) => ({ ...schedule, untested: untestedOfSchedule(schedule) })),
  };
}

/** Of the account, or of the way of one event, which may have been lost before it came to a bus. */
export function diagram({ eventBridge, query }: Asked): object {
  const event = query.get('event');
  if (event === undefined) return { diagram: eventBridge.diagram() };
  try {
    return { diagram: eventBridge.diagram({ event }) };
  } catch (error) {
    throw new RouteRefusal(404, 'UnknownEvent', thrownMessage(error));
  }
}
