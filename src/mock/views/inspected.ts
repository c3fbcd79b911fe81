/** What `console.log` and `String()` show in a few lines; assertions and snapshots do not see it. */
export abstract class Readable {
  abstract toString(): string;

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}

/** `1 rule`, `2 rules`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

export function quoted(name: string): string {
  return JSON.stringify(name);
}
