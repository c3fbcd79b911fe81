import type { EventBridgeMock } from '../../mock/public-types.js';
import { isObject } from '../../text/kinds-of-values.js';

type Account = ReturnType<EventBridgeMock['snapshot']>;

const MOST = 3;

/** How to ask for what a dead-letter queue got, if the ARN is that of one. */
export function deadLetterRemedy(mock: EventBridgeMock, queueArn: string): string | undefined {
  const targets = targetsWithQueue(mock.snapshot(), queueArn);
  if (targets.length === 0) return undefined;
  const calls = targets
    .slice(0, MOST)
    .map(
      (arn) => `  expect(eventBridge.target('${arn}')).toHaveReceivedDeadLetter({ queueArn: '${queueArn}' })`,
    );
  const more = targets.length - calls.length;
  return [
    'It is the dead-letter queue of a target, which receives what could not be delivered:\n',
    ...calls,
    ...(more > 0 ? [`  … and ${more} more`] : []),
  ].join('\n');
}

/** The ARNs of the targets whose dead letters go to the queue. */
function targetsWithQueue({ eventBuses, elsewhere = {} }: Account, queueArn: string): readonly string[] {
  const targets = Object.values(eventBuses)
    .flatMap(({ rules = {} }) => Object.values(rules))
    .flatMap(({ targets: of = {} }) => Object.values(of))
    .filter(({ DeadLetterConfig: config }) => isObject(config) && config.Arn === queueArn)
    .flatMap(({ Arn }) => (typeof Arn === 'string' ? Arn : []));
  return [
    ...new Set([
      ...targets,
      ...Object.values(elsewhere).flatMap((account) => targetsWithQueue(account, queueArn)),
    ]),
  ];
}
