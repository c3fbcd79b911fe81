import type { SuffixAlternative } from '../model.js';
import { IgnoreCaseText } from '../values/ignore-case.js';
import { utf8Text, utf8TextFor } from '../values/utf8-text.js';
import { describeAffix, parseAffix } from './affix.js';
import type { Operator } from './operator.js';

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
    // The service sees the opening quote of the value, too, and it may be what the suffix starts with.
    return (value) => value.type === 'string' && `"${textOf(value.text)}`.endsWith(end);
  },

  describe: (alternative) => describeAffix('suffix', alternative),

  anchors({ text, ignoreCase }) {
    const certain = ignoreCase ? '' : (utf8Text(text).split('?').at(-1) ?? '');
    return [{ kind: 'suffix', text: `${certain}"` }];
  },
};
