import { IgnoreCaseText } from '../values/ignore-case.js';
import { utf8Text, utf8TextFor } from '../values/utf8-text.js';
import { affixText, describeAffix, parseAffix } from './affix.js';
import { comparesOnly, type Anchor, type Operator } from './operator.js';

/** `{"suffix": "x"}` and `{"suffix": {"equals-ignore-case": "x"}}`. */
export interface SuffixAlternative {
  /** The keyword of the operator. */
  readonly operator: 'suffix';
  /** The text that the pattern gives. */
  readonly text: string;
  /** Whether the case of letters is ignored. */
  readonly ignoreCase: boolean;
}

/** The service sees the opening quote of a value, too, and it may be what the suffix starts with. */
export const suffix: Operator<SuffixAlternative> = {
  keyword: 'suffix',

  parse: (tokens) => ({ operator: 'suffix', ...parseAffix(tokens, 'suffix') }),

  tester({ text, ignoreCase }) {
    if (ignoreCase) {
      const end = new IgnoreCaseText(text);
      return (value) => value.type === 'string' && end.endsQuoted(value.text);
    }
    const end = utf8Text(text);
    const textOf = utf8TextFor(end);
    if (!end.startsWith('"')) return (value) => value.type === 'string' && textOf(value.text).endsWith(end);
    return (value) => value.type === 'string' && `"${textOf(value.text)}`.endsWith(end);
  },

  anchors({ text, ignoreCase }): Anchor[] {
    const certain = ignoreCase ? '' : (utf8Text(text).split('?').at(-1) ?? '');
    const end: Anchor = { kind: 'suffix', text: certain };
    return certain.startsWith('"') ? [end, { kind: 'string', text: certain.slice(1) }] : [end];
  },

  describe: (alternative) => describeAffix('suffix', alternative),
  typeRule: comparesOnly('string', 'suffix'),
  text: affixText,
};
