import { expect, test } from 'vitest';
import { report, run } from './run.js';

const shop = 'test/cli/shop';

test('a template alone is held to what the service says of it', async () => {
  expect(await report('check', `${shop}/template.yaml`)).toMatchInlineSnapshot(`
    "test/cli/shop/template.yaml (CloudFormation): 5 rules

    ✓ 5 rules: nothing found

    exit code 0"
  `);
  expect(await report('check', '--template', `${shop}/broken.yaml`)).toMatchInlineSnapshot(`
    "test/cli/shop/broken.yaml (CloudFormation): 0 rules

      4 errors
        test/cli/shop/broken.yaml:2:3  Parameters.Stage
          The parameter has no default, and no value was given: { parameters: { Stage: … } }.
          On the command line: --parameter Stage=…, or --parameter-store name=… for a stored value.
        test/cli/shop/broken.yaml:7:7  Resources.PaidRule.Properties.EventBusName
          There is no parameter or resource "Buss". Did you mean "Bus"?
        test/cli/shop/broken.yaml:8:7  Resources.PaidRule.Properties.EventPattern
          Event pattern is not valid. Reason: "source" must be an object or an array
           at [Source: (String)"{"source":"shop"}"; line: 1, column: 12]

            1 | {"source":"shop"}
                          ^

            • A pattern lists the values that it accepts: "source": ["shop"]
        test/cli/shop/broken.yaml:15:7  Resources.Placed.Properties.EventBusName
          The export "shared-bus" of another stack is not known. Give it: { imports: { "shared-bus": … } }.
          On the command line: --import name=…, or add the template that exports it.

      1 note
        test/cli/shop/broken.yaml:7:7  Resources.PaidRule.Properties.EventBusName
          The event bus "Buss" is not in this template. One without settings stands in for it.

    ✗ 0 rules: 4 errors, 1 note

    exit code 1"
  `);
  expect(await report('check', `${shop}/syntax.template`)).toMatchInlineSnapshot(`
    "test/cli/shop/syntax.template (CloudFormation): 0 rules

      1 error
        test/cli/shop/syntax.template:3:3
          Deficient indentation. A bracket or a quote before this is not closed, or the line begins too far to the left.

    ✗ 0 rules: 1 error

    exit code 1"
  `);
});

