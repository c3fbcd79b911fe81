/**
 * Prints ratios measured side by side in one run; absolute times say more about the machine than about the kit.
 *
 *     npm run bench [-- --quick]
 */
import { benchDelivery, benchYear, printDelivery } from './delivery.js';
import { benchEngine, printEngine } from './engine.js';
import { benchImport } from './import.js';
import { benchSend } from './send.js';

const quick = process.argv.includes('--quick');

const send = await benchSend({ quick });
console.log('\nsend of one PutEvents entry, 100 rules on the bus');
console.log(`  no-op initialize middleware   ${send.noOpMiddleware.toFixed(1)} µs`);
console.log(`  aws-sdk-client-mock stub      ${send.clientMockStub.toFixed(1)} µs`);
console.log(`  this kit                      ${send.kit.toFixed(1)} µs`);
report('kit / no-op middleware', send.kit / send.noOpMiddleware, 1.6);
console.log(`  kit / aws-sdk-client-mock     ${(send.kit / send.clientMockStub).toFixed(2)}`);

console.log('\nimport after the SDK');
for (const [format, { kit, clientMock }] of Object.entries(benchImport({ quick }))) {
  console.log(
    `  ${format.padEnd(9)} this kit ${kit.toFixed(1)} ms, aws-sdk-client-mock ${clientMock.toFixed(1)} ms`,
  );
  report(`kit / aws-sdk-client-mock (${format})`, kit / clientMock, 0.5);
}

console.log('\npattern engine, event text in, matching rules out');
const engine = benchEngine({ quick });
printEngine(engine);

const delivery = await benchDelivery({ quick });
console.log(
  `\ndelivery of ${delivery.events} events through 100 rules with transformers, ten of which match each`,
);
console.log(`  events per second             ${Math.round(delivery.eventsPerSecond)}`);
console.log(`  deliveries per second         ${Math.round(delivery.deliveriesPerSecond)}`);
printDelivery(delivery);

const seconds = await benchYear({ quick });
console.log(`  rate(1 minute) over ${quick ? 'a month ' : 'a year  '}  ${seconds.toFixed(1)} s`);

function report(what: string, ratio: number, atMost: number): void {
  console.log(
    `  ${what.padEnd(29)} ${ratio.toFixed(2)} (aim: ≤ ${atMost})${ratio > atMost ? ' MISSED' : ''}`,
  );
}

if (!engine.countsAreRight || !delivery.countsAreRight) process.exitCode = 1;
