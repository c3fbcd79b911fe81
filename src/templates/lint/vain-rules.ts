import { eventsArn } from '../../account/events-arn.js';
import { isObject } from '../../text/kinds-of-values.js';
import { wordsIn, type Inspected } from '../inspected.js';
import { busKey } from '../resources/parts.js';
import { canonical, loadedRules, type LoadedRule } from './rules.js';

/** Rules that wait for events of AWS where none come, and rules that go round in circles. */
export function checkVainRules(inspected: Inspected): void {
  const rules = loadedRules(inspected);
  const { findings } = inspected.template;
  for (const [index, rule] of rules.entries()) {
    const { resource, bus, isEnabled, targets, pattern } = rule;
    if (waitsForAws(rule) && isClosed(bus, rules, inspected)) {
      const message =
        `Events of AWS services come to the default bus alone, and no rule of the template sends them on to ${JSON.stringify(bus)}. ` +
        'Put the rule on the default bus: leave EventBusName out.';
      findings.warning('never-matches', `${resource.at}.EventPattern`, message);
    }
    if (!isEnabled || !pattern) continue;
    for (const { arn, at } of targets) {
      const there = arn.includes(':event-bus/') ? busKey(arn, inspected.template.stack) : undefined;
      if (there === bus) {
        const message =
          'The rule sends events to the bus that they come from, where it matches them again: a loop. Take another bus.';
        findings.warning('loop', `${at}.Arn`, message);
        continue;
      }
      // Of two that send to one another, the first one tells.
      const back = rules
        .slice(index)
        .find((other) => other.bus === there && comesBack(other, rule, inspected));
      if (!back) continue;
      const message = `${back.resource.id} has the same pattern and sends the events back to ${JSON.stringify(bus)}: a loop. Let the patterns differ.`;
      findings.warning('loop', `${at}.Arn`, message);
    }
  }
}

function comesBack(other: LoadedRule, { bus, pattern }: LoadedRule, { template }: Inspected): boolean {
  return (
    other.isEnabled &&
    canonical(other.pattern) === canonical(pattern) &&
    other.targets.some(({ arn }) => arn.includes(':event-bus/') && busKey(arn, template.stack) === bus)
  );
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
function isClosed(bus: string, rules: readonly LoadedRule[], inspected: Inspected): boolean {
  const { declared, loaded, outputs, template, mayGrow } = inspected;
  const own = loaded.find(
    ({ resource, part }) =>
      resource.type === 'AWS::Events::EventBus' && part.kind === 'bus' && part.bus === bus,
  );
  if (!own || mayGrow || bus.startsWith('aws.partner/') || wordsIn(outputs).has(own.resource.id))
    return false;
  const arn = eventsArn(template.stack, `event-bus/${bus}`);
  const isSentTo = rules.some(({ targets }) => targets.some((target) => target.arn === arn));
  const isOpen = [...declared.values()].some(
    ({ type, properties }) =>
      type === 'AWS::Events::EventBusPolicy' ||
      (/^(?:Custom::|AWS::CloudFormation::)/.test(type) && wordsIn(properties).has(own.resource.id)),
  );
  return !isSentTo && !isOpen && !('Policy' in own.part.given);
}
