import { usesWildcards } from '../pattern/complexity/wildcard-complexity.js';
import { parsePattern } from '../pattern/parse.js';
import { PatternIndex } from '../pattern/indexing/pattern-index.js';
import { all, keepEntries } from './keep.js';
import type { EventBusRecord, RuleListener, RuleRecord } from './resources.js';

export function newEventBus(
  name: string,
  arn: string,
  now: Date,
  ruleChanged: RuleListener = () => undefined,
): EventBusRecord {
  return {
    Name: name,
    Arn: arn,
    CreationTime: now,
    LastModifiedTime: now,
    tags: new Map(),
    rules: new Map(),
    wildcardRules: new Set(),
    matching: new PatternIndex(),
    ruleChanged,
  };
}

/**
 * Puts the rule on the bus, in the place of one of the same name.
 *
 * @param pattern what the rule's EventPattern says, where somebody has read it
 */
export function storeRule(
  bus: EventBusRecord,
  rule: RuleRecord,
  pattern = rule.EventPattern === undefined ? undefined : parsePattern(rule.EventPattern),
): void {
  withdraw(bus, rule.Name);
  bus.rules.set(rule.Name, rule);
  if (pattern && usesWildcards(pattern)) bus.wildcardRules.add(rule.Name);
  if (pattern && rule.State !== 'DISABLED') bus.matching.add(pattern, rule);
  bus.ruleChanged(bus, rule.Name);
}

/** Takes the rule off the bus. */
export function dropRule(bus: EventBusRecord, name: string): void {
  withdraw(bus, name);
  bus.rules.delete(name);
  bus.ruleChanged(bus, name);
}

/** Answers what brings back all that the bus is and has now. */
export function keepBus(bus: EventBusRecord): () => void {
  const settings = { ...bus };
  const rules = new Map(bus.rules);
  const inside = [bus.tags, ...[...rules.values()].flatMap(({ tags, targets }) => [tags, targets])];
  const restoreInside = all(inside.map((map) => keepEntries<string, unknown>(map)));
  return () => {
    for (const key of Object.keys(bus)) if (!(key in settings)) Reflect.deleteProperty(bus, key);
    Object.assign(bus, settings);
    restoreInside();
    for (const name of [...bus.rules.keys()]) if (!rules.has(name)) dropRule(bus, name);
    for (const [name, rule] of rules) if (bus.rules.get(name) !== rule) storeRule(bus, rule);
  };
}

function withdraw(bus: EventBusRecord, name: string): void {
  bus.wildcardRules.delete(name);
  const rule = bus.rules.get(name);
  if (rule) bus.matching.delete(rule);
}
