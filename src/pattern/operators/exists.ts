import type { Operator } from './operator.js';

/** `{"exists": true}`. */
export interface ExistsAlternative {
  /** The keyword of the operator. */
  readonly operator: 'exists';
  /** Whether the field must exist. */
  readonly exists: boolean;
}

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
  isMetByAbsence: (alternative) => !alternative.exists,
  anchors: (alternative) => (alternative.exists ? [{ kind: 'present' }] : []),
  describe: (alternative) => `exists ${alternative.exists}`,
  typeRule: undefined,
  text: undefined,
};