test('a table tells which rules match which events, and why not', async () => {
  expect(await report('check', `${shop}/template.yaml`, '-e', `${shop}/events/*.{json,ndjson}`))
    .toMatchInlineSnapshot(`
      "test/cli/shop/template.yaml (CloudFormation): 5 rules

      test/cli/shop/events/entries.json, event 1: "Order Paid" from "shop" on bus "orders-dev"
        ✓ PaidRule   orders-dev
        ✗ GoldRule   orders-dev  detail.total needs numeric >= 1000, received 150; detail.tier needs "gold", received nothing

      test/cli/shop/events/entries.json, event 2: "Order Paid" from "shop" on bus "orders-dve"
        warning: There is no event bus "orders-dve" in the templates: EventBridge would silently drop the event. Did you mean "orders-dev"?

      test/cli/shop/events/entries.json, event 3: "Object Created" from "aws.s3"
        ✗ AllOrders  default     source needs "shop", received "aws.s3"
        ✗ Stopped    default     source needs "shop", received "aws.s3"
        ✗ PaidRule   orders-dev  source needs "shop", received "aws.s3"; detail-type needs "Order Paid", received "Object Created"; detail.total needs numeric >= 100, received nothing
        ✗ GoldRule   orders-dev  source needs "shop", received "aws.s3"; detail.total needs numeric >= 1000, received nothing; detail.tier needs "gold", received nothing

      test/cli/shop/events/lines.ndjson:1: "Order Paid" from "shop"
        ✓ PaidRule   orders-dev
        ✓ AllOrders  default
        ✗ Stopped    default     the rule is DISABLED
        ✗ GoldRule   orders-dev  detail.total needs numeric >= 1000, received 100; detail.tier needs "gold", received nothing
        warning: rule/orders-dev/template-PaidRule-T1KA98DJSTNJ → arn:aws:lambda:us-east-1:123456789012:function:template-BillingFunction-P4FMEY5XDCKQ: $.detail.id of <id> finds nothing in the event.
          EventBridge inserts "" in place of a JSON value, and nothing elsewhere.

      test/cli/shop/events/lines.ndjson:2: "Order Sent" from "depot"
        ✗ AllOrders  default     source needs "shop", received "depot"
        ✗ Stopped    default     source needs "shop", received "depot"
        ✗ PaidRule   orders-dev  source needs "shop", received "depot"; detail-type needs "Order Paid", received "Order Sent"; detail.total needs numeric >= 100, received nothing
        ✗ GoldRule   orders-dev  source needs "shop", received "depot"; detail.total needs numeric >= 1000, received nothing; detail.tier needs "gold", received nothing

      test/cli/shop/events/paid.json: "Order Paid" from "shop"
        ✓ PaidRule   orders-dev
        ✓ AllOrders  default
        ✗ Stopped    default     the rule is DISABLED
        ✗ GoldRule   orders-dev  detail.total needs numeric >= 1000, received 150; detail.tier needs "gold", received nothing

      test/cli/shop/events/text-total.json: "Order Paid" from "shop"
        ✓ AllOrders  default
        ✗ Stopped    default     the rule is DISABLED
        ✗ PaidRule   orders-dev  detail.total needs numeric >= 100, received "150"
                                 numeric compares JSON numbers only; the event has a string.
        ✗ GoldRule   orders-dev  detail.total needs numeric >= 1000, received "150"; detail.tier needs "gold", received nothing
                                 numeric compares JSON numbers only; the event has a string.
                                 did you mean detail.customer.tier ("gold")?

      No rule matches 3 events:
        test/cli/shop/events/entries.json, event 2
        test/cli/shop/events/entries.json, event 3
        test/cli/shop/events/lines.ndjson:2

      No event matches 2 rules, each with its closest event:
        GoldRule   orders-dev  test/cli/shop/events/entries.json, event 1
        Stopped    default     test/cli/shop/events/lines.ndjson:1

      ✗ 5 rules, 7 events: 2 warnings, 5 notes

      exit code 1"
    `);
});

test('with --verbose it tells what targets get', async () => {
  expect(await report('check', `${shop}/template.yaml`, '-e', `${shop}/events/paid.json`, '--verbose'))
    .toMatchInlineSnapshot(`
      "test/cli/shop/template.yaml (CloudFormation): 5 rules

      test/cli/shop/events/paid.json: "Order Paid" from "shop"
        ✓ PaidRule   orders-dev
            → billing  arn:aws:lambda:us-east-1:123456789012:function:template-BillingFunction-P4FMEY5XDCKQ
              {"order": "o-1"}
        ✓ AllOrders  default
            → orders  arn:aws:events:us-east-1:123456789012:event-bus/orders-dev
              {"version":"0","id":"00000000-0000-4000-8000-000000000000","detail-type":"Order Paid","source":"shop","account":"123456789012","time":"2026-01-01T00:00:00Z","region":"us-east-1","resources":[],"detail":{"id":"o-1","total":150}}
        ✗ Stopped    default     the rule is DISABLED
        ✗ GoldRule   orders-dev  detail.total needs numeric >= 1000, received 150; detail.tier needs "gold", received nothing

      No event matches 2 rules, each with its closest event:
        GoldRule   orders-dev  test/cli/shop/events/paid.json
        Stopped    default     test/cli/shop/events/paid.json

      ✓ 5 rules, 1 event: 2 notes

      exit code 0"
    `);
});

