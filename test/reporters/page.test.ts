import { expect, test } from 'vitest';
import { mergeCoverage, mockEventBridge } from '../../src/index.js';
import { htmlPage } from '../../src/reporters/page/html-page.js';

const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:sweep';

test('the page shows what the table does, and no name or value is taken for HTML', () => {
  using eventBridge = mockEventBridge({
    seed: {
      buses: {
        default: {
          rules: {
            'paid-1': { pattern: { source: ['<script>alert("shop")</script>'] } },
            nightly: { schedule: 'rate(1 day)' },
          },
        },
      },
    },
  });
  eventBridge.emit({ source: '</code><script>', 'detail-type': 'Order Paid', detail: {} });

  const page = htmlPage(eventBridge.ruleCoverage());

  expect(page.slice(page.indexOf('<main>'), page.indexOf('</main>'))).toMatchInlineSnapshot(`
    "<main>
    <section><h2>default <span class="muted">0 of 2 rules matched or ran</span></h2><div class="rules">
    <details data-untested="yes"><summary><span class="name">nightly</span><span class="badge bad">0 runs</span><span></span><span></span><ul class="untested"><li>it never ran</li></ul></summary><div class="inside"><h3>From</h3><p>seed.buses.default.rules.nightly</p><h3>Schedule</h3><pre>rate(1 day)</pre></div></details>
    <details data-untested="yes"><summary><span class="name">paid-1</span><span class="badge bad">0 matches</span><span class="badge bad">0 of 1 condition</span><span></span><ul class="untested"><li>source &#34;&#60;script&#62;alert(\\&#34;shop\\&#34;)&#60;/script&#62;&#34;: no event meets it</li></ul></summary><div class="inside"><h3>From</h3><p>seed.buses.default.rules.paid-1</p><h3>Events</h3><p>1 tested against the pattern.</p><h3>Conditions</h3><div class="condition"><code>source &#34;&#60;script&#62;alert(\\&#34;shop\\&#34;)&#60;/script&#62;&#34;</code><ul class="outcomes"><li><span class="missing"><b>0</b> met</span><span></span></li><li><span class="muted"><b>1</b> failed alone</span><span><code>&#34;&#60;/code&#62;&#60;script&#62;&#34;</code> <span class="muted">in Order Paid from &#60;/code&#62;&#60;script&#62;</span></span></li><li><span class="muted"><b>0</b> failed with others</span><span></span></li></ul></div><h3>Event pattern</h3><pre>{
      &#34;source&#34;: [
        &#34;&#60;script&#62;alert(\\&#34;shop\\&#34;)&#60;/script&#62;&#34;
      ]
    }</pre></div></details>
    </div></section>
    <p id="nothing" class="muted" hidden>No rule matches.</p>
    "
  `);
});

test('schedules stand in their groups, and no text of theirs is taken for HTML', () => {
  using eventBridge = mockEventBridge({
    seed: { schedules: { 'orders/nightly': { rate: '1 day', state: 'DISABLED', target: QUEUE } } },
  });
  const coverage = eventBridge.ruleCoverage();
  const [schedule] = coverage.schedules;
  const evil = '<script>alert("shop")</script>';
  const hostile = mergeCoverage([
    JSON.parse(
      JSON.stringify({
        ...coverage,
        schedules: [{ ...schedule, name: evil, expression: evil, timezone: evil }],
      }),
    ),
  ]);

  const page = htmlPage(hostile);

  expect(page).toContain('schedule group orders <span class="muted">0 of 1 schedule ran</span>');
  expect(page).toContain('data-one="schedule" data-all="schedules"');
  expect(page.split('<script').length).toBe(2);
  expect(htmlPage(coverage)).toContain('<li>the schedule is disabled</li>');
});
