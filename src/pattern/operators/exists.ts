import type { ExistsAlternative } from '../model.js';
import type { Operator } from './operator.js';

/** Absence is a matter of the whole event: no value ever meets `{"exists": false}`. */
export const exists: Operator<ExistsAlternative> = {
  keyword: 'exists',

  parse(tokens) {
    const token = tokens.next();
    if (token !== 'true' && token !== 'false')
      tokens.refuse('exists match pattern must be either true or false.');
    tokens.nextEnd();
    return { operator: 'exists', exists: token === 'true' };
  },

  tester: (alternative) => () => alternative.exists,
  describe: (alternative) => `exists ${alternative.exists}`,
  anchors: (alternative) => [{ kind: alternative.exists ? 'present' : 'none' }],
};