test('stacks that are named together meet: what one exports, another imports', async () => {
  expect(
    await report(
      'check',
      `${shop}/consumer.json`,
      '-t',
      `${shop}/producer.yaml`,
      '-e',
      `${shop}/events/paid.json`,
    ),
  ).toMatchInlineSnapshot(`
    "test/cli/shop/consumer.json (CloudFormation): 1 rule

      1 note
        test/cli/shop/consumer.json:6:9  Resources.Placed.Properties.EventBusName
          The event bus "shared" is not in this template. One without settings stands in for it.

    test/cli/shop/producer.yaml (CloudFormation): 0 rules

    test/cli/shop/events/paid.json: "Order Paid" from "shop"
      ✓ Placed

    ✓ 1 rule, 1 event: 1 note

    exit code 0"
  `);
});

test('a plan of Terraform is checked like a template', async () => {
  expect(await report('check', `${shop}/plan.json`, '-e', `${shop}/events/paid.json`, '--verbose'))
    .toMatchInlineSnapshot(`
    "test/cli/shop/plan.json (Terraform): 1 rule

    test/cli/shop/events/paid.json: "Order Paid" from "shop"
      ✓ aws_cloudwatch_event_rule.paid
          → sweep  arn:aws:sqs:us-east-1:123456789012:sweep
            {"version":"0","id":"00000000-0000-4000-8000-000000000000","detail-type":"Order Paid","source":"shop","account":"123456789012","time":"2026-01-01T00:00:00Z","region":"us-east-1","resources":[],"detail":{"id":"o-1","total":150}}

    ✓ 1 rule, 1 event: nothing found

    exit code 0"
  `);
});

test('rules of one name in two stacks are an error, as in AWS', async () => {
  expect(await report('check', `${shop}/named.yaml`, `${shop}/named-again.yaml`)).toMatchInlineSnapshot(`
    "test/cli/shop/named.yaml (CloudFormation): 1 rule

    test/cli/shop/named-again.yaml (CloudFormation): 0 rules

      1 error
        test/cli/shop/named-again.yaml
          stack "named-again" (test/cli/shop/named-again.yaml) has the rule "paid" on bus "default", which stack "named" (test/cli/shop/named.yaml) in seed[0] has too. Give each stack, { stackName: … }, or each rule a name of its own.

    ✗ 1 rule: 1 error

    exit code 1"
  `);
});

test('annotations stand behind the report', async () => {
  const { stdout } = await run([
    'check',
    `${shop}/broken.yaml`,
    '-e',
    `${shop}/events/lines.ndjson`,
    '--github',
  ]);

  expect(stdout.slice(stdout.indexOf('::'))).toMatchInlineSnapshot(`
    "::error file=test/cli/shop/broken.yaml,line=2,col=3,title=missing-parameter%3A Parameters.Stage::The parameter has no default, and no value was given: { parameters: { Stage: … } }.%0AOn the command line: --parameter Stage=…, or --parameter-store name=… for a stored value.
    ::error file=test/cli/shop/broken.yaml,line=7,col=7,title=missing-resource%3A Resources.PaidRule.Properties.EventBusName::There is no parameter or resource "Buss". Did you mean "Bus"?
    ::notice file=test/cli/shop/broken.yaml,line=7,col=7,title=stand-in%3A Resources.PaidRule.Properties.EventBusName::The event bus "Buss" is not in this template. One without settings stands in for it.
    ::error file=test/cli/shop/broken.yaml,line=8,col=7,title=refused%3A Resources.PaidRule.Properties.EventPattern::Event pattern is not valid. Reason: "source" must be an object or an array%0A at [Source: (String)"{"source":"shop"}"; line: 1, column: 12]%0A%0A  1 | {"source":"shop"}%0A                ^%0A%0A  • A pattern lists the values that it accepts: "source": ["shop"]
    ::error file=test/cli/shop/broken.yaml,line=15,col=7,title=missing-import%3A Resources.Placed.Properties.EventBusName::The export "shared-bus" of another stack is not known. Give it: { imports: { "shared-bus": … } }.%0AOn the command line: --import name=…, or add the template that exports it.
    ::notice file=test/cli/shop/events/lines.ndjson,line=1,title=unmatched-event::No rule matches the event.
    ::notice file=test/cli/shop/events/lines.ndjson,line=2,title=unmatched-event::No rule matches the event.
    "
  `);
});

