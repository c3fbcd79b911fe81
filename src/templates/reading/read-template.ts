import { fileText } from '../../environment/files.js';
import { isRecord, refusal } from '../../text/given.js';
import { readTemplateText, type ReadTemplate } from './template-text.js';

/** A template, and what messages call it. */
export interface TemplateSource extends ReadTemplate {
  readonly source: string;
  /** Of the file that it was read from: what it includes is looked for beside it. */
  readonly path?: string;
}

/**
 * Reads a template from a file, a text or an object. A text has several lines, or is one of JSON; all else is a path.
 *
 * @param door - the function that was called, as messages call it
 */
export function readTemplate(given: unknown, door: string): TemplateSource {
  if (isRecord(given)) return { source: 'the template', value: given, positions: new Map(), problems: [] };
  if (typeof given !== 'string' || given === '') {
    throw refusal(door, 'the path, the text or the object of a template', given);
  }
  if (/[\n\r]|^\s*\{/.test(given)) return { source: 'the template', ...readTemplateText(given) };
  return { source: given, path: given, ...readTemplateText(textOf(given, door)) };
}

function textOf(path: string, door: string): string {
  try {
    return fileText(path);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const hint = 'A template that is given as a text has several lines, or is JSON.';
    throw new Error(`${door} cannot read ${JSON.stringify(path)}: ${why}\n\n${hint}`, { cause });
  }
}
