import { comparesOnly, type Operator } from './operator.js';

/** `{"exactly": "x"}`. */
export interface ExactlyAlternative {
  /** The keyword of the operator. */
  readonly operator: 'exactly';
  /** The text that the pattern gives. */
  readonly text: string;
}

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

  onlyString: ({ text }) => text,
  anchors: ({ text }) => [{ kind: 'string', text }],
  describe: ({ text }) => `exactly ${JSON.stringify(text)}`,
  typeRule: comparesOnly('string', 'exactly'),

  text(alternative) {
    const { text } = alternative;
    return { text, isWhole: true, lowerCased: { ...alternative, text: text.toLowerCase() } };
  },
};
