import { parsePattern } from '../pattern/parse.js';
import { PatternIndex } from '../pattern/indexing/pattern-index.js';
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

function withdraw(bus: EventBusRecord, name: string): void {
  const rule = bus.rules.get(name);
  if (rule) bus.matching.delete(rule);
}
