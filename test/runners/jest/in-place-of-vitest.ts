/** What tests that are written for Vitest find in Jest under the name `vitest`. */
export { afterAll, afterEach, expect, test } from '@jest/globals';
