import { fileText } from '../../environment/files.js';
import type { LogicalNames } from '../../simulation/seed/logical-names.js';
import { isRecord, refusal } from '../../text/given.js';
import type { Findings } from '../findings.js';
import { readTemplateText, type ReadTemplate } from './template-text.js';

/** A template, and what messages call it. */
export interface TemplateSource extends ReadTemplate {
  readonly source: string;
  /** Of the file that it was read from: what it includes is looked for beside it. */
  readonly path?: string;
  /** What the CDK calls the resources, by logical id. */
  readonly constructPaths?: ReadonlyMap<string, string>;
  readonly aliases?: LogicalNames['aliases'];
  /** The templates of nested stacks, by logical id. */
  readonly nested?: ReadonlyMap<string, TemplateSource>;
  /** Makes a template of what was read, where that is none yet. */
  readonly made?: (findings: Findings) => MadeTemplate;
}

/** What another tool makes of a file of its own. */
export interface MadeTemplate {
  readonly sections: unknown;
  readonly aliases: LogicalNames['aliases'];
}

/**
 * Reads a template from a file, a text or an object. A text has several lines, or is one of JSON; all else is a path.
 *
 * @param door - the function that was called, as messages call it
 * @param what - what it reads
 */
export function readTemplate(given: unknown, door: string, what = 'template'): TemplateSource {
  if (isRecord(given)) return { source: `the ${what}`, value: given, positions: new Map(), problems: [] };
  if (typeof given !== 'string' || given === '') {
    throw refusal(door, `the path, the text or the object of a ${what}`, given);
  }
  if (/[\n\r]|^\s*\{/.test(given)) return { source: `the ${what}`, ...readTemplateText(given) };
  return { source: given, path: given, ...readTemplateText(textOf(given, door, what)) };
}

function textOf(path: string, door: string, what: string): string {
  try {
    return fileText(path);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const hint = `A ${what} that is given as text must have several lines or be JSON.`;
    throw new Error(`${door} cannot read ${JSON.stringify(path)}: ${why}\n\n${hint}`, { cause });
  }
}
