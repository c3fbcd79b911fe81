import type { Culprit, DroppedInput } from './dropped-input.js';
import { parseJsonPath } from './json-path.js';

/** Two to four lines that teach: what is wrong, where, how to write it right. */
export function droppedInputText(dropped: DroppedInput): string {
  return dropped.reason === 'path finds nothing' ? missingPath(dropped.path) : invalidJson(dropped);
}

function missingPath(path: string): string {
  const dropped = 'so the target gets nothing.';
  if (parseJsonPath(path) === undefined) {
    return `InputPath ${path} is not a path that EventBridge reads, ${dropped}\n${PATHS}`;
  }
  return `InputPath ${path} finds nothing in the event, ${dropped}\nPaths start at the envelope: $.detail.order-id, $.source.`;
}

/** How paths are written. */
export const PATHS =
  'Write $, then names after dots, with letters, digits, "_", "-" and "/", and indexes in brackets: $.detail.order-id, $.resources[0], $.detail.items[*].';

function invalidJson({ at, culprit }: Extract<DroppedInput, { reason: 'invalid JSON' }>): string {
  const where = `line ${at.line}, column ${at.column}`;
  return [
    culprit?.place === 'key'
      ? `InputTemplate has a placeholder for an object key (${where}), so the target gets nothing.`
      : `InputTemplate produces invalid JSON (${where}), so EventBridge silently drops the event.`,
    `  ${oneLine(at.excerpt)}`,
    `  ${' '.repeat(at.offset)}^`,
    culprit
      ? culpritText(culprit)
      : 'The template itself is invalid, not a value in quotes: it must be one JSON value with placeholders in it.',
  ].join('\n');
}

/** Keeps the width, so that the mark stands right. */
function oneLine(excerpt: string): string {
  // eslint-disable-next-line no-control-regex
  return excerpt.replaceAll(/[\0-\x1f\x7f-\x9f\u2028\u2029]/g, ' ');
}

function culpritText({ placeholder, place, value }: Culprit): string {
  const name = `<${placeholder}>`;
  const member = `"${placeholder.replace(/^aws\..*/, 'event')}": ${name}`;
  if (place === 'key')
    return `Keys cannot come from the event. Write a constant key with ${name} as its value: ${member}.`;
  const fault =
    value?.type === 'string'
      ? `a string with ${unescaped(value.text)}, which EventBridge does not escape in quotes`
      : `an ${value?.type ?? 'object'} and is inside quotes`;
  return `${name} is ${fault}. Write it outside the quotes, as a value of its own: ${member}.`;
}

function unescaped(text: string): string {
  const [first = ''] = /["\\]|[^ -\uffff]/.exec(text) ?? [];
  if (first === '"') return 'a quote';
  if (first === '\\') return 'a backslash';
  return first === '\n' ? 'a line break' : 'a control character';
}
