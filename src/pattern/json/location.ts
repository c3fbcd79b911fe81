/** Where in a JSON text something stands, as the service counts: from 1, in UTF-16 units. */
export interface JsonLocation {
  readonly line: number;
  readonly column: number;
}

const MAX_EXCERPT = 500;

/** The words that the service's JSON reader has for a location: `[Source: (String)"…"; line: 1, column: 2]`. */
export function describeLocation(source: string, location: JsonLocation): string {
  return `[Source: (String)${excerptOf(source)}; line: ${location.line}, column: ${location.column}]`;
}

function excerptOf(source: string): string {
  const excerpt = `"${escapeControls(source.slice(0, MAX_EXCERPT))}"`;
  const left = source.length - MAX_EXCERPT;
  return left > 0 ? `${excerpt}[truncated ${left} chars]` : excerpt;
}

// Line breaks stay as they are; the reader that the service uses escapes every other control character.
function escapeControls(text: string): string {
  return text.replace(
    // eslint-disable-next-line no-control-regex
    /[\0-\t\v\f\x0e-\x1f\x7f-\x9f]/g,
    (control) => `\\u${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}
