import { utf8Text, utf8TextFor } from './utf8-text.js';

/** What one UTF-16 unit of a pattern matches: its lower-case or its upper-case form, each as UTF-8 text. */
type Forms = readonly [lower: string, upper: string];

/**
 * Compares texts regardless of letter case as the service does: each UTF-16 unit of the pattern alone is turned into
 * lower and upper case, and either has to be there. So it is no full case folding, and halves of surrogate pairs match
 * question marks. `ß` matches `SS`, never the other way round.
 */
export class IgnoreCaseText {
  readonly #units: readonly Forms[];
  readonly #textOf: (value: string) => string;

  constructor(text: string) {
    this.#units = text.split('').map((unit) => [utf8Text(unit.toLowerCase()), utf8Text(unit.toUpperCase())]);
    this.#textOf = utf8TextFor(this.#units.flat().join(''));
  }

  equals(value: string): boolean {
    const text = this.#textOf(value);
    return this.#endOfMatch(text) === text.length;
  }

  /** True when a string value, with its closing quote as the last unit, starts with the text. */
  startsQuoted(value: string): boolean {
    return this.#endOfMatch(`${this.#textOf(value)}"`) !== undefined;
  }

  /** True when a string value, with its opening quote as the first unit, ends with the text. */
  endsQuoted(value: string): boolean {
    const text = `"${this.#textOf(value)}`;
    let at = text.length;
    for (let index = this.#units.length - 1; index >= 0; index -= 1) {
      const form = this.#units[index]?.find((candidate) => text.endsWith(candidate, at));
      if (form === undefined) return false;
      at -= form.length;
    }
    return true;
  }

  #endOfMatch(text: string): number | undefined {
    let at = 0;
    for (const [lower, upper] of this.#units) {
      if (text.startsWith(lower, at)) at += lower.length;
      else if (text.startsWith(upper, at)) at += upper.length;
      else return undefined;
    }
    return at;
  }
}
