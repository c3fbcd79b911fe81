import type { JsonValue } from '../../event/json-value.js';
import { memberPath } from '../../text/json-problem.js';
import { isDate, isObject } from '../../text/kinds-of-values.js';
import { BrokenState } from './broken-state.js';

/**
 * A value with dates and maps in it as plain JSON: `{ "$date": … }`, `{ "$map": [[key, value], …] }`. An object that
 * stands in several places is written once, with an `$id`, and is `{ "$ref": … }` elsewhere.
 */
export function plainOf(value: unknown): JsonValue {
  return new Writer(value).written(value);
}

/** @throws BrokenState for what `plainOf` would not have made. */
export function valueOf(plain: unknown): unknown {
  return new Reader().read(plain, '');
}

class Writer {
  readonly #seen = new Set<object>();
  readonly #shared = new Set<object>();
  readonly #ids = new Map<object, number>();

  constructor(value: unknown) {
    this.#look(value);
  }

  written(value: unknown): JsonValue {
    if (isDate(value)) return { $date: value.toISOString() };
    if (value instanceof Map) {
      return { $map: [...value].map(([key, one]) => [String(key), this.written(one)]) };
    }
    if (Array.isArray(value)) return value.map((one) => this.written(one));
    if (isObject(value)) return this.#object(value);
    if (isScalar(value)) return value;
    throw new TypeError(`A ${typeof value} cannot be saved.`);
  }

  #object(value: Readonly<Record<string, unknown>>): JsonValue {
    const known = this.#ids.get(value);
    if (known !== undefined) return { $ref: known };
    const id = this.#ids.size + 1;
    const isShared = this.#shared.has(value);
    if (isShared) this.#ids.set(value, id);
    const members = Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .map(([name, one]) => [escaped(name), this.written(one)] as const);
    return { ...(isShared && { $id: id }), ...Object.fromEntries(members) };
  }

  #look(value: unknown): void {
    if (typeof value !== 'object' || value === null || isDate(value)) return;
    if (this.#seen.has(value)) {
      this.#shared.add(value);
      return;
    }
    this.#seen.add(value);
    const parts: Iterable<unknown> = value instanceof Map ? value.values() : Object.values(value);
    for (const part of parts) this.#look(part);
  }
}

class Reader {
  readonly #byId = new Map<unknown, object>();

  read(plain: unknown, path: string): unknown {
    if (Array.isArray(plain)) return plain.map((one, index) => this.read(one, `${path}[${index}]`));
    if (!isObject(plain)) return plain;
    if ('$date' in plain) return dateOf(plain['$date'], path);
    if ('$map' in plain) return this.#map(plain['$map'], path);
    if ('$ref' in plain) return this.#referred(plain['$ref'], path);
    return this.#object(plain, path);
  }

  #object({ $id, ...members }: Readonly<Record<string, unknown>>, path: string): unknown {
    const read = {};
    if ($id !== undefined) this.#byId.set($id, read);
    for (const [name, one] of Object.entries(members)) {
      const value = this.read(one, memberPath(path, name));
      // Also a member by the name of `__proto__`, which an assignment would not make.
      Object.defineProperty(read, unescaped(name), {
        value,
        configurable: true,
        enumerable: true,
        writable: true,
      });
    }
    return read;
  }

  #map(entries: unknown, path: string): ReadonlyMap<string, unknown> {
    if (!Array.isArray(entries)) throw new BrokenState(path, 'a $map must be a list of keys and values.');
    return new Map(
      entries.map((entry: unknown, index): [string, unknown] => {
        const [key, one] = Array.isArray(entry) ? (entry as unknown[]) : [];
        if (typeof key !== 'string') throw new BrokenState(`${path}[${index}]`, 'a key must be a string.');
        return [key, this.read(one, memberPath(path, key))];
      }),
    );
  }

  #referred(id: unknown, path: string): object {
    const known = this.#byId.get(id);
    if (known) return known;
    throw new BrokenState(path, `nothing before it has the $id ${JSON.stringify(id)}.`);
  }
}

function dateOf(text: unknown, path: string): Date {
  const date = new Date(typeof text === 'string' ? text : Number.NaN);
  if (Number.isNaN(date.getTime()))
    throw new BrokenState(path, 'a $date must be a time such as 2027-01-01T00:00:00Z.');
  return date;
}

function isScalar(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

/** Members of others that begin with a dollar. */
function escaped(name: string): string {
  return name.startsWith('$') ? `$${name}` : name;
}

function unescaped(name: string): string {
  return name.startsWith('$$') ? name.slice(1) : name;
}
