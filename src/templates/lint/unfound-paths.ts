import { asEnvelope } from '../../event/given-event.js';
import { emptyPath } from '../../input/empty-path.js';
import { InputEvent } from '../../input/input-event.js';
import { parseJsonPath } from '../../input/json-path.js';
import { match, parse } from '../../pattern/language.js';
import { isRecord, refusal } from '../../text/given.js';
import { isObject } from '../../text/kinds-of-values.js';
import type { TemplateFinding } from '../findings.js';
import { loadedTemplateOf, type LoadedStack } from '../loaded-stack.js';
import { loadedRules, type LoadedRule } from './rules.js';
import { inputPaths } from './transformers.js';

const DOOR = 'unfoundPaths';

/** A path of an input transformer, or an `InputPath`, that finds nothing. */
export interface UnfoundPath {
  readonly ruleArn: string;
  readonly targetArn: string;
  readonly path: string;
  readonly finding: TemplateFinding;
}

/**
 * The paths of input transformers that find nothing in any of the events which their rule matches, as findings. A rule
 * that matches none of them says nothing.
 *
 * @param events envelopes, whole or in part, or entries of PutEvents
 * @throws TypeError for what is no event.
 */
export function unfoundPaths(stack: LoadedStack, events: readonly object[]): readonly TemplateFinding[] {
  return unfoundIn(stack, events).map(({ finding }) => finding);
}

/** The same, each with what it is the path of. */
export function unfoundIn(stack: LoadedStack, events: readonly object[]): readonly UnfoundPath[] {
  const { resources: loaded, names, placed } = loadedTemplateOf(stack);
  const inputs = events.map((event) => new InputEvent(JSON.stringify(envelopeOf(event))));
  return loadedRules({ loaded, template: { stack: names.place } }).flatMap((rule) =>
    unfoundOf(rule, inputs).map(({ finding, ...of }) => ({ ...of, finding: placed?.(finding) ?? finding })),
  );
}

function unfoundOf(rule: LoadedRule, inputs: readonly InputEvent[]): readonly UnfoundPath[] {
  const paths = rule.targets.flatMap((target) => inputPaths(target).map((path) => ({ target, ...path })));
  const used = paths.filter(({ isUsed }) => isUsed);
  const matching = used.length === 0 ? [] : matchedBy(rule, inputs);
  const [first] = matching;
  if (!first) return [];
  const which =
    matching.length === 1 ? 'the event that matches' : `any of the ${matching.length} events that match`;
  return used.flatMap(({ target, path, placeholder = '', at }) => {
    if (matching.some((input) => input.at(path) !== undefined || isPresumed(path, input))) return [];
    const { didYouMean } = emptyPath(placeholder, path, first.text);
    const hint = didYouMean === undefined ? '' : ` Did you mean ${JSON.stringify(didYouMean)}?`;
    const message = `${path} finds nothing in ${which}.${hint}`;
    const finding = { severity: 'warning', kind: 'unfound-path', at, message } as const;
    return [{ ruleArn: rule.arn, targetArn: target.arn, path, finding }];
  });
}

function matchedBy({ pattern }: LoadedRule, inputs: readonly InputEvent[]): readonly InputEvent[] {
  if (!pattern) return [];
  const parsed = parse(pattern);
  return inputs.filter(({ text }) => match(parsed, text));
}

/** What every event has, an event that was given in part has too. */
function isPresumed(path: string, { text }: InputEvent): boolean {
  const [step] = parseJsonPath(path) ?? [];
  if (!step || !('name' in step) || !PRESUMED.includes(step.name)) return false;
  const event: unknown = JSON.parse(text);
  return isObject(event) && !Object.hasOwn(event, step.name);
}

const PRESUMED = ['version', 'id', 'detail-type', 'source', 'account', 'time', 'region', 'resources'];

function envelopeOf(event: unknown): object {
  if (!isRecord(event)) throw refusal(`${DOOR}()`, 'events such as { source: "shop", detail: { … } }', event);
  return asEnvelope(event, DOOR);
}
