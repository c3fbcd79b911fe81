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
    matching: new PatternIndex(),
    ruleChanged,
  };
}

/** Puts the rule on the bus, in the place of one of the same name. */
export function storeRule(bus: EventBusRecord, rule: RuleRecord): void {
  withdraw(bus, rule.Name);
  bus.rules.set(rule.Name, rule);
  if (rule.EventPattern !== undefined && rule.State !== 'DISABLED') {
    bus.matching.add(parsePattern(rule.EventPattern), rule);
  }
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
  const rule = bus.rules.get(name);
  if (rule) bus.matching.delete(rule);
}
