import { checkWildcardComplexity } from './complexity/wildcard-complexity.js';
import { eventText } from './event/event-reader.js';
import { explainPattern } from './explain/explain.js';
import type { Explanation } from './explain/explanation.js';
import { InvalidEventPattern } from './tokens/invalid-event-pattern.js';
import type { EventPattern } from './model.js';
import { parsePattern } from './parse.js';
import { PatternMatcher } from './match/pattern-matcher.js';

/**
 * Reads an event pattern as the service does when a rule is put.
 *
 * @param pattern JSON text, or an object that JSON.stringify turns into it
 * @returns the pattern as data, to be matched any number of times
 * @throws InvalidEventPattern if the service would refuse it, with the service's message
 * @example
 * const pattern = parse({ source: ['shop'], detail: { total: [{ numeric: ['>=', 100] }] } });
 */
export function parse(pattern: string | object): EventPattern {
  const parsed = parsePattern(typeof pattern === 'string' ? pattern : textOf(pattern));
  checkWildcardComplexity(parsed);
  return parsed;
}

/**
 * Tells whether an event matches an event pattern.
 *
 * @param pattern a parsed pattern, or one that {@link parse} takes; parse it first to match it often
 * @param event JSON text, or an object that JSON.stringify turns into it
 * @throws InvalidEventPattern if the service would refuse the pattern
 * @throws MalformedEvent if the event is not the text of a JSON object
 * @example
 * match({ source: [{ prefix: 'com.shop.' }] }, { source: 'com.shop.cart' }); // true
 */
export function match(pattern: EventPattern | string | object, event: string | object): boolean {
  const text = eventText(event);
  if (typeof pattern === 'object' && isParsed(pattern)) return matcherOf(pattern).matches(text);
  return new PatternMatcher(parse(pattern)).matches(text);
}

/**
 * Tells, condition by condition, why an event matches an event pattern or does not.
 *
 * @param pattern a parsed pattern, or one that {@link parse} takes
 * @param event JSON text, or an object that JSON.stringify turns into it
 * @returns data; for a pattern with `$or`, about the combination of branches that comes closest
 * @throws InvalidEventPattern if the service would refuse the pattern
 * @throws MalformedEvent if the event is not the text of a JSON object
 * @example
 * explain({ detail: { total: [{ numeric: ['>=', 100] }] } }, { detail: { total: '150' } }).conditions[0]?.hints;
 * // [{ kind: 'type', operator: 'numeric', received: { type: 'string', text: '150', at: 'detail.total' } }]
 */
export function explain(pattern: EventPattern | string | object, event: string | object): Explanation {
  return explainPattern(parsedPattern(pattern), eventText(event));
}

function parsedPattern(pattern: EventPattern | string | object): EventPattern {
  return typeof pattern === 'object' && isParsed(pattern) ? pattern : parse(pattern);
}

/** No pattern looks like a parsed one: the value of a field is never a string. */
function isParsed(pattern: object): pattern is EventPattern {
  return 'conjunctions' in pattern && 'text' in pattern && typeof pattern.text === 'string';
}

function textOf(pattern: object): string {
  const text: unknown = JSON.stringify(pattern);
  if (typeof text !== 'string') throw new InvalidEventPattern('Filter is not an object');
  return text;
}

const matchers = new WeakMap<EventPattern, PatternMatcher>();

/** Only for patterns that somebody keeps: many short-lived keys would make garbage collection slow. */
function matcherOf(pattern: EventPattern): PatternMatcher {
  let matcher = matchers.get(pattern);
  if (matcher === undefined) matchers.set(pattern, (matcher = new PatternMatcher(pattern)));
  return matcher;
}
