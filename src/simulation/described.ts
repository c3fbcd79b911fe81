/** A resource without its name, which is its key, and without the times at which it was changed. */
export type Resource = Readonly<Record<string, unknown>>;
export type Resources = Readonly<Record<string, Resource>>;

/** The items of all pages of a list. */
export function pages<Member extends string, Item>(
  list: (page: { NextToken?: string }) => { readonly NextToken?: string | undefined } & {
    readonly [Name in Member]?: Item[] | undefined;
  },
  member: Member,
): Item[] {
  const items: Item[] = [];
  let page: { NextToken?: string } = {};
  for (;;) {
    const { NextToken, [member]: more } = list(page);
    items.push(...(more ?? []));
    if (NextToken === undefined) return items;
    page = { NextToken };
  }
}

/** When things happened is nothing that an account has. */
const TIMES: ReadonlySet<string> = new Set([
  'CreationTime',
  'CreationDate',
  'LastModifiedTime',
  'LastModificationDate',
  'LastAuthorizedTime',
  'ReplayStartTime',
  'ReplayEndTime',
  'EventLastReplayedTime',
]);

const JSON_TEXTS: ReadonlySet<string> = new Set(['EventPattern', 'Policy']);
/** Shown where there are any. */
const COLLECTIONS: ReadonlySet<string> = new Set(['Tags', 'rules', 'targets']);

/** Resources by the member that names them, with what else is to say of each. */
export function described<Key extends string, Item extends { readonly [Name in Key]?: string | undefined }>(
  key: Key,
  items: readonly Item[],
  describe: (name: string, item: Item) => object,
): Record<string, Resource> {
  return Object.fromEntries(
    items.map((item) => {
      const name = String(item[key]);
      const members = Object.entries(describe(name, item)).filter(([member, value]) =>
        isShown(member, key, value),
      );
      return [name, Object.fromEntries(members.map(([member, value]) => [member, parsed(member, value)]))];
    }),
  );
}

function isShown(member: string, key: string, value: unknown): boolean {
  if (member === key || TIMES.has(member) || value === undefined) return false;
  return !COLLECTIONS.has(member) || typeof value !== 'object' || value === null || !isEmpty(value);
}

function parsed(member: string, value: unknown): unknown {
  return JSON_TEXTS.has(member) ? (JSON.parse(String(value)) as unknown) : value;
}

export function isEmpty(members: object): boolean {
  return Object.keys(members).length === 0;
}

/** Tags as an object. */
export function byKey(
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] = [],
): object {
  return Object.fromEntries(tags.map(({ Key, Value }) => [String(Key), Value]));
}
