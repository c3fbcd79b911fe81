import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { mockEventBridge } from '../../src/index.js';

vi.mock('../../src/environment/require-module.js', () => ({
  requireModule: (name: string) => {
    throw new Error(`Cannot find module '${name}'`);
  },
}));

test('a JSON Schema without its validator says what to install', () => {
  expect(() =>
    mockEventBridge({ schemas: { Placed: { type: 'object' } } }),
  ).toThrowErrorMatchingInlineSnapshot(
    `[Error: mockEventBridge: schemas["Placed"] is a JSON Schema, which the package @cfworker/json-schema validates. Install it: npm i -D @cfworker/json-schema]`,
  );
});

test('schemas of libraries do without it', () => {
  expect(() => {
    mockEventBridge({ schemas: { Placed: z.object({}) } }).restore();
  }).not.toThrow();
});
