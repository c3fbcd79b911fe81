import type { Alternative, EventPattern } from '../model.js';

/** Whether the pattern has a wildcard anywhere, also one that values must not match. */
export function usesWildcards({ conjunctions }: EventPattern): boolean {
  return conjunctions.some(({ conditions }) =>
    conditions.some(({ alternatives }) => alternatives.some(isWildcard)),
  );
}

function isWildcard(alternative: Alternative): boolean {
  if (alternative.operator === 'anything-but') return alternative.excluded.some(isWildcard);
  return alternative.operator === 'wildcard';
}
