/**
 * The tests of the messages once more, in Jest: both runners must show the same. What they import of Vitest and of the
 * sources is mapped to Jest and to the published files by the configuration.
 */
import '../expect/archive.test.js';
import '../expect/causes.test.js';
import '../expect/closest.test.js';
import '../expect/dead-letter.test.js';
import '../expect/event-at-position.test.js';
import '../expect/events-in-order.test.js';
import '../expect/every-rule.test.js';
import '../expect/followed-hints.test.js';
import '../expect/invoked-target.test.js';
import '../expect/long-values.test.js';
import '../expect/matched-event.test.js';
import '../expect/matches-schema.test.js';
import '../expect/matching-pattern.test.js';
import '../expect/misuse.test.js';
import '../expect/no-other-events.test.js';
import '../expect/not-json.test.js';
import '../expect/pattern-validity.test.js';
import '../expect/received-event-times.test.js';
import '../expect/received-event.test.js';
import '../expect/received-invocation.test.js';
import '../expect/relevant-causes.test.js';
import '../expect/sinon-matchers.test.js';
import '../expect/snapshots.test.js';
import '../expect/stub.test.js';
import '../expect/teaching.test.js';
