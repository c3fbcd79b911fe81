import { createRequire } from 'node:module';

/** Loads a module as CommonJS, from here; in Jest, a module of the test file that runs. */
export const requireModule = (name: string): unknown => createRequire(import.meta.url)(name);
