import { VIEW } from '../../mock/public-types.js';
import { isAsymmetricMatcher, isPartial } from '../given/judge.js';
import { isClient, isOfSdk, isStub, isView } from '../given/kinds.js';
import type { Style } from '../words/style.js';
import { quoted, ruleName, short } from '../../text/words.js';

/** What somebody passed, in few words. */
export function describeValue(value: unknown, { show }: Style): string {
  if (isView(value, 'mock')) return 'a mock';
  if (isView(value, 'bus')) return `a view of bus ${quoted(value.name)}`;
  if (isView(value, 'rule')) return `a view of ${ruleName(value)}`;
  if (isView(value, 'target')) return `a view of target ${quoted(value.arnOrId)}`;
  if (isView(value, 'schedule')) return `a view of schedule ${quoted(value.name)}`;
  if (isView(value, 'archive') || isView(value, 'replay') || isView(value, 'endpoint'))
    return `a view of ${value[VIEW]} ${quoted(value.name)}`;
  if (isStub(value)) return `a stub of ${value.clientName()}`;
  return partOfSdk(value) ?? short(show(withoutSecrets(value)), 80);
}

/** What is easily mistaken for the mock. */
function partOfSdk(value: unknown): string | undefined {
  if (typeof value === 'function') return 'mock' in value ? 'a mock function' : 'a function';
  if (!isOfSdk(value)) return undefined;
  return isClient(value) ? 'a client of the AWS SDK' : 'a command of the AWS SDK';
}

const SECRETS = new Set(['ApiKeyValue', 'Password', 'ClientSecret']);

/**
 * Hides the secrets of connections in what is printed only because it was passed by mistake, the input of a command for
 * one. What events carry is no secret.
 */
function withoutSecrets(value: unknown, above: readonly unknown[] = []): unknown {
  if (above.includes(value)) return '(cyclic)';
  const inside = (member: unknown): unknown => withoutSecrets(member, [...above, value]);
  if (Array.isArray(value)) return value.map(inside);
  if (!isPartial(value) || isAsymmetricMatcher(value)) return value;
  const members = Object.entries(value);
  const isSecret = members.some(([key, member]) => key === 'IsValueSecret' && member === true);
  return Object.fromEntries(
    members.map(([key, member]) => [
      key,
      SECRETS.has(key) || (isSecret && key === 'Value') ? '(secret)' : inside(member),
    ]),
  );
}
