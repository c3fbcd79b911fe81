/** What a value is: it says what can be done where it is known after apply. */
export type Kind =
  'arn' | 'bus' | 'rule' | 'group' | 'text' | 'json' | 'url' | 'condition' | 'all-tags' | 'other';

export type Attribute =
  | {
      readonly is: 'property';
      readonly property: string;
      readonly kind: Kind;
      /** What the API takes in the place of the value; undefined for nothing. */
      readonly convert?: (value: unknown) => unknown;
    }
  /** A nested block, which Terraform has as a list; `isList` where several may be there. */
  | {
      readonly is: 'block';
      readonly property: string;
      readonly table: AttributeTable;
      readonly isList: boolean;
    }
  | { readonly is: 'unread' };

/** By name; a later attribute of the same property comes first where it is there. */
export type AttributeTable = Readonly<Record<string, Attribute>>;

export function property(name: string, kind: Kind, convert?: (value: unknown) => unknown): Attribute {
  return { is: 'property', property: name, kind, ...(convert && { convert }) };
}

export const text = (name: string) => property(name, 'text');
export const arn = (name: string) => property(name, 'arn');
export const json = (name: string) => property(name, 'json');
export const other = (name: string) => property(name, 'other');
/** A number that Terraform writes as 0 where it is not set. */
export const number = (name: string) => property(name, 'other', (value) => (value === 0 ? undefined : value));

export function block(name: string, table: AttributeTable): Attribute {
  return { is: 'block', property: name, table, isList: false };
}

export function blocks(name: string, table: AttributeTable): Attribute {
  return { is: 'block', property: name, table, isList: true };
}

export const UNREAD: Attribute = { is: 'unread' };

/** What AWS makes up, what says where the resource is, and what is told apart from the properties. */
export const OF_ALL: AttributeTable = { arn: UNREAD, id: UNREAD, region: UNREAD, name: UNREAD };

/** `tags_all` has those of the provider too, and is known after apply where the provider has none. */
export const TAGS: AttributeTable = {
  tags: property('Tags', 'other', tagList),
  tags_all: property('Tags', 'all-tags', tagList),
};

export function enabled(value: unknown): unknown {
  return value === true ? 'ENABLED' : value === false ? 'DISABLED' : value;
}

export function tagList(tags: unknown): unknown {
  if (typeof tags !== 'object' || tags === null) return tags;
  return Object.entries(tags).map(([Key, Value]: [string, unknown]) => ({ Key, Value }));
}
