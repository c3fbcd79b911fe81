import type { StackExport } from '../../simulation/seed/cross-stack.js';
import { at as memberAt } from '../../simulation/seed/seed-members.js';
import { isObject } from '../../text/kinds-of-values.js';
import { findingText } from '../findings.js';
import { scalarText } from '../resolving/resolving.js';
import type { Template } from '../resolving/template.js';

/** An export, and the logical ids of what its value is the ARN of. */
interface OutputExport extends StackExport {
  readonly ids: readonly string[];
}

/**
 * What `Outputs` export: the value of each, or why it cannot be told.
 *
 * @param newTemplate - the template, with findings that nobody reads but this
 */
export function exportsOf(newTemplate: () => Template): readonly OutputExport[] {
  return Object.entries(newTemplate().section('Outputs')).flatMap(([id, output]): readonly OutputExport[] => {
    const { Condition, Export, Value } = isObject(output) ? output : {};
    if (!isObject(Export)) return [];
    const at = memberAt('Outputs', id);
    const template = newTemplate();
    if (typeof Condition === 'string' && !template.condition(Condition, `${at}.Condition`)) return [];
    const name = scalarText(template.resolve(Export['Name'], `${at}.Export.Name`));
    const value = scalarText(template.resolve(Value, `${at}.Value`));
    if (name === undefined) return [];
    const error = template.findings.all.find(({ severity }) => severity === 'error');
    if (error) return [{ name, untold: findingText(error).trim(), ids: [] }];
    if (value === undefined) return [{ name, untold: `${at}.Value is no text.`, ids: [] }];
    return [{ name, value, ids: template.idsOf(value) }];
  });
}
