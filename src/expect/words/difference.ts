import { describeAlternative } from '../../pattern/operators/registry.js';
import type { Report } from '../verdicts/verdict.js';
import { valueText } from './explanation.js';

/**
 * What was received and what was expected at each path, for the editors and reporters that show a difference of their
 * own. Only Jest is given it, which leaves its messages alone; Vitest would print it beneath the message that has it all.
 */
export function differenceIn({ sections }: Report): {
  readonly actual?: unknown;
  readonly expected?: unknown;
} {
  for (const section of sections) {
    if (section.kind === 'comparison') {
      return byPath(
        section.conditions.map(({ path, received, needs }) => ({
          path,
          received,
          expected:
            needs.kind === 'value'
              ? needs.value
              : needs.kind === 'length'
                ? `${needs.length} elements`
                : undefined,
        })),
      );
    }
    if (section.kind === 'explanation') {
      return byPath(
        section.conditions.map(({ path, holds, received, metBy, needs }) => ({
          path,
          received: (metBy?.value ? [metBy.value] : received).map(valueText).join(', '),
          expected:
            holds && metBy?.value ? valueText(metBy.value) : needs.map(describeAlternative).join(' or '),
        })),
      );
    }
  }
  return {};
}

function byPath(
  conditions: readonly { readonly path: string; readonly received: unknown; readonly expected: unknown }[],
): { readonly actual: unknown; readonly expected: unknown } {
  const [only] = conditions;
  if (conditions.length === 1 && only?.path === '') return { actual: only.received, expected: only.expected };
  const sorted = conditions.toSorted((one, other) => one.path.localeCompare(other.path, 'en'));
  return {
    actual: Object.fromEntries(sorted.map(({ path, received }) => [path, received])),
    expected: Object.fromEntries(sorted.map(({ path, expected }) => [path, expected])),
  };
}
