/** Prints the figures of one bench as JSON, for `run.ts`. */
import { BENCHES } from './benches.js';

const [name = '', quick] = process.argv.slice(2);
const bench = Object.entries(BENCHES).find(([known]) => known === name)?.[1];
if (!bench) throw new Error(`There is no bench "${name}"; there are ${Object.keys(BENCHES).join(', ')}.`);
console.log(JSON.stringify(await bench({ quick: quick === '--quick' })));
