/** Stand-ins for values that differ in every run; the same id has the same one throughout a snapshot. */
export class Placeholders {
  readonly #numbers = new Map<string, number>();
  readonly #ids = new Set<string>();
  readonly #times = new Set<string>();

  id(id: string): void {
    if (id !== '') this.#ids.add(id);
  }

  /** A time as events carry it. */
  time(time: string): void {
    this.#times.add(time);
  }

  /** The same, as messages and payloads may have it: with milliseconds or without. */
  date(date: Date): void {
    const text = date.toISOString();
    this.time(text);
    this.time(text.replace(/\.\d+Z$/, 'Z'));
  }

  /** The text with stand-ins for what is known, and for the UUIDs of ARNs. */
  inText(text: string): string {
    const arnIds = text.startsWith('arn:') ? (text.match(UUID) ?? []) : [];
    for (const id of arnIds) this.id(id);
    let replaced = text;
    for (const id of this.#ids) {
      if (replaced.includes(id)) replaced = replaced.replaceAll(id, `<id ${this.#numberOf(id)}>`);
    }
    return replaced;
  }

  /** The same, with stand-ins for times too. */
  inTextWithTimes(text: string): string {
    let replaced = this.inText(text);
    for (const time of this.#times) replaced = replaced.replaceAll(time, TIME);
    return replaced;
  }

  #numberOf(id: string): number {
    const known = this.#numbers.get(id) ?? this.#numbers.size + 1;
    this.#numbers.set(id, known);
    return known;
  }
}

export const TIME = '<time>';

/** The ARNs of secrets have six more characters. */
const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?:-\w{6}$)?/g;