test('the report as data', async () => {
  const { stdout } = await run([
    'check',
    `${shop}/template.yaml`,
    '-e',
    `${shop}/events/text-total.json`,
    '--json',
  ]);

  expect(JSON.parse(stdout)).toMatchInlineSnapshot(`
    {
      "counts": {
        "error": 0,
        "note": 3,
        "warning": 0,
      },
      "events": [
        {
          "detailType": "Order Paid",
          "file": "test/cli/shop/events/text-total.json",
          "findings": [],
          "misses": 3,
          "source": "shop",
        },
      ],
      "matches": [
        {
          "event": 0,
          "matches": true,
          "rule": 2,
        },
        {
          "conditions": [],
          "event": 0,
          "hints": [],
          "matches": false,
          "reason": "the rule is DISABLED",
          "rule": 3,
        },
        {
          "conditions": [
            {
              "hints": [
                {
                  "kind": "type",
                  "operator": "numeric",
                  "received": {
                    "at": "detail.total",
                    "text": "150",
                    "type": "string",
                  },
                },
              ],
              "holds": false,
              "needs": [
                {
                  "low": {
                    "inclusive": true,
                    "text": "100",
                    "value": 100,
                  },
                  "operator": "numeric",
                },
              ],
              "path": "detail.total",
              "received": [
                {
                  "at": "detail.total",
                  "text": "150",
                  "type": "string",
                },
              ],
            },
          ],
          "event": 0,
          "hints": [
            "numeric compares JSON numbers only; the event has a string.",
          ],
          "matches": false,
          "reason": "detail.total needs numeric >= 100, received "150"",
          "rule": 0,
        },
        {
          "conditions": [
            {
              "hints": [
                {
                  "kind": "type",
                  "operator": "numeric",
                  "received": {
                    "at": "detail.total",
                    "text": "150",
                    "type": "string",
                  },
                },
              ],
              "holds": false,
              "needs": [
                {
                  "low": {
                    "inclusive": true,
                    "text": "1000",
                    "value": 1000,
                  },
                  "operator": "numeric",
                },
              ],
              "path": "detail.total",
              "received": [
                {
                  "at": "detail.total",
                  "text": "150",
                  "type": "string",
                },
              ],
            },
            {
              "hints": [
                {
                  "kind": "elsewhere",
                  "path": "detail.customer.tier",
                  "satisfies": true,
                  "value": {
                    "at": "detail.customer.tier",
                    "text": "gold",
                    "type": "string",
                  },
                },
              ],
              "holds": false,
              "needs": [
                {
                  "operator": "equals",
                  "text": "gold",
                  "type": "string",
                },
              ],
              "path": "detail.tier",
              "received": [],
            },
          ],
          "event": 0,
          "hints": [
            "numeric compares JSON numbers only; the event has a string.",
            "did you mean detail.customer.tier ("gold")?",
          ],
          "matches": false,
          "reason": "detail.total needs numeric >= 1000, received "150"; detail.tier needs "gold", received nothing",
          "rule": 1,
        },
      ],
      "passed": true,
      "rules": [
        {
          "arn": "arn:aws:events:us-east-1:123456789012:rule/orders-dev/template-PaidRule-T1KA98DJSTNJ",
          "eventBusName": "orders-dev",
          "findings": [
            {
              "at": "PaidRule",
              "column": 3,
              "kind": "unmatched-rule",
              "line": 7,
              "message": "No event matches the rule. The closest is in test/cli/shop/events/text-total.json: detail.total needs numeric >= 100, received "150".",
              "severity": "note",
            },
          ],
          "id": "PaidRule",
          "matched": 0,
          "name": "template-PaidRule-T1KA98DJSTNJ",
          "nearest": {
            "conditions": [
              {
                "hints": [
                  {
                    "kind": "type",
                    "operator": "numeric",
                    "received": {
                      "at": "detail.total",
                      "text": "150",
                      "type": "string",
                    },
                  },
                ],
                "holds": false,
                "needs": [
                  {
                    "low": {
                      "inclusive": true,
                      "text": "100",
                      "value": 100,
                    },
                    "operator": "numeric",
                  },
                ],
                "path": "detail.total",
                "received": [
                  {
                    "at": "detail.total",
                    "text": "150",
                    "type": "string",
                  },
                ],
              },
            ],
            "event": 0,
            "hints": [
              "numeric compares JSON numbers only; the event has a string.",
            ],
            "reason": "detail.total needs numeric >= 100, received "150"",
          },
          "pattern": "{"source":["shop"],"detail-type":["Order Paid"],"detail":{"total":[{"numeric":[">=",100]}]}}",
          "state": "ENABLED",
          "template": 0,
        },
        {
          "arn": "arn:aws:events:us-east-1:123456789012:rule/orders-dev/template-GoldRule-FR612HJ1IO66",
          "eventBusName": "orders-dev",
          "findings": [
            {
              "at": "GoldRule",
              "column": 3,
              "kind": "unmatched-rule",
              "line": 21,
              "message": "No event matches the rule. The closest is in test/cli/shop/events/text-total.json: detail.total needs numeric >= 1000, received "150"; detail.tier needs "gold", received nothing.",
              "severity": "note",
            },
          ],
          "id": "GoldRule",
          "matched": 0,
          "name": "template-GoldRule-FR612HJ1IO66",
          "nearest": {
            "conditions": [
              {
                "hints": [
                  {
                    "kind": "type",
                    "operator": "numeric",
                    "received": {
                      "at": "detail.total",
                      "text": "150",
                      "type": "string",
                    },
                  },
                ],
                "holds": false,
                "needs": [
                  {
                    "low": {
                      "inclusive": true,
                      "text": "1000",
                      "value": 1000,
                    },
                    "operator": "numeric",
                  },
                ],
                "path": "detail.total",
                "received": [
                  {
                    "at": "detail.total",
                    "text": "150",
                    "type": "string",
                  },
                ],
              },
              {
                "hints": [
                  {
                    "kind": "elsewhere",
                    "path": "detail.customer.tier",
                    "satisfies": true,
                    "value": {
                      "at": "detail.customer.tier",
                      "text": "gold",
                      "type": "string",
                    },
                  },
                ],
                "holds": false,
                "needs": [
                  {
                    "operator": "equals",
                    "text": "gold",
                    "type": "string",
                  },
                ],
                "path": "detail.tier",
                "received": [],
              },
            ],
            "event": 0,
            "hints": [
              "numeric compares JSON numbers only; the event has a string.",
              "did you mean detail.customer.tier ("gold")?",
            ],
            "reason": "detail.total needs numeric >= 1000, received "150"; detail.tier needs "gold", received nothing",
          },
          "pattern": "{"source":["shop"],"detail":{"total":[{"numeric":[">=",1000]}],"tier":["gold"]}}",
          "state": "ENABLED",
          "template": 0,
        },
        {
          "arn": "arn:aws:events:us-east-1:123456789012:rule/template-AllOrders-Z3Q43O5FZCDL",
          "eventBusName": "default",
          "findings": [],
          "id": "AllOrders",
          "matched": 1,
          "name": "template-AllOrders-Z3Q43O5FZCDL",
          "pattern": "{"source":["shop"]}",
          "state": "ENABLED",
          "template": 0,
        },
        {
          "arn": "arn:aws:events:us-east-1:123456789012:rule/template-Stopped-KAT29BXUEV1S",
          "eventBusName": "default",
          "findings": [
            {
              "at": "Stopped",
              "column": 3,
              "kind": "unmatched-rule",
              "line": 35,
              "message": "No event matches the rule. The closest is in test/cli/shop/events/text-total.json: the rule is DISABLED.",
              "severity": "note",
            },
          ],
          "id": "Stopped",
          "matched": 0,
          "name": "template-Stopped-KAT29BXUEV1S",
          "nearest": {
            "conditions": [],
            "event": 0,
            "hints": [],
            "reason": "the rule is DISABLED",
          },
          "pattern": "{"source":["shop"]}",
          "state": "DISABLED",
          "template": 0,
        },
        {
          "arn": "arn:aws:events:us-east-1:123456789012:rule/template-Nightly-0UV1E78EW09S",
          "eventBusName": "default",
          "findings": [],
          "id": "Nightly",
          "matched": 0,
          "name": "template-Nightly-0UV1E78EW09S",
          "schedule": "rate(1 day)",
          "state": "ENABLED",
          "template": 0,
        },
      ],
      "schedules": [],
      "templates": [
        {
          "file": "test/cli/shop/template.yaml",
          "findings": [],
          "kind": "CloudFormation",
        },
      ],
      "version": 1,
    }
  `);
});

