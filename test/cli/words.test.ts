import { expect, test } from 'vitest';
import { paint } from '../../src/cli/paint.js';
import type { CheckedRule, CheckReport } from '../../src/cli/check/report.js';
import type { Finding } from '../../src/cli/deployment/finding.js';
import { githubText } from '../../src/cli/check/words/github.js';
import { prettyText } from '../../src/cli/check/words/pretty.js';

const plain = paint(false, { env: {}, isSeen: { report: false, remarks: false } });

const nothing: CheckReport = {
  version: 1,
  passed: true,
  counts: { error: 0, warning: 0, note: 0 },
  templates: [],
  rules: [],
  schedules: [],
  events: [],
  matches: [],
};

test('annotations are escaped as GitHub reads them', () => {
  const finding: Finding = {
    severity: 'error',
    kind: 'syntax',
    at: 'Resources["a, b: 100%"]',
    line: 3,
    message: '100% wrong:\r\nhere, and there',
  };
  const report = {
    ...nothing,
    templates: [{ file: 'a:b,c.yaml', kind: 'CDK' as const, findings: [finding] }],
  };

  expect(githubText(report)).toMatchInlineSnapshot(`
    "::error file=a%3Ab%2Cc.yaml,line=3,title=syntax%3A Resources["a%2C b%3A 100%25"]::100%25 wrong:%0D%0Ahere, and there
    "
  `);
});

test('what is many is counted, and shown with --verbose', () => {
  const note = (number: number): Finding => ({
    severity: 'note',
    kind: 'stand-in',
    message: `Note ${number}.`,
  });
  const rule = (number: number): CheckedRule => ({
    id: `Rule${number}`,
    name: `rule-${number}`,
    eventBusName: 'default',
    arn: `arn:aws:events:us-east-1:123456789012:rule/rule-${number}`,
    template: number % 2,
    state: 'ENABLED',
    pattern: '{}',
    matched: 0,
    findings: [{ severity: 'note', kind: 'unmatched-rule', message: 'No event matches the rule.' }],
  });
  const report: CheckReport = {
    ...nothing,
    counts: { error: 0, warning: 0, note: 30 },
    templates: [
      { file: 'a.yaml', kind: 'CloudFormation', findings: Array.from({ length: 7 }, (_, at) => note(at)) },
      { file: 'b.yaml', kind: 'CloudFormation', findings: [] },
    ],
    rules: [...Array.from({ length: 22 }, (_, at) => rule(at)), { ...rule(1), id: 'Rule0' }],
    events: [{ file: 'e.json', source: 'shop', detailType: 'Paid', misses: 23, findings: [] }],
    matches: [
      { event: 0, rule: 0, matches: false, reason: 'the rule is DISABLED', hints: [], conditions: [] },
    ],
  };

  expect(prettyText(report, { isVerbose: false, paint: plain })).toMatchInlineSnapshot(`
    "a.yaml (CloudFormation): 11 rules

      7 notes
        a.yaml
          Note 0.
        a.yaml
          Note 1.
        a.yaml
          Note 2.
        a.yaml
          Note 3.
        a.yaml
          Note 4.
        … and 2 more; --verbose shows all

    b.yaml (CloudFormation): 12 rules

    e.json: "Paid" from "shop"
      ✗ Rule0 (a.yaml)  the rule is DISABLED
      … and 22 rules more do not match; --verbose shows all

    No event matches 23 rules, each with its closest event:
      Rule0 (a.yaml)  no event reached its bus
      Rule1           no event reached its bus
      Rule2           no event reached its bus
      Rule3           no event reached its bus
      Rule4           no event reached its bus
      Rule5           no event reached its bus
      Rule6           no event reached its bus
      Rule7           no event reached its bus
      Rule8           no event reached its bus
      Rule9           no event reached its bus
      Rule10          no event reached its bus
      Rule11          no event reached its bus
      Rule12          no event reached its bus
      Rule13          no event reached its bus
      Rule14          no event reached its bus
      Rule15          no event reached its bus
      Rule16          no event reached its bus
      Rule17          no event reached its bus
      Rule18          no event reached its bus
      Rule19          no event reached its bus
      … and 3 more; --verbose shows all

    ✓ 23 rules, 1 event: 30 notes
    "
  `);
  const all = prettyText(report, { isVerbose: true, paint: plain });
  expect(all).toContain('Note 6.');
  expect(all).toContain('Rule21');
});
