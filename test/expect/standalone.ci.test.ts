/**
 * The tests of the messages once more, with the equality and the printers that `expect` of the kit brings along: it has
 * to show what that of Vitest shows.
 */
import { expect } from 'vitest';
import { equals } from '../../src/expect/given/equality.js';
import { printers } from '../../src/expect/words/printers.js';
import { matchers } from '../../src/matchers.js';
import '../../src/vitest.js';

expect.extend(
  Object.fromEntries(
    Object.entries(matchers).map(([name, matcher]): [string, typeof matcher] => [
      name,
      function (received, ...given) {
        return matcher.call({ ...this, equals, utils: printers }, received, ...given);
      },
    ]),
  ),
);

await import('./archive.test.js');
await import('./causes.test.js');
await import('./closest.test.js');
await import('./dead-letter.test.js');
await import('./event-at-position.test.js');
await import('./events-in-order.test.js');
await import('./every-rule.test.js');
await import('./followed-hints.test.js');
await import('./invoked-target.test.js');
await import('./long-values.test.js');
await import('./matched-event.test.js');
await import('./matches-schema.test.js');
await import('./matching-pattern.test.js');
await import('./misuse.test.js');
await import('./no-other-events.test.js');
await import('./not-json.test.js');
await import('./pattern-validity.test.js');
await import('./received-event-times.test.js');
await import('./received-event.test.js');
await import('./received-invocation.test.js');
await import('./relevant-causes.test.js');
await import('./sinon-matchers.test.js');
await import('./snapshots.test.js');
await import('./stub.test.js');
await import('./teaching.test.js');
