import { hexadecimal } from '../resolving/physical-name.js';

/** What Terraform makes up of the clock and a counter: `20260101000000000000000001`. Here the address decides. */
export function generatedName(prefix: string, address: string): string {
  return `${prefix}202601010000000000${hexadecimal(address, 8)}`;
}

export const GENERATED = 'terraform-';
