import { mockEventBridge, type EventPatternObject, type Seed } from '../../src/index.js';

// Operators, fields at any depth, and what was widened on its way compile.
const range = { total: [{ numeric: ['>=', 100] }] };
const sources = ['shop'];
const pattern = {
  source: sources,
  detail: range,
  $or: [{ account: ['1'] }, { detail: { a: [{ exists: false }] } }],
};
mockEventBridge({ seed: { buses: { orders: { rules: { paid: { pattern, targets: [] } } } } } });
({
  detail: { $or: [{ a: [null] }, { b: [{ 'anything-but': { prefix: ['x'] } }] }] },
}) satisfies EventPatternObject;

// @ts-expect-error -- the field is called detail-type
({ detailType: ['Paid'] }) satisfies EventPatternObject;
// @ts-expect-error -- a list of values
({ source: 'shop' }) satisfies EventPatternObject;
// @ts-expect-error -- the operator is called anything-but
({ detail: { a: [{ anythingBut: 'x' }] } }) satisfies EventPatternObject;

({
  buses: {
    orders: {
      rules: {
        paid: {
          // @ts-expect-error -- pattern
          patern: { source: ['shop'] },
        },
      },
      // @ts-expect-error -- retentionDays
      archives: { kept: { retention: 7 } },
    },
  },
}) satisfies Seed;
