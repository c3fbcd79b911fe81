export type KeyValue = string | boolean | readonly string[];

/** The condition keys of a request. Their names compare without case. */
export class RequestKeys {
  readonly #values: ReadonlyMap<string, KeyValue>;

  constructor(keys: Readonly<Record<string, KeyValue>>) {
    this.#values = new Map(Object.entries(keys).map(([name, value]) => [name.toLowerCase(), value]));
  }

  /** As the service set it. */
  value(name: string): KeyValue | undefined {
    return this.#values.get(name.toLowerCase());
  }

  /** All its values as texts; none when the request has no such key. */
  texts(name: string): readonly string[] {
    const value = this.value(name);
    if (value === undefined) return [];
    return typeof value === 'object' ? value : [String(value)];
  }
}
