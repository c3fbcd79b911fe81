import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { snippetsOf, type Snippet } from './snippets.js';

/** A page of the guide, with its snippets of TypeScript. */
export interface GuidePage {
  /** `seeds.md` */
  readonly name: string;
  readonly snippets: readonly Snippet[];
}

export function guidePages(root: string): readonly GuidePage[] {
  const folder = join(root, 'docs/guide');
  return readdirSync(folder).map((name) => ({
    name,
    snippets: snippetsOf(readFileSync(join(folder, name), 'utf8')).filter(
      ({ language }) => language === 'ts',
    ),
  }));
}

/** The modules that a page shows, `file=orders.test.ts`, by name, as Vitest runs them. */
export function modulesOf({ snippets }: GuidePage): readonly (readonly [name: string, code: string])[] {
  return snippets.flatMap(({ info, code }) => {
    const [, name] = /^file=(.+)$/.exec(info) ?? [];
    return name === undefined ? [] : [[name, underVitest(name, code)] as const];
  });
}

/** What other runners offer, made of what Vitest has: `npm run consumers` runs the runners themselves. */
const STAND_INS: Readonly<Record<string, string>> = {
  'node:test': "export { afterAll as after, afterEach, test } from 'vitest';",
  ava: `
    import { afterAll, test } from 'vitest';
    const ava = (title, run) => test(title, () => run({ pass() {} }));
    export default Object.assign(ava, { after: { always: afterAll } });`,
  'bun:test': "export { afterAll, afterEach, expect, test } from 'vitest';",
  '@playwright/test': `
    import { afterAll, afterEach, expect, test as base } from 'vitest';
    const test = (title, run) => base(title, run);
    export { expect };
    const withHooks = Object.assign(test, { afterAll, afterEach });
    export { withHooks as test };`,
};

/** What they have for globals, in front of a page's file for them. */
const GLOBALS: Readonly<Record<string, string>> = {
  'mocha.test.ts':
    "import { afterAll as after, afterEach, beforeAll as before, describe, test as it } from 'vitest';\n",
  'deno.test.ts': "import { test } from 'vitest';\nconst Deno = { test };\n",
};

/** The modules that stand in for runners, by name. */
export function standIns(): readonly (readonly [name: string, code: string])[] {
  return Object.entries(STAND_INS).map(([runner, code]) => [fileOf(runner), code]);
}

function underVitest(name: string, code: string): string {
  const importing = code.replaceAll(
    /from '(node:test|ava|bun:test|@playwright\/test)'/g,
    (_, runner: string) => {
      return `from '../${fileOf(runner)}'`;
    },
  );
  return `${GLOBALS[name] ?? ''}${importing}`;
}

function fileOf(runner: string): string {
  return `in-place-of-${runner.replaceAll(/\W+/g, '-')}.js`;
}
