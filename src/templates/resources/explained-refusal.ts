import { DEFAULT_QUOTAS } from '../../account/quotas.js';
import { isObject } from '../../text/kinds-of-values.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import { parsedJson } from '../../text/parsed-json.js';
import type { Part } from './draft.js';
import type { Refusal } from './rehearsal.js';

type Explained = Pick<Refusal, 'where' | 'reason'>;

/** What the service says, with what a template would have to say instead, where that is not plain. */
export function explained({ where, reason }: Explained, part: Part): Explained {
  if (part.kind !== 'rules') return { where, reason };
  const { EventPattern: pattern } = part.given;
  if (reason.includes('must be numeric')) return { where, reason: reason + textsInNumeric(pattern) };
  const [, placeholder] = /invalid placeholder (.+)\.$/.exec(reason) ?? [];
  if (placeholder !== undefined) {
    return { where, reason: `${reason} ${pathsText(placeholder, where, part.given)}` };
  }
  if (/^RoleArn is required/.test(reason)) {
    return { where, reason: `${reason} Give the target the RoleArn of a role that ${SERVICE} can assume.` };
  }
  if (reason.startsWith(LIMIT)) return overQuota({ where, reason }, pattern);
  return { where, reason };
}

/** The paths that the target does have: `where` is `.Targets[0]`. */
function pathsText(placeholder: string, where: string, { Targets }: Part['given']): string {
  const index = Number(/^\.Targets\[(\d+)\]/.exec(where)?.[1]);
  const target: unknown = Array.isArray(Targets) ? Targets[index] : undefined;
  const transformer = isObject(target) ? target['InputTransformer'] : undefined;
  const paths = isObject(transformer) ? transformer['InputPathsMap'] : undefined;
  const names = isObject(paths) ? Object.keys(paths) : [];
  return didYouMean(nearestName(placeholder, names), `InputPathsMap has ${names.join(', ') || 'no paths'}.`);
}

const SERVICE = 'events.amazonaws.com';
const LIMIT = 'The requested resource exceeds the maximum number allowed.';

function overQuota({ where, reason }: Explained, pattern: unknown): Explained {
  const { eventPatternCharacters, targetsPerRule, wildcardRulesPerEventBus } = DEFAULT_QUOTAS;
  const text = typeof pattern === 'string' ? pattern : JSON.stringify(pattern ?? '');
  if (text.length > eventPatternCharacters) {
    const size = `The pattern has ${count(text.length)} characters; the quota is ${count(eventPatternCharacters)}.`;
    return { where: '.EventPattern', reason: `${reason} ${size}` };
  }
  if (where.startsWith('.Targets')) {
    return { where, reason: `${reason} A rule can have at most ${targetsPerRule} targets.` };
  }
  const wildcards = `A bus can have at most ${wildcardRulesPerEventBus} rules with wildcards.`;
  return text.includes('"wildcard"') ? { where, reason: `${reason} ${wildcards}` } : { where, reason };
}

function count(number: number): string {
  return number.toLocaleString('en');
}

/** Which texts stand where numbers belong: what `Ref` gives is one, also for a parameter of type Number. */
function textsInNumeric(pattern: unknown): string {
  const texts = [...operandsOf(typeof pattern === 'string' ? parsedJson(pattern) : pattern)];
  const numbers = texts.filter((text) => text.trim() !== '' && Number.isFinite(Number(text)));
  if (numbers.length === 0) return '';
  const listed = numbers.map((text) => JSON.stringify(text)).join(' and ');
  const are = numbers.length === 1 ? 'is a string' : 'are strings';
  return (
    `\n\n  • ${listed} ${are}. Ref gives strings, even for a parameter of type Number. ` +
    'Write the number itself, or the whole pattern as a string with Fn::Sub.'
  );
}

/** The texts that are operands of `numeric`. */
function* operandsOf(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* operandsOf(item);
  if (!isObject(value)) return;
  for (const [name, member] of Object.entries(value)) {
    if (name !== 'numeric' || !Array.isArray(member)) yield* operandsOf(member);
    else yield* member.filter((item, index): item is string => index % 2 === 1 && typeof item === 'string');
  }
}
