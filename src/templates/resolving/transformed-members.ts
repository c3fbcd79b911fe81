import { at as memberAt } from '../../simulation/seed/seed-members.js';
import { given as shownAs } from '../../text/given.js';
import { isObject } from '../../text/kinds-of-values.js';
import { isPending } from './imports.js';
import { scalarText, type Resolving } from './resolving.js';

type Members = Readonly<Record<string, unknown>>;

const LOOP = 'Fn::ForEach::';
const MACRO = 'Fn::Transform';

/** Whether an object has members that are not to be taken as they stand there. */
function isTransformed(members: Members): boolean {
  for (const name of Object.keys(members)) if (name.startsWith(LOOP) || name === MACRO) return true;
  return false;
}

/** The members with those that `Fn::ForEach` and `AWS::Include` make among them. */
export function transformedMembers(members: Members, at: string, template: Resolving): Members {
  if (!isTransformed(members)) return members;
  const made = new Map<string, unknown>();
  const add = (name: string, value: unknown, origin?: string): void => {
    const place = memberAt(at, name);
    if (made.has(name)) {
      const message = `The key ${JSON.stringify(name)} appears twice.`;
      template.findings.error('duplicate-key', origin ?? place, message);
    }
    if (origin !== undefined) template.findings.comesFrom(place, origin);
    made.set(name, value);
  };
  for (const [name, value] of Object.entries(members)) {
    const place = memberAt(at, name);
    if (name.startsWith(LOOP)) addIterations(value, place, template, add);
    else if (name === MACRO) {
      for (const [key, included] of Object.entries(template.macro(value, place))) add(key, included, place);
    } else add(name, value);
  }
  return Object.fromEntries(made);
}

type Add = (name: string, value: unknown, origin: string) => void;

/** `[Identifier, Collection, { OutputKey: OutputValue }]` */
function addIterations(loop: unknown, at: string, template: Resolving, add: Add): void {
  if (!template.hasLanguageExtensions('Fn::ForEach', at)) return;
  const [identifier, collection, body] = Array.isArray(loop) ? (loop as readonly unknown[]) : [];
  if (typeof identifier !== 'string' || !isObject(body)) {
    const message = `Fn::ForEach takes an identifier, a collection and an object, not ${shownAs(loop)}.`;
    template.findings.error('malformed-function', at, message);
    return;
  }
  for (const value of valuesOf(collection, `${at}[1]`, template)) {
    for (const [written, item] of Object.entries(body)) {
      const name = inText(written, identifier, value);
      const inner = { [name]: substituted(item, identifier, value) };
      for (const [key, made] of Object.entries(transformedMembers(inner, `${at}[2]`, template))) {
        add(key, made, memberAt(`${at}[2]`, key === name ? written : key));
      }
    }
  }
}

function valuesOf(collection: unknown, at: string, template: Resolving): readonly string[] {
  const resolved = template.resolve(collection, at);
  const values = (Array.isArray(resolved) ? resolved.flat() : [resolved]).map(scalarText);
  const texts = values.filter((value) => value !== undefined);
  if (Array.isArray(resolved) && texts.length === values.length) return texts;
  if (!isPending(resolved)) {
    template.findings.error(
      'malformed-function',
      at,
      `The collection of Fn::ForEach must be a list of strings, not ${shownAs(resolved)}.`,
    );
  }
  return [];
}

/** The value in the place of the identifier: `${Name}`, `&{Name}` without what a logical id cannot have, and Ref. */
function substituted(given: unknown, identifier: string, value: string): unknown {
  if (typeof given === 'string') return inText(given, identifier, value);
  if (Array.isArray(given)) return given.map((item: unknown) => substituted(item, identifier, value));
  if (!isObject(given)) return given;
  const entries = Object.entries(given);
  if (entries.length === 1 && given['Ref'] === identifier) return value;
  return Object.fromEntries(
    entries.map(([name, item]) => [inText(name, identifier, value), substituted(item, identifier, value)]),
  );
}

function inText(text: string, identifier: string, value: string): string {
  return text
    .replaceAll(`\${${identifier}}`, () => value)
    .replaceAll(`&{${identifier}}`, () => value.replaceAll(/[^A-Za-z0-9]/g, ''));
}
