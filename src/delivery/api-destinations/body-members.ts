import { isObject } from '../../text/kinds-of-values.js';
/** A body that is a JSON object with further members; any other body as it is. */
export function withBodyMembers(body: string, members: ReadonlyMap<string, string>): string {
  const object = members.size > 0 ? parsedObject(body) : undefined;
  if (!object) return body;
  const added = Object.fromEntries(members);
  // To write the whole object anew would spell large numbers anew.
  if (Object.keys(added).some((name) => Object.hasOwn(object, name))) {
    return JSON.stringify({ ...object, ...added });
  }
  const separator = Object.keys(object).length > 0 ? ',' : '';
  return `${body.slice(0, body.lastIndexOf('}'))}${separator}${JSON.stringify(added).slice(1)}`;
}

function parsedObject(body: string): object | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
