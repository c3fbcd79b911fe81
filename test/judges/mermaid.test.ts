import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Flowchart } from '../../src/diagram/flowchart.js';
import { withLookalikes } from '../../src/diagram/label.js';
import { happened, order, scheduled, shop } from '../diagram/account.js';
import { awkward } from '../diagram/awkward.js';
import { runs } from '../property-runs.js';
import { drawnLabels } from './browser.js';

test('Mermaid draws an account, and the way of each of its events', async () => {
  using eventBridge = shop();
  const before = await drawnLabels(eventBridge.diagram());
  await happened(eventBridge);
  const lost = order(eventBridge, {}, 'ordres');

  expect(before).toContain('bus orders');
  expect(await drawnLabels(eventBridge.diagram())).toContain('replay again');
  for (const event of eventBridge.events()) await drawnLabels(eventBridge.diagram({ event }));
  const [, second] = eventBridge.events().filter(({ eventBusName }) => eventBusName === 'orders');
  expect(await drawnLabels(eventBridge.diagram({ event: second }))).toContain(
    'detail.total "150" needs numeric >= 100',
  );
  expect(await drawnLabels(eventBridge.diagram({ event: lost }))).toContain('does not exist');
});

test('Mermaid draws schedules, and where an event of one came from', async () => {
  using eventBridge = scheduled();
  const before = await drawnLabels(eventBridge.diagram());
  await eventBridge.clock.advanceBy('1 hour');
  const [event] = eventBridge.events();

  expect(before).toContain('schedule group orders');
  expect(await drawnLabels(eventBridge.diagram())).toContain('1 run');
  expect(await drawnLabels(eventBridge.diagram({ event }))).toContain('schedule reminder');
});

test('Mermaid says no to what breaks its grammar', async () => {
  await expect(drawnLabels('flowchart LR\n  rule1["paid" twice"]\n')).rejects.toThrow('Parse error');
});

test('Mermaid draws any text as it is, but for what nobody could see', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(awkward, { minLength: 1, maxLength: 2 }),
      awkward,
      awkward,
      async (lines, frame, edge) => {
        const chart = new Flowchart();
        const from = chart.node('rule', lines, 'matched');
        const to = chart.id('target');
        chart.frame(chart.id('bus'), [frame], () => {
          for (const kind of ['schedule', 'queue', 'archive', 'replay', 'event', 'note'] as const)
            chart.node(kind, lines);
          chart.node('target', lines, 'failed', to);
        });
        chart.edge(from, 'stops', [to], edge);

        const seen = [...Array.from({ length: 8 }, () => lines).flat(), frame, edge].map(visible);
        const drawn = (await drawnLabels(chart.toString())).map(visible);
        expect(drawn.filter((line) => line !== '').sort()).toEqual(seen.filter((line) => line !== '').sort());
      },
    ),
    { numRuns: runs(100) },
  );
});

/** Spaces count once, and none at the ends. */
function visible(text: string): string {
  const line = withLookalikes(text.replaceAll(/\s+/g, ' ').trim());
  return Array.from(line, (character) =>
    /^[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]$/u.test(character) ? '\uFFFD' : character,
  ).join('');
}
