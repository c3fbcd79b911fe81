import { InvalidEventPattern, MalformedEvent, match, parse, type EventPattern } from '../../src/pattern.js';
import { differences, type Answer, type Judge } from './judge.js';
import type { PatternRow } from './pattern-rows.js';

/** The pattern engine alone, which takes any event. */
export const engineJudge: Judge = {
  door: 'engine',
  judge: (row) => Promise.resolve(differences(expectation(row), answer(row))),
};

function expectation({ expected }: PatternRow): Answer {
  if (!('reason' in expected)) return { kind: expected.kind };
  return { kind: expected.kind, text: expected.reason };
}

function answer({ pattern, event }: PatternRow): Answer {
  let parsed: EventPattern;
  try {
    parsed = parse(pattern);
  } catch (error) {
    if (error instanceof InvalidEventPattern) return { kind: 'pattern refused', text: error.message };
    return { kind: 'broken', text: String(error) };
  }
  try {
    return { kind: match(parsed, event) ? 'match' : 'no match' };
  } catch (error) {
    if (error instanceof MalformedEvent) return { kind: 'event refused', text: error.message };
    return { kind: 'broken', text: String(error) };
  }
}