test('an event goes the way of its bus: on to others, and round where they lead back', async () => {
  expect(await report('check', `${shop}/round.yaml`, '-e', `${shop}/round.json`)).toMatchInlineSnapshot(`
    "test/cli/shop/round.yaml (CloudFormation): 4 rules

    test/cli/shop/round.json, event 1: "Order Sent" from "shop" on bus "shop"
      ✓ ToDepot     shop
      ✓ AtDepot     depot
      ✗ BackToShop  depot    source needs "shop.returns", received "shop"

    test/cli/shop/round.json, event 2: "Returned" from "shop.returns" on bus "arn:aws:events:us-east-1:123456789012:event-bus/shop"
      ✓ ToDepot     shop
      ✓ BackToShop  depot
      ✗ AtDepot     depot    source needs "shop", received "shop.returns"; detail-type needs "Order Sent", received "Returned"
      warning: An event loop was cut after 100 deliveries, each caused by the one before:
          "Returned" → rule/shop/round-ToDepot-IOMQVT5BYZG0 → arn:aws:events:us-east-1:123456789012:event-bus/depot
          "Returned" → rule/depot/round-BackToShop-28SBL70YKE2G → arn:aws:events:us-east-1:123456789012:event-bus/shop
          "Returned" → rule/shop/round-ToDepot-IOMQVT5BYZG0 → arn:aws:events:us-east-1:123456789012:event-bus/depot
          "Returned" → rule/depot/round-BackToShop-28SBL70YKE2G → arn:aws:events:us-east-1:123456789012:event-bus/shop
          … 92 more steps …
          "Returned" → rule/shop/round-ToDepot-IOMQVT5BYZG0 → arn:aws:events:us-east-1:123456789012:event-bus/depot
          "Returned" → rule/depot/round-BackToShop-28SBL70YKE2G → arn:aws:events:us-east-1:123456789012:event-bus/shop
          "Returned" → rule/shop/round-ToDepot-IOMQVT5BYZG0 → arn:aws:events:us-east-1:123456789012:event-bus/depot
          "Returned" → rule/depot/round-BackToShop-28SBL70YKE2G → arn:aws:events:us-east-1:123456789012:event-bus/shop
        A rule matches the events that its own target causes. Narrow the pattern, or send the follow-up to another bus.

    No event matches 1 rule, each with its closest event:
      Elsewhere   default  no event reached its bus

    ✗ 4 rules, 2 events: 1 warning, 1 note

    exit code 1"
  `);
});

