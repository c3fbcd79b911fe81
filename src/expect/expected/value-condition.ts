/** What became of one part of an expected value. */
export interface ValueCondition {
  /** `detail.items[0].sku`; empty for the value as a whole. */
  readonly path: string;
  readonly holds: boolean;
  readonly needs: ValueNeed;
  /** Undefined where nothing is at the path. */
  readonly received: unknown;
}

/** What a part of an expected value asks for. */
export type ValueNeed =
  /** Equality, or what an asymmetric matcher asks for. */
  | { readonly kind: 'value'; readonly value: unknown }
  /** The member is expected as `undefined`: JSON cannot have it. */
  | { readonly kind: 'absence' }
  | { readonly kind: 'length'; readonly length: number };

/** Appends an object's key to a path, quoted where a dot would not do. */
export function memberPath(path: string, key: string): string {
  if (!/^[\w$-]+$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}
