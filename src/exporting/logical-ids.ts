/** Room for the kind, and for a number. */
const LONGEST = 200;

/** The logical ids of a template: made of names, each once. The same names in the same order give the same ids. */
export class LogicalIds {
  readonly #taken = new Set<string>();

  /** `orders`, `order-paid`, `Rule` make `OrdersOrderPaidRule`. */
  of(...words: readonly string[]): string {
    const kind = words.at(-1) ?? '';
    const id = words.slice(0, -1).map(capitalized).join('').slice(0, LONGEST) + kind;
    for (let count = 1; ; count += 1) {
      const unique = count === 1 ? id : `${id}${count}`;
      if (this.#taken.has(unique)) continue;
      this.#taken.add(unique);
      return unique;
    }
  }
}

/** Logical ids have letters and digits of ASCII alone. */
function capitalized(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
}