test('a report is the same in every run', async () => {
  const args = ['check', `${shop}/hook.yaml`, '-e', `${shop}/events/paid.json`, '--verbose'];

  expect(await report(...args)).toMatchInlineSnapshot(`
    "test/cli/shop/hook.yaml (CloudFormation): 1 rule

      1 warning
        test/cli/shop/hook.yaml:24:67  Resources.Paid.Properties.Targets[1].InputTransformer.InputTemplate
          InputTemplate produces invalid JSON (line 1, column 10), so EventBridge silently drops the event.
            {"id": "}
                     ^
          The template itself is invalid, not a value in quotes: it must be one JSON value with placeholders in it.

    test/cli/shop/events/paid.json: "Order Paid" from "shop"
      ✓ Paid
          → hook  arn:aws:events:us-east-1:123456789012:api-destination/hook-Hook-OH917OX3BSZ1/00000000-0000-4000-8000-000000000003
            {"at": "2026-01-01T00:00:00Z"}
          → broken  arn:aws:sqs:us-east-1:123456789012:orders
            nothing
      warning: rule/hook-Paid-B633IYHZTSL6 → arn:aws:sqs:us-east-1:123456789012:orders: InputTemplate produces invalid JSON (line 1, column 13), so EventBridge silently drops the event.
          {"id": "o-1}
                      ^
        The template itself is invalid, not a value in quotes: it must be one JSON value with placeholders in it.

    ✗ 1 rule, 1 event: 2 warnings

    exit code 1"
  `);
  expect(await report(...args)).toBe(await report(...args));
});

