/** An event as a flat list of its leaves. */

import type { Json } from './json.js';

export interface Field {
  readonly path: string;
  readonly value: Leaf;
  /** Array number → index of the element that the leaf sits in. */
  readonly membership: Membership;
}

export type Leaf = Exclude<Json, { kind: 'array' | 'object' }>;
export type Membership = ReadonlyMap<number, number>;

/**
 * The leaves at paths that a pattern could name. Keys that are no step of the pattern's paths are passed over, which
 * shows where a key is empty: a path's empty steps at its end do not count as steps.
 */
export function fieldsOf(event: Json, patternPaths: readonly string[]): Field[] {
  const steps = new Set(patternPaths.flatMap(stepsOf));
  const fields: Field[] = [];
  let arrays = 0;

  function visit(value: Json, keys: readonly string[], membership: Membership): void {
    if (value.kind === 'object') {
      for (const member of value.members) {
        if (isStep(member.key)) visit(member.value, [...keys, member.key], membership);
      }
    } else if (value.kind === 'array') {
      const array = arrays++;
      value.elements.forEach((element, index) => {
        const isLeaf = element.kind !== 'object' && element.kind !== 'array';
        visit(element, keys, isLeaf ? membership : new Map([...membership, [array, index]]));
      });
    } else {
      fields.push({ path: keys.join('.'), value, membership });
    }
  }

  function isStep(key: string): boolean {
    return steps.has(key) || (key.includes('.') && stepsOf(key).every((step) => steps.has(step)));
  }

  visit(event, [], new Map());
  return fields;
}

/** `a.b` → `a`, `b`; empty steps at the end are dropped, but the empty path has one empty step. */
function stepsOf(path: string): string[] {
  const steps = path.split('.');
  while (steps.length > 0 && steps.at(-1) === '' && path !== '') steps.pop();
  return steps;
}
