import { setMember } from './set-member.js';

type Optional<Members> = {
  [Name in keyof Members]: undefined extends Members[Name] ? Name : never;
}[keyof Members];

type DefinedMembers<Members> = Omit<Members, Optional<Members>> & {
  [Name in Optional<Members>]?: Exclude<Members[Name], undefined>;
};

/** A copy without the members that are undefined. */
export function definedMembers<Members extends object>(members: Members): DefinedMembers<Members> {
  const defined: Record<string, unknown> = {};
  for (const name of Object.keys(members)) {
    const value: unknown = Reflect.get(members, name);
    if (value !== undefined) setMember(defined, name, value);
  }
  return defined as DefinedMembers<Members>;
}
