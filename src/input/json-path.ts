/** One step of a path: a member's name, an element's index, or all values of an object or array. */
export type JsonPathStep =
  { readonly name: string } | { readonly index: number } | { readonly every: 'value' };

/** What the documentation lists and nothing else: no bracketed names, no slices, no filters, no `..`. */
const PATH = /^\$(?:\.(?:[\w/-]+|\*)|\[(?:\d+|\*)\])*$/;
const STEP = /\.([\w/-]+)|\[(\d+)\]|[.[]\*/g;

/**
 * The steps of a path behind its `$`; undefined for a path that the service does not read, which finds nothing.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export function parseJsonPath(path: string): readonly JsonPathStep[] | undefined {
  if (!PATH.test(path)) return undefined;
  return Array.from(path.matchAll(STEP), ([, name, index]) => {
    if (name !== undefined) return { name };
    return index === undefined ? { every: 'value' as const } : { index: Number(index) };
  });
}

const PERHAPS_PATH = /^\$(?:\.[^.[\]]+|\[(?![?(])[^\]]+\])*$/;

/**
 * Whether a text may be a path, though perhaps one that the service does not read: it begins with `$`, no step of it is
 * empty, and it filters nothing.
 */
export function mayBeJsonPath(path: string): boolean {
  return PERHAPS_PATH.test(path);
}
