import { explain, InvalidEventPattern, match, parse } from '../../src/pattern.js';
import { differences, type Answer, type Judge } from './judge.js';
import type { Difference } from './suite.js';
import type { PatternRow } from './pattern-rows.js';

/** The pattern engine alone, which takes any event. */
export const engineJudge: Judge = {
  door: 'engine',
  judge: async (row) => differences(engineExpectation(row), engineAnswer(row)),
};

function engineExpectation({ expected }: PatternRow): Answer {
  return 'reason' in expected ? { kind: expected.kind, text: expected.reason } : { kind: expected.kind };
}

function engineAnswer({ pattern, event }: PatternRow): Answer {
  try {
    parse(pattern);
  } catch (error) {
    if (error instanceof InvalidEventPattern) return { kind: 'pattern refused', text: error.message };
    return { kind: 'broken', text: String(error) };
  }
  try {
    return { kind: match(pattern, event) ? 'match' : 'no match' };
  } catch (error) {
    return { kind: 'event refused', text: String(error) };
  }
}
