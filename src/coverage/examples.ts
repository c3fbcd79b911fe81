import type { EventEnvelope } from '../event/envelope.js';
import { isObject } from '../text/kinds-of-values.js';
import { short } from '../text/words.js';
import type { ExampleEvent } from './rule-coverage.js';

/** So long are the texts of an example: it is for people. */
const MOST = 60;

/** An event as an example of what a condition at this path has decided. */
export function exampleOf(event: EventEnvelope, path: string): ExampleEvent {
  const { source, 'detail-type': detailType } = event;
  const values = valuesAt(event, path).map((value) => JSON.stringify(value));
  return {
    source: short(source, MOST),
    'detail-type': short(detailType, MOST),
    ...(values.length > 0 && { value: short(values.join(', '), MOST) }),
  };
}

/** As patterns find them: in all elements of arrays, and in keys that have dots themselves. */
function valuesAt(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((element: unknown) => valuesAt(element, path));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inside]) => {
    if (key === path) return [inside];
    return path.startsWith(`${key}.`) ? valuesAt(inside, path.slice(key.length + 1)) : [];
  });
}
