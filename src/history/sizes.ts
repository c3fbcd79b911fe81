/** What an object takes besides what is in it, and so does a member of one: about as V8 stores them. */
const OBJECT = 32;
const MEMBER = 16;

/** How many bytes a value keeps, about: a text as many as it has units, an object once, wherever it stands. */
export function sizeOf(value: unknown, counted = new Set<object>()): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null || counted.has(value)) return 0;
  counted.add(value);
  if (ArrayBuffer.isView(value)) return value.byteLength;
  let size = OBJECT;
  const members = value as Readonly<Record<string, unknown>>;
  // Without a list of the names, as every command is measured.
  for (const name in members) size += MEMBER + sizeOf(members[name], counted);
  return size;
}

/** So many records are counted together, and go together; fewer where they are large. */
const BATCH = { records: 64, bytes: 1024 ** 2 };

interface Batch {
  records: number;
  bytes: number;
}

/** How many bytes the records of a list keep, oldest first. */
export class Sizes {
  #batches: Batch[] = [];
  #bytes = 0;

  add(bytes: number): void {
    this.#bytes += bytes;
    const last = this.#batches.at(-1);
    if (last === undefined || last.records >= BATCH.records || last.bytes >= BATCH.bytes)
      this.#batches.push({ records: 1, bytes });
    else {
      last.records += 1;
      last.bytes += bytes;
    }
  }

  /** How many of the oldest are too much; the newest are never. */
  excess(bound: number): number {
    let records = 0;
    let left = this.#bytes;
    for (const batch of this.#batches.slice(0, -1)) {
      if (left <= bound) break;
      left -= batch.bytes;
      records += batch.records;
    }
    return records;
  }

  get bytes(): number {
    return this.#bytes;
  }

  forget(count: number): void {
    let left = count;
    for (let [first] = this.#batches; first !== undefined && left > 0; [first] = this.#batches) {
      const records = Math.min(first.records, left);
      const bytes = (first.bytes * records) / first.records;
      first.records -= records;
      first.bytes -= bytes;
      this.#bytes -= bytes;
      left -= records;
      if (first.records === 0) this.#batches.shift();
    }
  }
}
