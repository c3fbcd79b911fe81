import { comparableNumber } from '../values/comparable-number.js';
import type { Alternative, Condition, EventPattern, WildcardAlternative } from '../model.js';
import { ValueAutomaton, type Place, type WildcardExpression } from './value-automaton.js';

interface Field {
  readonly values: ValueAutomaton;
  /** Where alternatives without wildcards lead. */
  readonly nextByAlternative: Map<string, Place>;
}

/**
 * The service's automaton for a whole pattern. It goes from place to place, field by field in path order. The
 * combinations of `$or` branches go the same way, and so compare their wildcards with a value together, as long as
 * they share an alternative of each field. The way behind a field that has to be absent is another matter: the
 * service does not look there when it counts.
 */
export class PatternAutomaton {
  readonly #fields = new Map<Place, Map<string, Field>>();
  #places = 0;

  constructor({ conjunctions }: EventPattern) {
    const start = this.#newPlace();
    for (const { conditions } of conjunctions) this.#add(start, conditions);
  }

  *fields(): Iterable<ValueAutomaton> {
    for (const fields of this.#fields.values()) for (const { values } of fields.values()) yield values;
  }

  #newPlace(): Place {
    return { id: this.#places++ };
  }

  #add(start: Place, conditions: readonly Condition[]): void {
    let places = new Set([start]);
    for (const { path, alternatives } of conditions) {
      const next = new Set<Place>();
      for (const place of places) this.#addAlternatives(this.#fieldAt(place, path), alternatives, next);
      places = next;
    }
  }

  #fieldAt(place: Place, path: string): Field {
    const fields = this.#fields.get(place) ?? new Map<string, Field>();
    this.#fields.set(place, fields);
    const field = fields.get(path) ?? {
      values: new ValueAutomaton(),
      nextByAlternative: new Map<string, Place>(),
    };
    fields.set(path, field);
    return field;
  }

  // What the field has already keeps its next place; what is new gets that of the alternative before it.
  #addAlternatives(field: Field, alternatives: readonly Alternative[], next: Set<Place>): void {
    let place: Place | undefined;
    for (const alternative of alternatives) {
      if (alternative.operator === 'exists' && !alternative.exists) continue;
      const wildcards = wildcardsOf(alternative);
      if (wildcards === undefined) {
        for (const key of keysOf(alternative)) {
          place = field.nextByAlternative.get(key) ?? place ?? this.#newPlace();
          field.nextByAlternative.set(key, place);
          next.add(place);
        }
      } else {
        place = field.values.add(wildcards, place ?? this.#newPlace());
        next.add(place);
      }
    }
  }
}

/** Equal for alternatives that are one to the service. A number is two: its value and its spelling. */
function keysOf(alternative: Alternative): string[] {
  const key = JSON.stringify(alternative);
  if (alternative.operator !== 'equals' || alternative.type !== 'number') return [key];
  const value = comparableNumber(alternative.text);
  return Number.isNaN(value) ? [key] : [`= ${value}`, key];
}

function wildcardsOf(alternative: Alternative): WildcardExpression | undefined {
  if (alternative.operator === 'wildcard')
    return { key: `wildcard ${alternative.text}`, wildcards: [alternative] };
  if (alternative.operator !== 'anything-but') return undefined;
  const byText = new Map<string, WildcardAlternative>();
  for (const excluded of alternative.excluded) {
    if (excluded.operator === 'wildcard') byText.set(excluded.text, excluded);
  }
  if (byText.size === 0) return undefined;
  return {
    key: `anything-but ${JSON.stringify([...byText.keys()].sort())}`,
    wildcards: [...byText.values()],
  };
}
