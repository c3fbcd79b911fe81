import { wholeSeconds } from '../time/whole-seconds.js';
import { objectFragment, stringFragment, type InputEvent, type JsonFragment } from './input-event.js';

/** The values of predefined variables that are not in the event. */
export interface ShapingFacts {
  /** The value of `<aws.events.rule-arn>`. */
  readonly ruleArn: string;
  /** The value of `<aws.events.rule-name>`. */
  readonly ruleName: string;
  /** When the service received the event: the value of `<aws.events.event.ingestion-time>`. */
  readonly ingestionTime: Date;
}

export type PredefinedVariable = (event: InputEvent, facts: ShapingFacts) => JsonFragment;

/**
 * The variables that need no path.
 * @see
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html#eb-transform-input-predefined
 */
export const PREDEFINED_VARIABLES: ReadonlyMap<string, PredefinedVariable> = new Map<
  string,
  PredefinedVariable
>([
  ['aws.events.rule-arn', (_event, { ruleArn }) => stringFragment(ruleArn)],
  ['aws.events.rule-name', (_event, { ruleName }) => stringFragment(ruleName)],
  ['aws.events.event.ingestion-time', (_event, facts) => stringFragment(wholeSeconds(facts.ingestionTime))],
  ['aws.events.event', withoutDetail],
  ['aws.events.event.json', ({ text }) => objectFragment(text)],
]);

/** Recorded: this order, `detailType` for `detail-type`, and the ingestion time in the place of the event's own. */
const WITHOUT_DETAIL = [
  ['id', '$.id'],
  ['account', '$.account'],
  ['detailType', '$.detail-type'],
  ['time', undefined],
  ['source', '$.source'],
  ['region', '$.region'],
  ['resources', '$.resources'],
  ['version', '$.version'],
] as const;

function withoutDetail(event: InputEvent, facts: ShapingFacts): JsonFragment {
  const members = WITHOUT_DETAIL.flatMap(([name, path]) => {
    const json =
      path === undefined ? JSON.stringify(wholeSeconds(facts.ingestionTime)) : event.at(path)?.json;
    return json === undefined ? [] : [`"${name}":${json}`];
  });
  return objectFragment(`{${members.join(',')}}`);
}
