import { IgnoreCaseText } from '../values/ignore-case.js';
import { comparesOnly, type Operator } from './operator.js';

/** `{"equals-ignore-case": "x"}`. */
export interface EqualsIgnoreCaseAlternative {
  /** The keyword of the operator. */
  readonly operator: 'equals-ignore-case';
  /** The text that the pattern gives. */
  readonly text: string;
}

// Without a question mark, which stands for half a surrogate pair as well.
const PLAIN_ASCII = /^[\0->@-\x7f]*$/;

export const equalsIgnoreCase: Operator<EqualsIgnoreCaseAlternative> = {
  keyword: 'equals-ignore-case',

  parse(tokens) {
    const text = tokens.nextString('equals-ignore-case match pattern must be a string');
    tokens.nextEnd();
    return { operator: 'equals-ignore-case', text };
  },

  tester({ text }) {
    const wanted = new IgnoreCaseText(text);
    return (value) => value.type === 'string' && wanted.equals(value.text);
  },

  // Only of ASCII letters do all the accepted forms have the same lower case, whatever stands around them.
  anchors: ({ text }) =>
    PLAIN_ASCII.test(text)
      ? [{ kind: 'lower-case', text: text.toLowerCase() }]
      : [{ kind: 'prefix', text: '' }],

  describe: ({ text }) => `${JSON.stringify(text)} in any letter case`,
  typeRule: comparesOnly('string', 'equals-ignore-case'),
  text: ({ text }) => ({ text, isWhole: true }),
};
