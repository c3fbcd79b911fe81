/** An event pattern as you write it: fields of events, each with a list of alternatives for its value. */
export interface EventPatternObject {
  /** The application or service that sent the event. */
  readonly source?: PatternLeaf;
  /** The kind of the event. */
  readonly 'detail-type'?: PatternLeaf;
  /** The sender's account, as a string. */
  readonly account?: PatternLeaf;
  /** The Region that the event was sent in. */
  readonly region?: PatternLeaf;
  /** The ARNs of resources, of which one must match. */
  readonly resources?: PatternLeaf;
  /** The time of the event, as a string: `2026-03-01T12:34:56Z`. */
  readonly time?: PatternLeaf;
  /** The id of the event. */
  readonly id?: PatternLeaf;
  /** The version of the envelope, `0`. */
  readonly version?: PatternLeaf;
  /** The name of a replay; `[{ exists: false }]` leaves out what replays send. */
  readonly 'replay-name'?: PatternLeaf;
  /** Fields of the detail. */
  readonly detail?: PatternFields | PatternLeaf;
  /** One of these must match. */
  readonly $or?: readonly EventPatternObject[];
}

/** Fields by name, each with a list of alternatives or with nested fields; `$or` is a list of alternatives. */
export interface PatternFields {
  readonly [field: string]: PatternLeaf | PatternFields | readonly PatternAlternative[] | undefined;
}

/**
 * One of the alternatives of `$or`. No field may have the name of an operator there, or a misspelled operator would
 * pass for a field.
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
  /** Texts that begin like this. */
  readonly prefix?: Text;
  /** Texts that end like this. */
  readonly suffix?: Text;
  /** The same text, in upper or lower case. */
  readonly 'equals-ignore-case'?: string;
  /** Texts that match this one, in which `*` stands for any characters. */
  readonly wildcard?: string;
  /** Values other than these. */
  readonly 'anything-but'?:
    | PatternValue
    | readonly PatternValue[]
    | {
        readonly prefix?: Texts;
        readonly suffix?: Texts;
        readonly 'equals-ignore-case'?: Texts;
        readonly wildcard?: Texts;
      };
  /** Numbers in this range: `['>=', 100, '<', 200]`. */
  readonly numeric?: readonly (string | number)[];
  /** IP addresses in this block: `10.0.0.0/24`. */
  readonly cidr?: string;
  /** Whether the field must exist. */
  readonly exists?: boolean;
  /** The same text; an operator that AWS does not document. */
  readonly exactly?: string;
}
