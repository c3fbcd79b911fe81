import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeCoverage, mockEventBridge, type EventBridgeMock } from '../../src/index.js';
import { match } from '../../src/pattern.js';
import { runs } from '../property-runs.js';

interface Asked {
  readonly path: string;
  readonly alternatives: readonly unknown[];
}

interface DrawnRule {
  readonly name: string;
  readonly bus: string;
  readonly isEnabled: boolean;
  readonly common: readonly Asked[];
  /** One condition each; none, or at least two. */
  readonly branches: readonly Asked[];
}

interface DrawnEvent {
  readonly bus: string;
  readonly source: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

const buses = fc.constantFrom('default', 'orders');
const values = fc.constantFrom(1, 2, 'a', 'b');
const asked = fc.record({
  path: fc.constantFrom('source', 'detail.a', 'detail.b', 'detail.list.x', 'detail.list.y'),
  alternatives: fc.oneof(
    fc.uniqueArray(values, { minLength: 1, maxLength: 2 }),
    fc.constantFrom<unknown[]>(
      [{ exists: true }],
      [{ exists: false }],
      [{ 'anything-but': ['a'] }],
      [{ numeric: ['>=', 2] }],
      [{ prefix: 'a' }, 2],
    ),
  ),
});
const conditions = (least: number) =>
  fc.uniqueArray(asked, { minLength: least, maxLength: 3, selector: ({ path }) => path });
const rules = fc.uniqueArray(
  fc.record<DrawnRule>({
    name: fc.constantFrom('one', 'two', 'three'),
    bus: buses,
    isEnabled: fc.boolean(),
    common: conditions(1),
    branches: fc.oneof(fc.constant([]), conditions(2)),
  }),
  { minLength: 1, maxLength: 4, selector: ({ name, bus }) => `${bus}/${name}` },
);
const events = fc.array(
  fc.record<DrawnEvent>({
    bus: buses,
    source: fc.constantFrom('a', 'b'),
    detail: fc.dictionary(
      fc.constantFrom('a', 'b', 'list'),
      fc.oneof(values, fc.array(fc.dictionary(fc.constantFrom('x', 'y'), values), { maxLength: 3 })),
    ),
  }),
  { maxLength: 8 },
);

/** A branch takes the place of what has its path. */
function combinationsOf({ common, branches }: DrawnRule): readonly (readonly Asked[])[] {
  if (branches.length === 0) return [common];
  return branches.map((branch) => [...common.filter(({ path }) => path !== branch.path), branch]);
}

function patternOf(conditions: readonly Asked[]): Readonly<Record<string, unknown>> {
  const pattern: Record<string, unknown> = {};
  for (const { path, alternatives } of conditions) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    let inside = pattern;
    for (const key of keys) inside = (inside[key] ??= {}) as Record<string, unknown>;
    inside[last] = alternatives;
  }
  return pattern;
}

function isMet(conditions: readonly Asked[], event: object): boolean {
  return conditions.length === 0 || match(patternOf(conditions), event);
}

function mockOf(drawn: readonly DrawnRule[]): EventBridgeMock {
  const on = (bus: string) => ({
    rules: Object.fromEntries(
      drawn
        .filter((rule) => rule.bus === bus)
        .map(({ name, isEnabled, common, branches }) => [
          name,
          {
            EventPattern: JSON.stringify({
              ...patternOf(common),
              ...(branches.length > 0 && { $or: branches.map((branch) => patternOf([branch])) }),
            }),
            state: isEnabled ? ('ENABLED' as const) : ('DISABLED' as const),
          },
        ]),
    ),
  });
  return mockEventBridge({ seed: { buses: { default: on('default'), orders: on('orders') } } });
}

function emit(eventBridge: EventBridgeMock, drawn: readonly DrawnEvent[]): void {
  for (const { bus, source, detail } of drawn) {
    eventBridge.emit({ source, 'detail-type': 'Drawn', detail, eventBusName: bus });
  }
}

/** Event by event, rule by rule, condition by condition, each held against the event as a pattern of its own. */
function counted(drawn: readonly DrawnRule[], given: readonly DrawnEvent[]) {
  return drawn.map((rule) => {
    const combinations = combinationsOf(rule);
    const reached = given.filter(({ bus }) => bus === rule.bus && rule.isEnabled);
    const matched = reached.filter((event) => combinations.some((conditions) => isMet(conditions, event)));
    const outcomesOf = (condition: Asked) =>
      reached.map((event) => {
        const decides = combinations
          .filter((conditions) => conditions.includes(condition))
          .some((conditions) =>
            isMet(
              conditions.filter((other) => other !== condition),
              event,
            ),
          );
        if (!matched.includes(event) && decides) return 'failedAlone';
        // What is absent beside one element of an array may be there beside another.
        const holding = combinations.filter((conditions) => isMet(conditions, event)).flat();
        return holding.includes(condition) || isMet([condition], event) ? 'met' : 'failedWithOthers';
      });
    const count = (outcomes: readonly string[], wanted: string) =>
      outcomes.filter((outcome) => outcome === wanted).length;
    return {
      name: rule.name,
      bus: rule.bus,
      matched: matched.length,
      reached: reached.length,
      conditions: [...new Set(combinations.flat())]
        .map((condition) => {
          const outcomes = outcomesOf(condition);
          return {
            path: condition.path,
            met: count(outcomes, 'met'),
            failedAlone: count(outcomes, 'failedAlone'),
            failedWithOthers: count(outcomes, 'failedWithOthers'),
            neverReached: given.length - reached.length,
          };
        })
        .map((condition) => JSON.stringify(condition))
        .sort(),
    };
  });
}

test('Coverage counts what plain matching tells, event by event and condition by condition', () => {
  fc.assert(
    fc.property(rules, events, (drawn, given) => {
      using eventBridge = mockOf(drawn);
      emit(eventBridge, given);
      const coverage = eventBridge.ruleCoverage();

      const told = drawn.map(({ name, bus }) => {
        const rule = coverage.rules.find((one) => one.name === name && one.eventBusName === bus);
        const conditions = rule?.conditions.map(
          ({ path, met, failedAlone, failedWithOthers, neverReached }) =>
            JSON.stringify({ path, met, failedAlone, failedWithOthers, neverReached }),
        );
        const { matched, reached } = rule ?? {};
        return { name, bus, matched, reached, conditions: conditions?.sort() };
      });
      expect(told).toEqual(counted(drawn, given));
      for (const { reached, unreached } of coverage.rules) {
        expect(reached + unreached.elsewhere + unreached.disabled + unreached.changed).toBe(given.length);
      }
    }),
    { numRuns: runs(200) },
  );
});

test('The coverages of two halves of the events, merged, are the coverage of all', () => {
  fc.assert(
    fc.property(rules, events, events, (drawn, first, second) => {
      using whole = mockOf(drawn);
      emit(whole, [...first, ...second]);
      using halves = mockOf(drawn);
      emit(halves, first);
      const one = halves.ruleCoverage();
      halves.clearHistory();
      emit(halves, second);
      const other: typeof one = JSON.parse(JSON.stringify(halves.ruleCoverage()));

      expect(mergeCoverage([one, other])).toEqual(whole.ruleCoverage());
      expect(String(mergeCoverage([one, other]))).toBe(String(whole.ruleCoverage()));
      expect(mergeCoverage([one])).toEqual(one);
    }),
    { numRuns: runs(100) },
  );
});
