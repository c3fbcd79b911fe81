import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { htmlPage } from '../../src/reporters/html-page.js';

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
  eventBridge.emit({ source: 'depot', 'detail-type': 'Order Paid', detail: {} });

  const page = htmlPage(eventBridge.ruleCoverage());

  expect(page).not.toContain('<script');
  expect(page.slice(page.indexOf('<tbody>'), page.indexOf('</tbody>'))).toMatchInlineSnapshot(`
    "<tbody>
    <tr class="bus"><td>All rules</td><td class="number none" title="0 of 2">0</td><td class="number">0</td><td class="number none" title="0 of 1">0</td><td></td><td></td></tr>
    <tr class="bus"><td>default</td><td class="number none" title="0 of 2">0</td><td class="number">0</td><td class="number none" title="0 of 1">0</td><td></td><td></td></tr>
    <tr class="rule"><td>nightly<br><code>rate(1 day)</code></td><td class="number none" title="0 of 1">0</td><td class="number">0</td><td></td><td></td><td>it never ran</td></tr>
    <tr class="rule"><td>paid-1<br><code>{&#34;source&#34;:[&#34;&#60;script&#62;alert(\\&#34;shop\\&#34;)&#60;/script&#62;&#34;]}</code></td><td class="number none" title="0 of 1">0</td><td class="number">0</td><td class="number none" title="0 of 1">0</td><td></td><td>source &#34;&#60;script&#62;alert(\\&#34;shop\\&#34;)&#60;/script&#62;&#34;: no event meets it</td></tr>
    "
  `);
});
