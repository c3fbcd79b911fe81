import type { Seed, SeededRule } from 'aws-eventbridge-mock';
import { sort } from '../src/depot.js';
import type { Parcel } from '../src/parcel-events.js';

export const rule: SeededRule = {
  pattern: { source: ['post.parcels'], 'detail-type': ['Parcel Registered'] },
  targets: [sort],
};

export const seed: Seed = { buses: { parcels: { rules: { 'sort-registered-parcels': rule } } } };

export const parcels = (depot: string, count: number): Parcel[] =>
  Array.from({ length: count }, (_, n) => ({ id: `${depot}-${n + 1}`, depot }));
