import type { ExactlyAlternative } from '../model.js';
import type { Operator } from './operator.js';

/** An undocumented synonym of a bare string, except that an IP literal means nothing but its own spelling. */
export const exactly: Operator<ExactlyAlternative> = {
  keyword: 'exactly',

  parse(tokens) {
    const text = tokens.nextString('exact match pattern must be a string');
    tokens.nextEnd();
    return { operator: 'exactly', text };
  },

  tester:
    ({ text }) =>
    (value) =>
      value.text === text && value.type === 'string',

  describe: ({ text }) => `exactly ${JSON.stringify(text)}`,
  anchors: ({ text }) => [{ kind: 'exact', text: `"${text}"` }],
};
