/** What a target with an input path or a template receives, character by character and value by value. */

import { readJson, type Json } from './json.js';

export interface ReferenceFacts {
  readonly ruleArn: string;
  readonly ruleName: string;
  /** As it is inserted. */
  readonly ingestionTime: string;
}

/** The text of the value at a path, undefined where nothing is found. */
export function inputAtPath(path: string, eventText: string): string | undefined {
  const found = valueAt(path, readJson(eventText));
  return found && compactJson(found);
}

/** The text that a template makes, undefined where the event is dropped. */
export function transformedInput(
  template: string,
  paths: Readonly<Record<string, string>>,
  { eventText, facts }: { readonly eventText: string; readonly facts: ReferenceFacts },
): string | undefined {
  const event = readJson(eventText);
  const valueOf = (name: string): Json | undefined =>
    predefined(name, event, facts) ?? valueAt(paths[name] ?? '', event);
  if (!['{', '['].includes(template.trimStart().charAt(0))) {
    return filled(template, (name, inQuotes) => textOf(valueOf(name), inQuotes));
  }
  if (hasPlaceholderAsKey(template)) return undefined;
  const text = filled(template, (name, inQuotes) => jsonOf(valueOf(name), inQuotes));
  return isJson(text) ? text : undefined;
}

type Insertion = (name: string, inQuotes: boolean) => string;

function filled(template: string, insertion: Insertion): string {
  let text = '';
  let inQuotes = false;
  for (let at = 0; at < template.length; at++) {
    const character = template.charAt(at);
    const end = template.indexOf('>', at);
    if (character === '<') {
      text += insertion(template.slice(at + 1, end), inQuotes);
      at = end;
    } else if (inQuotes && character === '\\') {
      text += character + template.charAt(++at);
    } else {
      if (character === '"') inQuotes = !inQuotes;
      text += character;
    }
  }
  return text;
}

function textOf(value: Json | undefined, inQuotes: boolean): string {
  if (value === undefined) return '';
  if (value.kind === 'string') return value.text;
  return inQuotes ? compactJson(value).split('"').join('') : compactJson(value);
}

function jsonOf(value: Json | undefined, inQuotes: boolean): string {
  if (!inQuotes) return value === undefined ? '""' : compactJson(value);
  if (value === undefined) return '';
  return value.kind === 'string' ? value.text : compactJson(value);
}

/** Looks for a mark among the keys of what the template makes of marks. */
function hasPlaceholderAsKey(template: string): boolean {
  const marked = filled(template, (_name, inQuotes) => (inQuotes ? '\u00a7' : '"\u00a7"'));
  return isJson(marked) && keysOf(readJson(marked)).some((key) => key.includes('\u00a7'));
}

function keysOf(value: Json): string[] {
  if (value.kind === 'array') return value.elements.flatMap(keysOf);
  if (value.kind !== 'object') return [];
  return value.members.flatMap(({ key, value: inner }) => [key, ...keysOf(inner)]);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function predefined(name: string, event: Json, facts: ReferenceFacts): Json | undefined {
  const time: Json = { kind: 'string', text: facts.ingestionTime };
  if (name === 'aws.events.rule-arn') return { kind: 'string', text: facts.ruleArn };
  if (name === 'aws.events.rule-name') return { kind: 'string', text: facts.ruleName };
  if (name === 'aws.events.event.ingestion-time') return time;
  if (name === 'aws.events.event.json') return event;
  if (name !== 'aws.events.event') return undefined;
  const keys = ['id', 'account', 'detailType', 'time', 'source', 'region', 'resources', 'version'];
  const members = keys.map((key) => {
    const value = key === 'time' ? time : memberOf(event, key === 'detailType' ? 'detail-type' : key);
    return value && { key, value };
  });
  return { kind: 'object', members: members.filter((member) => member !== undefined) };
}

function valueAt(path: string, event: Json): Json | undefined {
  if (!path.startsWith('$')) return undefined;
  const steps = stepsOf(path.slice(1));
  return steps && valueBehind(event, steps);
}

/** `.a[0].*` → `.a`, `[0]`, `[*]`; undefined for other forms. */
function stepsOf(rest: string): string[] | undefined {
  if (rest === '') return [];
  const step = /^(?:\.[-/_a-zA-Z0-9]+|\.\*|\[[0-9]+\]|\[\*\])/.exec(rest)?.[0];
  if (step === undefined) return undefined;
  const others = stepsOf(rest.slice(step.length));
  return others && [step === '.*' ? '[*]' : step, ...others];
}

function valueBehind(value: Json, [step, ...rest]: readonly string[]): Json | undefined {
  if (step === undefined) return value;
  if (step !== '[*]') {
    const next = step.startsWith('.') ? memberOf(value, step.slice(1)) : elementOf(value, step);
    return next && valueBehind(next, rest);
  }
  const isContainer = value.kind === 'object' || value.kind === 'array';
  return isContainer ? { kind: 'array', elements: valuesBehind(value, rest) } : undefined;
}

/** Of nested wildcards, all values in one list. */
function valuesBehind(container: Json, rest: readonly string[]): Json[] {
  return childrenOf(container).flatMap((child) => {
    const found = valueBehind(child, rest);
    if (found === undefined) return [];
    return rest.includes('[*]') && found.kind === 'array' ? found.elements : [found];
  });
}

function childrenOf(value: Json): readonly Json[] {
  if (value.kind === 'array') return value.elements;
  return value.kind === 'object' ? value.members.map((member) => member.value) : [];
}

function memberOf(value: Json, key: string): Json | undefined {
  return value.kind === 'object' ? value.members.find((member) => member.key === key)?.value : undefined;
}

function elementOf(value: Json, step: string): Json | undefined {
  return value.kind === 'array' ? value.elements[Number(step.slice(1, -1))] : undefined;
}

function compactJson(value: Json): string {
  switch (value.kind) {
    case 'string':
      return JSON.stringify(value.text);
    case 'number':
      return value.spelling;
    case 'literal':
      return value.word;
    case 'array':
      return `[${value.elements.map(compactJson).join()}]`;
    case 'object':
      return `{${value.members.map((member) => `${JSON.stringify(member.key)}:${compactJson(member.value)}`).join()}}`;
  }
}
