import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DeliveryRecord, EventBridgeMock } from '../../src/index.js';
import { accounts, BUSES, type Batch, type LawfulAccount } from './law-accounts.js';
import { begin, play } from './law-play.js';
import { runs } from '../property-runs.js';

/** Pauses are as long as they are on average, so that a run that fails can be repeated. */
beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});

afterEach(() => {
  vi.restoreAllMocks();
});

type Delivered = Pick<DeliveryRecord, 'event' | 'rule' | 'target'>;

const keyOf = ({ event, rule, target }: Delivered): string =>
  `${event.id} ${rule.arn} ${target.id} ${target.arn}`;

const keysWith = (mock: EventBridgeMock, outcome: DeliveryRecord['outcome']): readonly string[] =>
  mock
    .deliveries()
    .filter((delivery) => delivery.outcome === outcome)
    .map(keyOf)
    .sort();

/** Each arrival of an event at a bus, with each target of each enabled rule there whose pattern names its source. */
function expectedPairs(mock: EventBridgeMock, { rules }: LawfulAccount): readonly string[] {
  return mock.events().flatMap(({ id, source, eventBusArn }) =>
    rules
      .filter(({ bus, enabled, sources }) => bus.arn === eventBusArn && enabled && sources.includes(source))
      .flatMap(({ name, bus, targets }) => {
        const ruleArn = mock.bus(bus.arn).rule(name).arn;
        return targets.map(({ Id, Arn }) => `${id} ${ruleArn} ${Id} ${Arn}`);
      }),
  );
}

/** How many events each bus got: those that were put there, and those that were delivered to it. */
function expectedArrivals(mock: EventBridgeMock, { events }: Batch): Record<string, number> {
  return Object.fromEntries(
    BUSES.map(({ arn }) => {
      const put = events.filter(({ bus }) => bus.arn === arn).length;
      const passedOn = mock
        .deliveries()
        .filter(({ target, outcome }) => target.arn === arn && outcome === 'delivered');
      return [arn, put + passedOn.length];
    }),
  );
}

function arrivals(mock: EventBridgeMock): Record<string, number> {
  return Object.fromEntries(
    BUSES.map(({ arn }) => [arn, mock.events().filter(({ eventBusArn }) => eventBusArn === arn).length]),
  );
}

/** Every pair once; with duplicates, once or twice. */
function expectPairs(mock: EventBridgeMock, account: LawfulAccount): void {
  const expected = [...expectedPairs(mock, account)].sort();
  const made = mock.deliveries().map(keyOf).sort();
  if (!(typeof account.order === 'object' && 'duplicated' in account.order)) {
    expect(made).toEqual(expected);
    return;
  }
  const [once, came] = [counts(expected), counts(made)];
  expect([...came.keys()]).toEqual([...once.keys()]);
  const wrong = [...came].filter(([key, count]) => {
    const least = once.get(key) ?? 0;
    return count < least || count > 2 * least;
  });
  expect(wrong).toEqual([]);
}

function counts(keys: readonly string[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const key of keys) counted.set(key, (counted.get(key) ?? 0) + 1);
  return counted;
}

function expectOneEndEach(mock: EventBridgeMock): void {
  expect(mock.pendingDeliveries).toBe(0);
  expect(keysWith(mock, 'pending')).toEqual([]);
  expect(mock.invocations().map(keyOf).sort()).toEqual(keysWith(mock, 'delivered'));
  expect(mock.deadLetters().map(keyOf).sort()).toEqual(keysWith(mock, 'dead-lettered'));
  const lost = mock
    .warnings()
    .flatMap((warning) =>
      warning.kind === 'delivery-dropped' || warning.kind === 'input-dropped'
        ? [`${warning.eventId} ${warning.ruleArn} ${warning.targetArn}`]
        : [],
    );
  const dropped = mock.deliveries().filter(({ outcome }) => outcome === 'dropped');
  expect(lost.sort()).toEqual(
    dropped.map(({ event, rule, target }) => `${event.id} ${rule.arn} ${target.arn}`).sort(),
  );
  expect(mock.deliveries().filter((delivery) => !hasSoundAttempts(delivery))).toEqual([]);
}

/** Every attempt but the last of a delivered event failed, and each came after the one before. */
function hasSoundAttempts({ outcome, attempts, droppedInput }: DeliveryRecord): boolean {
  const failures = attempts.filter(({ error }) => error !== undefined).length;
  const lastFailed = attempts.at(-1)?.error !== undefined;
  if (droppedInput) return outcome === 'dropped' && attempts.length === 0;
  if (outcome === 'delivered' ? lastFailed || failures !== attempts.length - 1 : failures !== attempts.length)
    return false;
  return attempts.length > 0 && attempts.every(({ at }, index) => at > (attempts[index - 1]?.at ?? 0));
}

/** What takes nothing has got nothing. */
function expectClosedResources(mock: EventBridgeMock, { resources }: LawfulAccount): void {
  const closed = (arn: string): boolean =>
    resources[arn]?.policy === null || resources[arn]?.contentBasedDeduplication === false;
  expect(mock.invocations().filter(({ target }) => closed(target.arn))).toEqual([]);
  expect(
    mock.deadLetters().filter(({ queueArn }) => closed(queueArn) || !queueArn.endsWith(':dead')),
  ).toEqual([]);
}

async function holds(given: LawfulAccount): Promise<void> {
  const { account, ...begun } = await begin(given);
  using mock = begun.mock;
  for (const batch of account.batches) {
    await play(mock, batch);
    expect(arrivals(mock)).toEqual(expectedArrivals(mock, batch));
    expectPairs(mock, account);
    expectOneEndEach(mock);
    expectClosedResources(mock, account);
  }
}

test('every event comes to one end at every target of every rule that it matches', async () => {
  // Each account has two to four batches of events, for each of which the law is to hold.
  await fc.assert(fc.asyncProperty(accounts, holds), { numRuns: runs(50) });
});
