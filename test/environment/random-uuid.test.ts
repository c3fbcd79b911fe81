import { randomFillSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { randomUuids } from '../../src/environment/random-uuid.js';

test('ids are version 4 UUIDs in lower case, and none comes twice', () => {
  const randomUuid = randomUuids(randomFillSync);
  const ids = Array.from({ length: 1000 }, () => randomUuid());

  for (const id of ids) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
  expect(new Set(ids).size).toBe(1000);
});
