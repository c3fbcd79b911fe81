import { scalarText } from './resolving.js';

const MOST = 256;

/**
 * What `Fn::Cidr` gives: so many blocks of a block, each with so many bits for hosts. Undefined for what cannot be.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html
 */
export function cidrBlocks(block: unknown, count: unknown, bits: unknown): readonly string[] | undefined {
  const [address = '', prefixText] = (scalarText(block) ?? '').split('/');
  const family = address.includes(':') ? IPV6 : IPV4;
  const start = family.read(address);
  const [prefix, many, hostBits] = [prefixText, count, bits].map((value) => wholeNumber(value));
  if (start === undefined || prefix === undefined || many === undefined || hostBits === undefined) {
    return undefined;
  }
  const length = family.bits - hostBits;
  const fits = prefix <= family.bits && length >= prefix && many >= 1 && many <= MOST;
  if (!fits || many > 2 ** (length - prefix)) return undefined;
  const network = (start >> BigInt(family.bits - prefix)) << BigInt(family.bits - prefix);
  return Array.from(
    { length: many },
    (_, index) => `${family.write(network + (BigInt(index) << BigInt(hostBits)))}/${length}`,
  );
}

function wholeNumber(value: unknown): number | undefined {
  const text = scalarText(value) ?? '';
  return /^\d{1,3}$/.test(text) ? Number(text) : undefined;
}

interface Family {
  readonly bits: number;
  readonly read: (address: string) => bigint | undefined;
  readonly write: (address: bigint) => string;
}

const IPV4: Family = {
  bits: 32,
  read: (address) => {
    const parts = address.split('.');
    const isAddress =
      parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256);
    return isAddress ? joined(parts.map(Number), 8) : undefined;
  },
  write: (address) => split(address, { parts: 4, bits: 8 }).join('.'),
};

const IPV6: Family = {
  bits: 128,
  read: (address) => {
    const [before = [], after, more] = address
      .split('::')
      .map((half) => (half === '' ? [] : half.split(':')));
    const missing = 8 - before.length - (after?.length ?? 0);
    if (more || (after ? missing < 1 : missing !== 0)) return undefined;
    const parts = [...before, ...Array.from({ length: missing }, () => '0'), ...(after ?? [])];
    return parts.every((part) => /^[\da-f]{1,4}$/i.test(part))
      ? joined(
          parts.map((part) => Number.parseInt(part, 16)),
          16,
        )
      : undefined;
  },
  // The longest run of zeros is shortened, as RFC 5952 has it.
  write: (address) => {
    const text = split(address, { parts: 8, bits: 16 })
      .map((part) => part.toString(16))
      .join(':');
    const [longest = ''] = [...text.matchAll(/(?:^|:)0(?::0)+(?=:|$)/g)]
      .map(([run]) => run)
      .toSorted((one, other) => other.replace(/^:/, '').length - one.replace(/^:/, '').length);
    if (longest === '') return text;
    const start = text.indexOf(longest);
    return `${text.slice(0, start)}::${text.slice(start + longest.length + 1)}`;
  },
};

function joined(parts: readonly number[], bits: number): bigint {
  return parts.reduce((address, part) => (address << BigInt(bits)) + BigInt(part), 0n);
}

function split(address: bigint, { parts, bits }: { parts: number; bits: number }): readonly number[] {
  return Array.from({ length: parts }, (_, index) =>
    Number((address >> BigInt(bits * (parts - 1 - index))) & ((1n << BigInt(bits)) - 1n)),
  );
}
