/** The key whose array holds branches instead of values. */
export const OR = '$or';

const RESERVED = new Set([
  ...[
    'exactly',
    'equals-ignore-case',
    'prefix',
    'suffix',
    'anything-but',
    'exists',
    'wildcard',
    'numeric',
    'cidr',
  ],
  ...['=', '<', '<=', '>', '>='],
  // Kept by the service for operators to come.
  ...['regex', 'not-wildcard', 'not-equals-ignore-case', 'ip-address-in-range', 'ip-address-not-in-range'],
  ...['date-after', 'date-on-or-after', 'date-before', 'date-on-or-before', 'in-date-range'],
]);

/** True when no field inside of `$or` may have the name. */
export function isReservedInOr(name: string): boolean {
  return RESERVED.has(name);
}
