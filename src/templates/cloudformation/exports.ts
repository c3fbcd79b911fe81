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

/** What `Outputs` export: the value of each, or why it cannot be told. Nobody else hears of that. */
export function exportsOf(template: Template): readonly OutputExport[] {
  const { findings } = template;
  const { result: outputs } = findings.overhear(() => template.section('Outputs'));
  return Object.keys(outputs).flatMap((id) => {
    const { result, said } = findings.overhear(() =>
      exportOf(outputs[id], memberAt('Outputs', id), template),
    );
    const error = said.find(({ severity }) => severity === 'error');
    if (!result) return [];
    return error ? [{ name: result.name, untold: findingText(error).trim(), ids: [] }] : [result];
  });
}

function exportOf(output: unknown, at: string, template: Template): OutputExport | undefined {
  const { Condition, Export, Value } = isObject(output) ? output : {};
  if (!isObject(Export)) return undefined;
  if (typeof Condition === 'string' && !template.condition(Condition, `${at}.Condition`)) return undefined;
  const name = scalarText(template.resolve(Export['Name'], `${at}.Export.Name`));
  const value = scalarText(template.resolve(Value, `${at}.Value`));
  if (name === undefined) return undefined;
  if (value === undefined) return { name, untold: `${at}.Value is not a string.`, ids: [] };
  return { name, value, ids: template.idsOf(value) };
}
