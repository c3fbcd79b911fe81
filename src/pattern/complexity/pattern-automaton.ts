import type { Condition, EventPattern } from '../model.js';
import { type Alternative, isMetByAbsence, operatorOf, wildcardsOf } from '../operators/registry.js';
import { ValueAutomaton, type NameState, type WildcardExpression } from './value-automaton.js';

interface Field {
  readonly values: ValueAutomaton;
  /** Where alternatives without wildcards lead. */
  readonly nextByKey: Map<string, NameState>;
  /** Where a value of the field can lead. */
  readonly reached: Set<NameState>;
}

/**
 * The service's automaton for a whole pattern. It goes from state to state, field by field in path order. The
 * combinations of `$or` branches go the same way, and so compare their wildcards with a value together, as long as
 * they share an alternative of each field. Where only the absence of a field leads, the service does not look when it
 * counts.
 */
export class PatternAutomaton {
  readonly #fields = new Map<NameState, Map<string, Field>>();
  readonly #start: NameState;
  #nameStates = 0;

  constructor({ conjunctions }: EventPattern) {
    this.#start = this.#newNameState();
    for (const { conditions } of conjunctions) this.#add(this.#start, conditions);
  }

  *fields(): Iterable<ValueAutomaton> {
    const states = new Set([this.#start]);
    // The loop comes to the states that are added on the way, too.
    for (const state of states) {
      for (const { values, reached } of this.#fields.get(state)?.values() ?? []) {
        yield values;
        for (const next of reached) states.add(next);
      }
    }
  }

  #newNameState(): NameState {
    return { id: this.#nameStates++ };
  }

  #add(start: NameState, conditions: readonly Condition[]): void {
    let states = new Set([start]);
    for (const { path, alternatives } of conditions) {
      const next = new Set<NameState>();
      for (const state of states) this.#addAlternatives(this.#fieldAt(state, path), alternatives, next);
      states = next;
    }
  }

  #fieldAt(state: NameState, path: string): Field {
    const fields = this.#fields.get(state) ?? new Map<string, Field>();
    this.#fields.set(state, fields);
    const field = fields.get(path) ?? {
      values: new ValueAutomaton(),
      nextByKey: new Map<string, NameState>(),
      reached: new Set<NameState>(),
    };
    fields.set(path, field);
    return field;
  }

  // What the field has already keeps its next state; what is new gets that of the alternative before it.
  #addAlternatives(field: Field, alternatives: readonly Alternative[], next: Set<NameState>): void {
    let state: NameState | undefined;
    for (const alternative of alternatives) {
      const wildcards = wildcardExpression(alternative);
      if (wildcards === undefined) {
        for (const key of keysOf(alternative)) {
          state = field.nextByKey.get(key) ?? state ?? this.#newNameState();
          field.nextByKey.set(key, state);
          next.add(state);
          if (!isMetByAbsence(alternative)) field.reached.add(state);
        }
      } else {
        state = field.values.add(wildcards, state ?? this.#newNameState());
        next.add(state);
        field.reached.add(state);
      }
    }
  }
}

/** Equal for alternatives that are one to the service. */
function keysOf(alternative: Alternative): readonly string[] {
  return operatorOf(alternative).automatonKeys?.(alternative) ?? [JSON.stringify(alternative)];
}

function wildcardExpression(alternative: Alternative): WildcardExpression | undefined {
  const wildcards = wildcardsOf(alternative);
  if (wildcards.length === 0) return undefined;
  const byText = new Map(wildcards.map((wildcard) => [wildcard.text, wildcard]));
  return {
    key: `${alternative.operator} ${JSON.stringify([...byText.keys()].sort())}`,
    wildcards: [...byText.values()],
  };
}
