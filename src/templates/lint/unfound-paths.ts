import { asEnvelope } from '../../event/given-event.js';
import { emptyPath } from '../../input/empty-path.js';
import { InputEvent } from '../../input/input-event.js';
import { parseJsonPath } from '../../input/json-path.js';
import { match } from '../../pattern/language.js';
import { isRecord, refusal } from '../../text/given.js';
import { isObject } from '../../text/kinds-of-values.js';
import type { TemplateFinding } from '../findings.js';
import { loadedTemplateOf, type LoadedStack } from '../loaded-stack.js';
import { loadedRules, type LoadedRule } from './rules.js';
import { inputPaths } from './transformers.js';

const DOOR = 'unfoundPaths';

/**
 * The paths of input transformers that find nothing in any of the events which their rule matches. A rule that matches
 * none of them says nothing.
 *
 * @param events envelopes, whole or in part, or entries of PutEvents
 * @throws TypeError for what is no event.
 */
export function unfoundPaths(stack: LoadedStack, events: readonly object[]): readonly TemplateFinding[] {
  const { resources: loaded, names, placed } = loadedTemplateOf(stack);
  const envelopes = events.map(envelopeOf);
  return loadedRules({ loaded, template: { stack: names.place } }).flatMap((rule) =>
    unfoundIn(rule, envelopes).map((finding) => placed?.(finding) ?? finding),
  );
}

function unfoundIn({ pattern, targets }: LoadedRule, envelopes: readonly object[]): TemplateFinding[] {
  if (!pattern) return [];
  const matching = envelopes.filter((envelope) => match(pattern, envelope));
  const [first] = matching;
  if (!first) return [];
  const inputs = matching.map((envelope) => new InputEvent(JSON.stringify(envelope)));
  return targets.flatMap(inputPaths).flatMap(({ path, placeholder = '', at, isUsed }) => {
    const isFound = inputs.some((input) => isPresumed(path, input) || input.at(path) !== undefined);
    if (isFound || !isUsed) return [];
    const { didYouMean } = emptyPath(placeholder, path, JSON.stringify(first));
    const which =
      matching.length === 1 ? 'the event that matches' : `any of the ${matching.length} events that match`;
    const hint = didYouMean === undefined ? '' : ` Did you mean ${JSON.stringify(didYouMean)}?`;
    const message = `${path} finds nothing in ${which}.${hint}`;
    return [{ severity: 'warning', kind: 'unfound-path', at, message } as const];
  });
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
