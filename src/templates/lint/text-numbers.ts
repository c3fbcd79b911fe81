import { isObject } from '../../text/kinds-of-values.js';
import type { Inspected } from '../inspected.js';
import { ownMember } from '../resolving/resolving.js';
import { fieldsOf, loadedPatterns, memberOfEvent, membersOf } from './pattern-parts.js';

/** Numbers that come from parameters, which patterns get as texts. */
export function checkTextNumbers({ loaded, parameters, template: { findings } }: Inspected): void {
  if (!Object.values(parameters ?? {}).some(isOfNumber)) return;
  for (const { resource, pattern, at } of loadedPatterns({ loaded })) {
    for (const field of fieldsOf(membersOf(pattern, { at, steps: [], insideOr: false }))) {
      if (memberOfEvent(field) !== 'detail' || !Array.isArray(field.value)) continue;
      const accepted: readonly unknown[] = field.value;
      for (const [index, value] of accepted.entries()) {
        const name = parameterAt(resource.properties['EventPattern'], [...field.steps, index]);
        const declaration = name === undefined ? undefined : ownMember(parameters, name);
        if (typeof value !== 'string' || !isOfNumber(declaration)) continue;
        findings.warning('text-number', `${field.at}[${index}]`, textOf(String(name)));
      }
    }
  }
}

function isOfNumber(declaration: unknown): boolean {
  return isObject(declaration) && declaration['Type'] === 'Number';
}

/** Without the value, which may be a secret. */
function textOf(name: string): string {
  return (
    `Ref gives the value of ${name} as a string, though its type is Number: it matches a string in the event, never a ` +
    'number. Write the number itself, or the whole pattern as a string with Fn::Sub.'
  );
}

/** The parameter that the template refers to there. */
function parameterAt(given: unknown, steps: readonly (string | number)[]): string | undefined {
  const reference = steps.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    given,
  );
  return isObject(reference) && typeof reference['Ref'] === 'string' ? reference['Ref'] : undefined;
}
