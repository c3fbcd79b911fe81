const copies = new WeakSet<object>();

/** Notes that a plain object stands for an instance of a class, which may have members for its own use. */
export function noteInstance(copy: object): void {
  copies.add(copy);
}

export function isOfInstance(copy: object): boolean {
  return copies.has(copy);
}
