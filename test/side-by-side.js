import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';

/**
 * `node test/side-by-side.js <script of package.json>…` runs all at the same time. What the first prints is seen at
 * once, what the others print in their turn.
 *
 * @param {string} script
 * @param {number} place
 */
const run = (script, place) => {
  const child = spawn('npm', ['run', '--silent', script], {
    stdio: place === 0 ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  /** @type {Buffer[]} */
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => printed.push(text));
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ script, code, printed: Buffer.concat(printed) }));
  });
};

const runs = process.argv.slice(2).map(run);
for (const ended of runs) {
  const { script, code, printed } = await ended;
  process.stdout.write(printed);
  if (code === 0) continue;
  console.error(`npm run ${script} failed.`);
  process.exitCode = 1;
}
