import { nearestName } from '../text/nearest-name.js';

/** A path of an input template that an event does not have. */
export interface EmptyPath {
  readonly placeholder: string;
  readonly path: string;
  /** The path of the event that is nearest, if one is near. */
  readonly didYouMean?: string;
}

/** What a template has found nothing for, with the path that was most probably meant. */
export function emptyPath(placeholder: string, path: string, eventText: string): EmptyPath {
  const didYouMean = nearestName(path, pathsOf(JSON.parse(eventText)), MOST_LETTERS);
  return { placeholder, path, ...(didYouMean !== undefined && { didYouMean }) };
}

/** The words for paths that found nothing. */
export function emptyPathsText(paths: readonly EmptyPath[]): string {
  const lines = paths.map(({ placeholder, path, didYouMean }) => {
    const hint = didYouMean === undefined ? '' : ` Did you mean ${didYouMean}?`;
    return `${path} of <${placeholder}> finds nothing in the event.${hint}`;
  });
  return [...lines, 'EventBridge inserts "" in place of a JSON value, and nothing elsewhere.'].join('\n');
}

/** More are another name. */
const MOST_LETTERS = 2;
const MOST_PATHS = 200;

/** The paths to what is in a value, with names that paths can have: the first of them. */
function pathsOf(event: unknown): readonly string[] {
  const paths: string[] = [];
  const queue: [path: string, value: unknown][] = [['$', event]];
  for (const [path, value] of queue) {
    if (paths.length >= MOST_PATHS) break;
    paths.push(path);
    if (typeof value !== 'object' || value === null) continue;
    const isArray = Array.isArray(value);
    for (const [name, member] of Object.entries(value).slice(0, MOST_PATHS)) {
      queue.push([isArray ? `${path}[${name}]` : `${path}.${name}`, member]);
    }
  }
  return paths;
}
