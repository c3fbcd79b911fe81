/** An event pattern as you write it: fields of events, each with a list of alternatives for its value. */
export interface EventPatternObject {
  readonly source?: PatternLeaf;
  readonly 'detail-type'?: PatternLeaf;
  readonly account?: PatternLeaf;
  readonly region?: PatternLeaf;
  readonly resources?: PatternLeaf;
  readonly time?: PatternLeaf;
  readonly id?: PatternLeaf;
  readonly version?: PatternLeaf;
  readonly 'replay-name'?: PatternLeaf;
  readonly detail?: PatternFields | PatternLeaf;
  /** One of these must match. */
  readonly $or?: readonly EventPatternObject[];
}

/** Fields by name, each with a list of alternatives or with nested fields; `$or` is a list of alternatives. */
export interface PatternFields {
  readonly [field: string]: PatternLeaf | PatternFields | readonly PatternAlternative[] | undefined;
}

/**
 * One of the alternatives of `$or`. No field may have the name of an operator there, or a misspelt operator would pass
 * for a field.
 */
export interface PatternAlternative extends PatternFields {
  readonly prefix?: never;
  readonly suffix?: never;
  readonly 'equals-ignore-case'?: never;
  readonly equalsIgnoreCase?: never;
  readonly wildcard?: never;
  readonly 'anything-but'?: never;
  readonly anythingBut?: never;
  readonly numeric?: never;
  readonly cidr?: never;
  readonly exists?: never;
  readonly exactly?: never;
}

/** The alternatives for the value of a field, of which one must match. */
export type PatternLeaf = readonly (PatternValue | PatternOperators)[];

/** A value that a field is compared with. */
export type PatternValue = string | number | boolean | null;

type Text = string | { readonly 'equals-ignore-case': string };
type Texts = string | readonly string[];

/** One operator with what it is given. */
export interface PatternOperators {
  readonly prefix?: Text;
  readonly suffix?: Text;
  readonly 'equals-ignore-case'?: string;
  readonly wildcard?: string;
  readonly 'anything-but'?:
    | PatternValue
    | readonly PatternValue[]
    | {
        readonly prefix?: Texts;
        readonly suffix?: Texts;
        readonly 'equals-ignore-case'?: Texts;
        readonly wildcard?: Texts;
      };
  /** `['>=', 100, '<', 200]` */
  readonly numeric?: readonly (string | number)[];
  readonly cidr?: string;
  readonly exists?: boolean;
  readonly exactly?: string;
}
