import { isObject } from '../../text/kinds-of-values.js';
import { Findings } from '../findings.js';
import { scalarText } from '../resolving/resolving.js';
import type { Template } from '../resolving/template.js';

/**
 * The values of `Outputs` by the names of their exports, without those that cannot be told.
 *
 * @param templateWith - the template, with a place for findings that nobody reads
 */
export function exportsOf(
  outputs: Readonly<Record<string, unknown>>,
  templateWith: (unread: Findings) => Template,
): Readonly<Record<string, string>> {
  const exported: Record<string, string> = {};
  for (const [id, output] of Object.entries(outputs)) {
    const { Value, Export } = isObject(output) ? output : {};
    if (!isObject(Export)) continue;
    const unread = new Findings(new Map());
    const template = templateWith(unread);
    const name = scalarText(template.resolve(Export['Name'], `Outputs.${id}.Export.Name`));
    const value = scalarText(template.resolve(Value, `Outputs.${id}.Value`));
    const isTold = unread.all.every(({ severity }) => severity !== 'error');
    if (isTold && name !== undefined && value !== undefined) exported[name] = value;
  }
  return exported;
}
