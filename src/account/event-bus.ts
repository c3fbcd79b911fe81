import { usesWildcards } from '../pattern/complexity/wildcard-complexity.js';
import { parsePattern } from '../pattern/parse.js';
import type { EventBusRecord, RuleListener, RuleRecord } from './resources.js';
import { RuleIndex } from './rule-index.js';

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
    matching: new RuleIndex(),
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
  if (pattern && rule.State !== 'DISABLED') bus.matching.add(rule.Name, pattern);
  bus.ruleChanged(bus, rule.Name);
}

/** Gives the rule other tags or targets, on which neither what it matches nor when it runs depends. */
export function changeRule(
  bus: EventBusRecord,
  rule: RuleRecord,
  changed: Partial<Pick<RuleRecord, 'tags' | 'targets'>>,
): void {
  bus.rules.set(rule.Name, { ...rule, ...changed });
}

/** Takes the rule off the bus. */
export function dropRule(bus: EventBusRecord, name: string): void {
  withdraw(bus, name);
  bus.rules.delete(name);
  bus.ruleChanged(bus, name);
}

/** The enabled rules whose pattern matches the event, in the order in which they were put. */
export function matchingRules({ matching, rules }: EventBusRecord, event: string): readonly RuleRecord[] {
  const matched: RuleRecord[] = [];
  for (const name of matching.match(event)) {
    const rule = rules.get(name);
    if (rule) matched.push(rule);
  }
  return matched;
}

/** A bus of its own that is and has the same, as if it had been made at that time. */
export function copyOfBus(bus: EventBusRecord, now: Date, ruleChanged: RuleListener): EventBusRecord {
  return {
    ...bus,
    CreationTime: now,
    LastModifiedTime: now,
    rules: new Map(bus.rules),
    wildcardRules: new Set(bus.wildcardRules),
    matching: bus.matching.copy(),
    ruleChanged,
  };
}

/** Answers what brings back all that the bus is and has now. */
export function keepBus(bus: EventBusRecord): () => void {
  const settings = { ...bus };
  // A list is copied in a fraction of the time that a map takes, and few are brought back.
  const list = [...bus.rules.values()];
  return () => {
    const rules = new Map(list.map((rule) => [rule.Name, rule]));
    for (const key of Object.keys(bus)) if (!(key in settings)) Reflect.deleteProperty(bus, key);
    Object.assign(bus, settings);
    for (const name of [...bus.rules.keys()]) if (!rules.has(name)) dropRule(bus, name);
    for (const [name, rule] of rules) if (bus.rules.get(name) !== rule) storeRule(bus, rule);
  };
}

function withdraw(bus: EventBusRecord, name: string): void {
  bus.wildcardRules.delete(name);
  bus.matching.delete(name);
}
