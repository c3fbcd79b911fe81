import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** What was thrown by an assertion, and in the record, what should be. */
export interface Failure {
  readonly name: string;
  readonly text: string;
}

const FILE = 'failures.txt';

/** What every runner shows: `failures.txt`, a text behind each line `=== name`. */
export function recordedFailures(): readonly Failure[] {
  const record = readFileSync(join(import.meta.dirname, FILE), 'utf8');
  return record
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [name = '', ...lines] = part.split('\n');
      return { name, text: lines.join('\n').trim() };
    });
}

/** The lines that a failing suite has written. */
export function failuresIn(lines: string): readonly Failure[] {
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Failure);
}

/**
 * What is not as recorded, in words; nothing when all is.
 *
 * @param heading what the runner itself may have put above the kit's text
 */
export function differencesOf(
  recorded: readonly Failure[],
  thrown: readonly Failure[],
  heading?: RegExp,
): readonly string[] {
  const missing = recorded
    .filter(({ name }) => thrown.every((one) => one.name !== name))
    .map(({ name }) => `"${name}" did not fail.`);
  const others = thrown.flatMap(({ name, text }) => {
    const expected = recorded.find((one) => one.name === name)?.text ?? `(not in ${FILE})`;
    const received = kitsPart(stripVTControlCharacters(text), expected, heading);
    return received === expected
      ? []
      : [`"${name}" fails otherwise.\n\nRecorded in ${FILE}:\n\n${expected}\n\nThrown:\n\n${received}\n`];
  });
  return [...missing, ...others];
}

/** The text without what the runner has put above it. */
function kitsPart(text: string, expected: string, heading: RegExp | undefined): string {
  const above = text.slice(0, text.length - expected.length);
  return heading?.test(above) === true && text.endsWith(expected) ? expected : text;
}

/** The texts of which the lines do not all stand in what the runner printed, one after the other, however indented. */
export function notShown(recorded: readonly Failure[], printed: string): readonly string[] {
  const shown = linesOf(printed).join('\n');
  return recorded
    .filter(({ text }) => !shown.includes(linesOf(text).join('\n')))
    .map(({ name }) => `The runner does not show the text of "${name}".`);
}

function linesOf(text: string): readonly string[] {
  return stripVTControlCharacters(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
