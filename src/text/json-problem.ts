/** What JSON cannot say, and where it stands; the path is empty for the value as a whole. */
export type JsonProblem =
  | { readonly kind: 'cycle'; readonly path: string; readonly to: string }
  | { readonly kind: 'bigint'; readonly path: string; readonly value: bigint };

/**
 * The first part of a value of which `JSON.stringify` cannot make text.
 *
 * @param isLeaf objects that are not looked into
 * @param kinds what to look for
 */
export function jsonProblem(
  value: unknown,
  isLeaf: (value: object) => boolean = () => false,
  kinds: readonly JsonProblem['kind'][] = ['cycle', 'bigint'],
): JsonProblem | undefined {
  return problemAt(value, '', { above: new Map(), isLeaf, kinds });
}

interface Search {
  /** The objects around the one that is looked at, and their paths. */
  readonly above: Map<object, string>;
  readonly isLeaf: (value: object) => boolean;
  readonly kinds: readonly JsonProblem['kind'][];
}

function problemAt(value: unknown, path: string, search: Search): JsonProblem | undefined {
  const { above, isLeaf, kinds } = search;
  if (typeof value === 'bigint')
    return kinds.includes('bigint') ? { kind: 'bigint', path, value } : undefined;
  if (typeof value !== 'object' || value === null || isLeaf(value)) return undefined;
  const to = above.get(value);
  if (to !== undefined) return { kind: 'cycle', path, to };
  if ('toJSON' in value && typeof value.toJSON === 'function') return undefined;
  above.set(value, path);
  for (const [key, member] of Object.entries(value) as [string, unknown][]) {
    const found = problemAt(member, Array.isArray(value) ? `${path}[${key}]` : memberPath(path, key), search);
    if (found) return found;
  }
  above.delete(value);
  return undefined;
}

/** Appends an object's key to a path, quoted where a dot would not do. */
export function memberPath(path: string, key: string): string {
  if (!/^[\w$-]+$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}

/** `is cyclic: detail.order is the whole again`. */
export function jsonProblemText(problem: JsonProblem): string {
  const at = problem.path === '' ? 'the value' : problem.path;
  if (problem.kind === 'bigint') {
    return `has a BigInt at ${at}, ${problem.value}n, and JSON has none: write a number or a string.`;
  }
  return `is cyclic: ${at} is ${problem.to === '' ? 'the whole' : problem.to} again, which JSON cannot express.`;
}
