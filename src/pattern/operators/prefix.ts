import { IgnoreCaseText } from '../values/ignore-case.js';
import { utf8Text, utf8TextFor } from '../values/utf8-text.js';
import { affixText, describeAffix, parseAffix } from './affix.js';
import { comparesOnly, type Anchor, type Operator } from './operator.js';

/** `{"prefix": "x"}` and `{"prefix": {"equals-ignore-case": "x"}}`. */
export interface PrefixAlternative {
  /** The keyword of the operator. */
  readonly operator: 'prefix';
  /** The text that the pattern gives. */
  readonly text: string;
  /** Whether the case of letters is ignored. */
  readonly ignoreCase: boolean;
}

/** The service sees the closing quote of a value, too, and it may be what the prefix ends with. */
export const prefix: Operator<PrefixAlternative> = {
  keyword: 'prefix',

  parse: (tokens) => ({ operator: 'prefix', ...parseAffix(tokens, 'prefix') }),

  tester({ text, ignoreCase }) {
    if (ignoreCase) {
      const start = new IgnoreCaseText(text);
      return (value) => value.type === 'string' && start.startsQuoted(value.text);
    }
    const start = utf8Text(text);
    const textOf = utf8TextFor(start);
    if (!start.endsWith('"'))
      return (value) => value.type === 'string' && textOf(value.text).startsWith(start);
    return (value) => value.type === 'string' && `${textOf(value.text)}"`.startsWith(start);
  },

  anchors({ text, ignoreCase }): Anchor[] {
    const certain = ignoreCase ? '' : (utf8Text(text).split('?', 1)[0] ?? '');
    const start: Anchor = { kind: 'prefix', text: certain };
    return certain.endsWith('"') ? [start, { kind: 'string', text: certain.slice(0, -1) }] : [start];
  },

  describe: (alternative) => describeAffix('prefix', alternative),
  typeRule: comparesOnly('string', 'prefix'),
  text: affixText,
};
