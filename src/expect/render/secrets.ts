import { isPartial } from '../expected/deep-partial.js';
import { isAsymmetricMatcher } from '../given/judge.js';

const SECRETS = new Set(['ApiKeyValue', 'Password', 'ClientSecret']);

/**
 * Hides the secrets of connections in what is printed only because it was passed by mistake, the input of a command for
 * one. What events carry is no secret.
 */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isPartial(value) || isAsymmetricMatcher(value)) return value;
  const members = Object.entries(value);
  const isSecret = members.some(([key, member]) => key === 'IsValueSecret' && member === true);
  return Object.fromEntries(
    members.map(([key, member]) => [
      key,
      SECRETS.has(key) || (isSecret && key === 'Value') ? '(secret)' : withoutSecrets(member),
    ]),
  );
}
