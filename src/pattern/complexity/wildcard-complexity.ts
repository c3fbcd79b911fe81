import { InvalidEventPattern } from '../tokens/invalid-event-pattern.js';
import type { EventPattern } from '../model.js';
import { wildcardsOf } from '../operators/registry.js';
import { PatternAutomaton } from './pattern-automaton.js';
import type { ReadingState, ValueAutomaton } from './value-automaton.js';

const MAX_COMPLEXITY = 10;
// Far more than a pattern of the permitted length needs to get to the maximum.
const MAX_SETS = 50_000;

/** Refuses a pattern whose wildcards cost the service too much. Throws InvalidEventPattern. */
export function checkWildcardComplexity(pattern: EventPattern): void {
  if (wildcardComplexity(pattern, MAX_COMPLEXITY + 1) <= MAX_COMPLEXITY) return;
  throw new InvalidEventPattern(
    'Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character',
    pattern.text,
  );
}

/** Whether the pattern has a wildcard anywhere, also one that values must not match. */
export function usesWildcards({ conjunctions }: EventPattern): boolean {
  return conjunctions.some(({ conditions }) =>
    conditions.some(({ alternatives }) => alternatives.some((one) => wildcardsOf(one).length > 0)),
  );
}

/**
 * How many prefixes of a field's wildcards the worst value may have at once: `a*` has the prefixes `a` and `a*`, both
 * met by the value `a`. The field that has most counts.
 *
 * @param enough a count that is not worth looking beyond
 */
export function wildcardComplexity(pattern: EventPattern, enough = Number.POSITIVE_INFINITY): number {
  // Most patterns have none, and the automaton costs as much as all the rest of reading them.
  if (!usesWildcards(pattern)) return 0;
  let complexity = 0;
  for (const automaton of new PatternAutomaton(pattern).fields()) {
    complexity = Math.max(complexity, worstCount(automaton, enough));
    if (complexity >= enough) return enough;
  }
  return complexity;
}

// Reads all values at once, byte by byte: what matters of a value is the set of states in which its reading may be.
function worstCount({ start }: ValueAutomaton, enough: number): number {
  if (start.byByte.size === 0) return 0;
  const opening = statesBehind([start], QUOTE);
  const known = new Set([keyOf(opening)]);
  const open = [opening];
  let worst = 0;
  for (let states = open.pop(); states !== undefined && known.size < MAX_SETS; states = open.pop()) {
    worst = Math.max(worst, countOf(states));
    if (worst >= enough) return enough;
    for (const byte of distinctBytes(states)) {
      const next = statesBehind(states, byte);
      const key = keyOf(next);
      if (known.has(key)) continue;
      known.add(key);
      open.push(next);
    }
  }
  return worst;
}

const QUOTE = 0x22;
const ANY_OTHER = -1;

function statesBehind(from: readonly ReadingState[], byte: number): ReadingState[] {
  const to = new Set<ReadingState>();
  for (const state of from) {
    if (state.isOpen) to.add(state);
    for (const next of state.byByte.get(byte) ?? []) {
      to.add(next);
      if (next.star !== undefined) to.add(next.star);
    }
  }
  return [...to].sort((one, other) => one.id - other.id);
}

function distinctBytes(states: readonly ReadingState[]): Set<number> {
  const bytes = new Set([ANY_OTHER]);
  for (const { byByte } of states) for (const byte of byByte.keys()) bytes.add(byte);
  return bytes;
}

function countOf(states: readonly ReadingState[]): number {
  return states.reduce((sum, { expressions }) => sum + expressions.size, 0);
}

function keyOf(states: readonly ReadingState[]): string {
  return states.map(({ id }) => id).join();
}
