/** Anything may be thrown: what has no text, and what throws when it is asked for one, is told by its kind. */

/** `TypeError: total is not a number`, or the text of what is no error. */
export function thrownText(thrown: unknown): string {
  return attempted(() => (thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : valueText(thrown)));
}

/** The message alone, also that of a plain object that looks like an error. */
export function thrownMessage(thrown: unknown): string {
  return attempted(() => {
    const isObject = typeof thrown === 'object' && thrown !== null;
    return valueText(isObject && 'message' in thrown ? thrown.message : thrown);
  });
}

function valueText(value: unknown): string {
  if (typeof value === 'object' && value !== null && !(value instanceof Error)) {
    return JSON.stringify(value);
  }
  return String(value);
}

function attempted(text: () => string): string {
  try {
    return text();
  } catch {
    return 'a value that has no text';
  }
}
