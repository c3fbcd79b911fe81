import type { PrefixAlternative } from '../model.js';
import { IgnoreCaseText } from '../values/ignore-case.js';
import { utf8Text, utf8TextFor } from '../values/utf8-text.js';
import { describeAffix, parseAffix } from './affix.js';
import type { Operator } from './operator.js';

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
    // The service sees the closing quote of the value, too, and it may be what the prefix ends with.
    return (value) => value.type === 'string' && `${textOf(value.text)}"`.startsWith(start);
  },

  describe: (alternative) => describeAffix('prefix', alternative),

  anchors({ text, ignoreCase }) {
    const certain = ignoreCase ? '' : (utf8Text(text).split('?', 1)[0] ?? '');
    return [{ kind: 'prefix', text: `"${certain}` }];
  },
};