test('a path that finds nothing in the events is told where the template has it', async () => {
  expect(await report('check', `${shop}/paths.yaml`, '-e', `${shop}/events/paid.json`))
    .toMatchInlineSnapshot(`
    "test/cli/shop/paths.yaml (CloudFormation): 1 rule

      1 warning
        test/cli/shop/paths.yaml:10:30  Resources.Paid.Properties.Targets[0].InputTransformer.InputPathsMap.id
          $.detail.idd finds nothing in the event that matches. Did you mean "$.detail.id"?

    test/cli/shop/events/paid.json: "Order Paid" from "shop"
      ✓ Paid

    ✗ 1 rule, 1 event: 1 warning

    exit code 1"
  `);
});

test('schedules are counted beside rules', async () => {
  expect(await report('check', `${shop}/schedules.yaml`, '-e', `${shop}/events/paid.json`))
    .toMatchInlineSnapshot(`
      "test/cli/shop/schedules.yaml (CloudFormation): 1 rule, 2 schedules

        1 error
          test/cli/shop/schedules.yaml:37:7  Resources.Wrong.Properties.ScheduleExpression
            Invalid request provided: Invalid Schedule Expression rate(1 week).

            A schedule is at(yyyy-mm-ddThh:mm:ss), rate(value unit) or cron(minutes hours day-of-month month day-of-week year), with nothing around it; exactly one of the two days of a cron expression must be ?.

        1 note
          test/cli/shop/schedules.yaml:26:7  Resources.Weekly.Properties.GroupName
            The schedule group "reports" is not in this template. One without tags stands in for it.

      test/cli/shop/events/paid.json: "Order Paid" from "shop"
        ✓ TickRule

      ✗ 1 rule, 2 schedules, 1 event: 1 error, 1 note

      exit code 1"
    `);
});

test('the data has schedules as the account has them', async () => {
  const { stdout } = await run(['check', `${shop}/schedules.yaml`, '--json']);
  expect((JSON.parse(stdout) as { readonly schedules: unknown }).schedules).toMatchInlineSnapshot(`
    [
      {
        "arn": "arn:aws:scheduler:us-east-1:123456789012:schedule/default/tick",
        "expression": "rate(5 minutes)",
        "groupName": "default",
        "id": "Tick",
        "name": "tick",
        "state": "ENABLED",
        "target": "arn:aws:events:us-east-1:123456789012:event-bus/orders",
        "template": 0,
        "timezone": "UTC",
      },
      {
        "arn": "arn:aws:scheduler:us-east-1:123456789012:schedule/reports/weekly",
        "expression": "cron(0 9 ? * MON *)",
        "groupName": "reports",
        "id": "Weekly",
        "name": "weekly",
        "state": "DISABLED",
        "target": "arn:aws:lambda:us-east-1:123456789012:function:report",
        "template": 0,
        "timezone": "Europe/Berlin",
      },
    ]
  `);
});
