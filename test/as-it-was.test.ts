import { expect, test } from 'vitest';

test('no file can take away from its worker what Vitest needs to reach it', () => {
  expect(() => {
    process.nextTick = () => undefined;
  }).toThrow('its worker needs process.nextTick');
});
