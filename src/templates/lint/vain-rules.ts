import { eventsArn } from '../../account/events-arn.js';
import type { Place } from '../../text/arn.js';
import { isObject } from '../../text/kinds-of-values.js';
import { quietWords } from '../inspected.js';
import { busKey } from '../resources/parts.js';
import { canonical, type Checked, type LoadedRule } from './rules.js';

/** Rules that wait for events of AWS where none come, and rules that go round in circles. */
export function checkVainRules(checked: Checked): void {
  const { rules, template } = checked;
  const { findings } = template;
  const waiting = new Set(rules.filter(waitsForAws));
  const closed = new Set(busesOf(waiting).filter((bus) => isClosed(bus, checked)));
  const senders = sendersOf(rules);
  const earlier = new Set<LoadedRule>();
  for (const rule of rules) {
    earlier.add(rule);
    const { resource, bus, isEnabled, targets, pattern } = rule;
    if (waiting.has(rule) && closed.has(bus)) {
      const message =
        `Events of AWS services arrive only on the default bus, and no rule of the template sends them on to ${JSON.stringify(bus)}. ` +
        'Put the rule on the default bus: leave EventBusName out.';
      findings.warning('never-matches', `${resource.at}.EventPattern`, message);
    }
    if (!isEnabled || !pattern) continue;
    for (const { arn, at } of targets) {
      if (!isOfBus(arn)) continue;
      const there = busKey(arn, template.stack);
      if (there === bus) {
        const message =
          'The rule sends events to the bus that they come from, where it matches them again: a loop. Use another bus.';
        findings.warning('loop', `${at}.Arn`, message);
        continue;
      }
      // Of two that send to one another, the first one tells.
      const back = senders
        .get(canonical([there, pattern]))
        ?.find((other) => !earlier.has(other) && sendsTo(bus, other, template.stack));
      if (!back) continue;
      const message = `${back.resource.id} has the same pattern and sends the events back to ${JSON.stringify(bus)}: a loop. Make the patterns differ.`;
      findings.warning('loop', `${at}.Arn`, message);
    }
  }
}

function busesOf(rules: Iterable<LoadedRule>): readonly string[] {
  return [...new Set(Array.from(rules, ({ bus }) => bus))];
}

/** The enabled rules that send to buses, by their own bus and what they match. */
function sendersOf(rules: readonly LoadedRule[]): ReadonlyMap<string, readonly LoadedRule[]> {
  const senders = new Map<string, LoadedRule[]>();
  for (const rule of rules) {
    if (!rule.isEnabled || !rule.targets.some(({ arn }) => isOfBus(arn))) continue;
    const meaning = canonical([rule.bus, rule.pattern]);
    const alike = senders.get(meaning);
    if (alike) alike.push(rule);
    else senders.set(meaning, [rule]);
  }
  return senders;
}

function sendsTo(bus: string, { targets }: LoadedRule, place: Place): boolean {
  return targets.some(({ arn }) => isOfBus(arn) && busKey(arn, place) === bus);
}

function isOfBus(arn: string): boolean {
  return arn.includes(':event-bus/');
}

/** Whether it accepts events of AWS services and no others. */
function waitsForAws({ pattern }: LoadedRule): boolean {
  const source = pattern?.['source'];
  return Array.isArray(source) && source.every(isOfAws);
}

function isOfAws(accepted: unknown): boolean {
  const text = isObject(accepted) ? accepted['prefix'] : accepted;
  return typeof text === 'string' && text.startsWith('aws.') && !text.startsWith('aws.partner');
}

/** Whether it is a bus of the template that nobody else can send on to. */
function isClosed(bus: string, checked: Checked): boolean {
  const { declared, loaded, outputs, template, mayGrow, rules } = checked;
  const own = loaded.find(
    ({ resource, part }) =>
      resource.type === 'AWS::Events::EventBus' && part.kind === 'bus' && part.bus === bus,
  );
  if (!own || mayGrow || bus.startsWith('aws.partner/')) return false;
  if (quietWords(() => outputs?.(), checked).has(own.resource.id)) return false;
  const arn = eventsArn(template.stack, `event-bus/${bus}`);
  const isSentTo = rules.some(({ targets }) => targets.some((target) => target.arn === arn));
  const isOpen = [...declared.values()].some(
    ({ type, properties }) =>
      type === 'AWS::Events::EventBusPolicy' ||
      (/^(?:Custom::|AWS::CloudFormation::)/.test(type) &&
        quietWords(() => properties, checked).has(own.resource.id)),
  );
  return !isSentTo && !isOpen && !('Policy' in own.part.given);
}
