/** Gives an object a member of its own. Assigned, one that is called `__proto__` would become its prototype. */
export function setMember(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') Object.defineProperty(object, name, { ...ORDINARY, value });
  else object[name] = value;
}

const ORDINARY = { configurable: true, enumerable: true, writable: true };
