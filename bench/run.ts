/**
 * Prints figures beside what they should be, each the median of the runs, on this version of Node and on another.
 * Ratios are of one run, the two sides in turns; absolute times say more about the machine than about the kit.
 *
 *     npm run bench -- [--runs 5] [--only send,history] [--quick] [--this-node]
 */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { anotherNode } from './another-node.js';
import { BENCHES } from './benches.js';
import { medianOf, printSection, type Section } from './figures.js';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1' },
    only: { type: 'string', default: Object.keys(BENCHES).join() },
    /** Fewer rounds: to see that everything works. */
    quick: { type: 'boolean', default: false },
    'this-node': { type: 'boolean', default: false },
  },
});

for (const node of [process.execPath, values['this-node'] ? undefined : anotherNode()]) {
  if (node === undefined) continue;
  console.log(`\nNode ${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()}`);
  for (const name of values.only.split(',')) {
    const runs = Array.from({ length: Number(values.runs) }, () => measured(node, name));
    for (const section of medianOf(runs)) printSection(section);
  }
}

/** In a process of its own: what one bench has made V8 compile is not what another one finds. */
function measured(node: string, name: string): readonly Section[] {
  const script = new URL('measure.ts', import.meta.url).pathname;
  const args = ['--expose-gc', '--import', 'tsx', script, name, ...(values.quick ? ['--quick'] : [])];
  const env = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
  return JSON.parse(execFileSync(node, args, { encoding: 'utf8', env })) as Section[];
}
