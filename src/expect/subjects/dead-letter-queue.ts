import { STANDING, type EventBridgeMock } from '../../mock/public-types.js';
import { isObject } from '../../text/kinds-of-values.js';
import { callOf } from './schedule.js';

type Account = ReturnType<EventBridgeMock['snapshot']>;

const MOST = 3;

/** How to ask for what a dead-letter queue got, if the ARN is that of one. */
export function deadLetterRemedy(mock: EventBridgeMock, queueArn: string): string | undefined {
  const owners = [
    ...targetsWithQueue(mock.snapshot(), queueArn).map((arn) => `eventBridge.target('${arn}')`),
    ...schedulesWithQueue(mock, queueArn),
  ];
  if (owners.length === 0) return undefined;
  const calls = owners
    .slice(0, MOST)
    .map((owner) => `  expect(${owner}).toHaveReceivedDeadLetter({ queueArn: '${queueArn}' })`);
  const more = owners.length - calls.length;
  return [
    'It is the dead-letter queue of a target, which receives what could not be delivered:\n',
    ...calls,
    ...(more > 0 ? [`  … and ${more} more`] : []),
  ].join('\n');
}

function schedulesWithQueue(mock: EventBridgeMock, queueArn: string): readonly string[] {
  return mock
    .schedules()
    .filter((schedule) => schedule[STANDING].shown?.Target.DeadLetterConfig?.Arn === queueArn)
    .map(callOf);
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
