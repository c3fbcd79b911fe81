import { expect, test } from 'vitest';
import { publish } from './production.js';

test('a fixture leaves nothing behind for a file without a mock', async () => {
  await expect(publish('o-1')).rejects.toThrow('went to the network');
});
