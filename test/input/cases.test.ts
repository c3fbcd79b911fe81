import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { InputEvent } from '../../src/input/input-event.js';
import { shapeInput, type InputShaping } from '../../src/input/shape-input.js';
import { envelope, facts } from './samples.js';

/** One fact about what a target receives. */
interface Row {
  readonly name: string;
  readonly target: InputShaping;
  /** Where it differs from the sample, or its text; the sample where absent. */
  readonly event?: object | string;
  readonly payload?: string;
  readonly dropped?: DroppedRow;
  /** How it is known. */
  readonly source: string;
}

interface DroppedRow {
  readonly reason: string;
  readonly at?: object;
  /** Null where no placeholder is to blame. */
  readonly culprit?: object | null;
}

const rows = readFileSync(new URL('cases.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

test.for(rows)('$name', ({ target, event, payload, dropped }) => {
  const text = typeof event === 'string' ? event : JSON.stringify({ ...envelope, ...event });
  const shaped = shapeInput(target, new InputEvent(text), facts);
  if (payload !== undefined) expect(shaped).toHaveProperty('payload', payload);
  else expect(shaped).toEqual({ dropped: expectedDrop(dropped) });
});

/** A row tells the place alone, and of the culprit not the value. */
function expectedDrop({ at, culprit, ...told }: DroppedRow = { reason: '' }): object {
  return {
    ...told,
    ...(at && { at: expect.objectContaining(at) }),
    ...(culprit && { culprit: expect.objectContaining(culprit) }),
  };
}
