import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mockEventBridge } from '../../src/index.js';
import { Flowchart } from '../../src/diagram/flowchart.js';
import { runs } from '../property-runs.js';
import { awkward } from './awkward.js';
import { mistakesIn } from './grammar.js';

test('No text of a label breaks a flowchart', () => {
  fc.assert(
    fc.property(fc.array(awkward, { maxLength: 3 }), awkward, awkward, (lines, frame, edge) => {
      const chart = new Flowchart();
      const from = chart.node('rule', lines, 'matched');
      const to = chart.id('target');
      chart.frame(chart.id('bus'), [frame], () => {
        for (const kind of ['schedule', 'queue', 'archive', 'replay', 'event', 'note'] as const)
          chart.node(kind, lines);
        chart.node('target', lines, 'failed', to);
      });
      chart.edge(from, 'stops', [to], edge);

      expect(mistakesIn(chart.toString())).toEqual([]);
    }),
    { numRuns: runs(400) },
  );
});

test('No name or value of an event breaks the picture of its way', () => {
  fc.assert(
    fc.property(awkward, awkward, awkward, awkward, (type, source, value, key) => {
      using eventBridge = mockEventBridge({
        seed: {
          buses: {
            orders: {
              rules: {
                one: { EventPattern: JSON.stringify({ detail: { [`k${key}`]: [`${value}!`] } }) },
                two: {
                  EventPattern: JSON.stringify({ account: ['123456789012'] }),
                  targets: [{ id: 'end', arn: 'arn:aws:sqs:us-east-1:123456789012:end' }],
                },
              },
            },
          },
        },
      });
      const id = eventBridge.emit({
        ...{ source: `s${source}`, 'detail-type': `t${type}`, eventBusName: 'orders' },
        detail: { [`k${key}`]: value },
      });

      expect(mistakesIn(eventBridge.diagram({ event: id }))).toEqual([]);
    }),
    { numRuns: runs(100) },
  );
});
