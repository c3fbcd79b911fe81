import { benchCoverage } from './coverage.js';
import { benchCliffs } from './cliffs.js';
import { benchEngine } from './engine.js';
import type { BenchOptions, Section } from './figures.js';
import { benchHistory, benchYear } from './history.js';
import { benchImport } from './import.js';
import { benchSend } from './send.js';
import { benchSuites } from './suites.js';
import { benchTemplates } from './templates.js';
import { benchWire } from './wire.js';

type Bench = (options: BenchOptions) => readonly Section[] | Promise<readonly Section[]>;

/** In the order in which they are run; `--only` takes their names. */
export const BENCHES: Readonly<Record<string, Bench>> = {
  send: async (options) => [await benchSend(options)],
  import: benchImport,
  suites: (options) => [benchSuites(options)],
  history: async (options) => [await benchHistory(options), await benchYear(options)],
  cliffs: async (options) => [await benchCliffs(options)],
  coverage: async (options) => [await benchCoverage(options)],
  engine: benchEngine,
  templates: benchTemplates,
  wire: async (options) => [await benchWire(options)],
};
