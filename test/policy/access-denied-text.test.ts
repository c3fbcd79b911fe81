import { expect, test } from 'vitest';
import { accessDeniedText } from '../../src/access/bus-access.js';
import type { PolicyStatement } from '../../src/policy/document.js';
import { evaluatePolicy, type AccessRequest } from '../../src/policy/evaluate.js';

const bus = 'arn:aws:events:us-east-1:444455556666:event-bus/central';
const request: AccessRequest = {
  account: '111122223333',
  partition: 'aws',
  action: 'events:PutEvents',
  resource: bus,
  keys: {},
};
const allow: PolicyStatement = {
  Effect: 'Allow',
  Principal: '*',
  Action: 'events:PutEvents',
  Resource: bus,
};

/** What is said about a request that the statements refuse; without statements the bus has no policy. */
function refusal(Statement?: readonly PolicyStatement[], differing: Partial<AccessRequest> = {}): string {
  const asked = { ...request, ...differing };
  const decision = evaluatePolicy(Statement && { Version: '2012-10-17', Statement }, asked);
  if (decision.allowed) throw new Error('The request is allowed.');
  return accessDeniedText({ ...asked, busArn: bus, busExists: true, decision });
}

test('Without a policy the text says how to make one', () => {
  expect(refusal()).toMatchInlineSnapshot(`
    "Account 111122223333 is not allowed to perform events:PutEvents on arn:aws:events:us-east-1:444455556666:event-bus/central: the event bus has no resource policy.
    Account 444455556666 can allow this with PutPermission({ EventBusName: "central", StatementId: "…", Action: "events:PutEvents", Principal: "111122223333" })."
  `);
});

test('A Deny is named, and how to remove it', () => {
  expect(refusal([allow, { ...allow, Sid: 'quarantine', Effect: 'Deny' }])).toMatchInlineSnapshot(`
    "Account 111122223333 is not allowed to perform events:PutEvents on arn:aws:events:us-east-1:444455556666:event-bus/central: Statement[1] "quarantine" of its resource policy denies it, whatever other statements allow.
    Account 444455556666 can lift this with RemovePermission({ EventBusName: "central", StatementId: "quarantine" })."
  `);
});

test('A Deny without Sid can only be removed with the whole policy', () => {
  expect(refusal([{ ...allow, Effect: 'Deny' }])).toMatchInlineSnapshot(`
    "Account 111122223333 is not allowed to perform events:PutEvents on arn:aws:events:us-east-1:444455556666:event-bus/central: Statement[0] of its resource policy denies it, whatever other statements allow.
    Account 444455556666 can lift this with PutPermission({ EventBusName: "central", Policy: "…" }): a whole policy without that statement."
  `);
});

test('A policy that only denies others is told as one that allows nothing', () => {
  expect(refusal([{ ...allow, Effect: 'Deny', Principal: { AWS: '222233334444' } }])).toMatchInlineSnapshot(`
    "Account 111122223333 is not allowed to perform events:PutEvents on arn:aws:events:us-east-1:444455556666:event-bus/central: its resource policy has no statement that allows anything.
    Account 444455556666 can allow this with PutPermission({ EventBusName: "central", StatementId: "…", Action: "events:PutEvents", Principal: "111122223333" })."
  `);
});

test('A Principal that does not include the caller is shown', () => {
  const principal = { AWS: 'arn:aws:iam::222233334444:root' };
  expect(refusal([{ ...allow, Sid: 'partner', Principal: principal }])).toMatchInlineSnapshot(`
    "Account 111122223333 is not allowed to perform events:PutEvents on arn:aws:events:us-east-1:444455556666:event-bus/central: the only Allow statement of its resource policy does not apply.
      Statement[0] "partner" has Principal {"AWS":"arn:aws:iam::222233334444:root"}, which does not include account 111122223333.
    Account 444455556666 can allow this with PutPermission({ EventBusName: "central", StatementId: "…", Action: "events:PutEvents", Principal: "111122223333" })."
  `);
});

test('An element that leaves the caller out is shown', () => {
  const { Principal: _, ...others } = allow;
  expect(refusal([{ ...others, NotPrincipal: { AWS: '111122223333' } }])).toMatchInlineSnapshot(`
    "Account 111122223333 is not allowed to perform events:PutEvents on arn:aws:events:us-east-1:444455556666:event-bus/central: the only Allow statement of its resource policy does not apply.
      Statement[0] has NotPrincipal {"AWS":"111122223333"}, which excludes account 111122223333.
    Account 444455556666 can allow this with PutPermission({ EventBusName: "central", StatementId: "…", Action: "events:PutEvents", Principal: "111122223333" })."
  `);
});

test('A missing element is named', () => {
  const { Resource: _, ...others } = allow;
  expect(refusal([others])).toMatchInlineSnapshot(`
    "Account 111122223333 is not allowed to perform events:PutEvents on arn:aws:events:us-east-1:444455556666:event-bus/central: the only Allow statement of its resource policy does not apply.
      Statement[0] has no Resource, so it never applies.
    Account 444455556666 can allow this with PutPermission({ EventBusName: "central", StatementId: "…", Action: "events:PutEvents", Principal: "111122223333" })."
  `);
});

test('The text about a rule shows the statement, because PutPermission makes none for its actions', () => {
  const resource = 'arn:aws:events:us-east-1:444455556666:rule/central/orders';
  expect(refusal([allow], { action: 'events:PutRule', resource })).toMatchInlineSnapshot(`
    "Account 111122223333 is not allowed to perform events:PutRule on arn:aws:events:us-east-1:444455556666:rule/central/orders: the only Allow statement of its resource policy does not apply.
      Statement[0] has Action "events:PutEvents", which does not include events:PutRule.
    Account 444455556666 can allow this with PutPermission({ EventBusName: "central", Policy: "…" }): a whole policy with the statement {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"events:PutRule","Resource":"arn:aws:events:us-east-1:444455556666:rule/central/orders"}."
  `);
});

test('A rule of the default bus is allowed by the policy of that bus', () => {
  const resource = 'arn:aws-cn:events:cn-north-1:444455556666:rule/orders';
  expect(refusal(undefined, { action: 'events:PutRule', resource })).toMatchInlineSnapshot(`
    "Account 111122223333 is not allowed to perform events:PutRule on arn:aws-cn:events:cn-north-1:444455556666:rule/orders: the event bus has no resource policy.
    Account 444455556666 can allow this with PutPermission({ EventBusName: "default", Policy: "…" }): a whole policy with the statement {"Effect":"Allow","Principal":{"AWS":"arn:aws-cn:iam::111122223333:root"},"Action":"events:PutRule","Resource":"arn:aws-cn:events:cn-north-1:444455556666:rule/orders"}."
  `);
});

test('An organization that the account is in none of is told with the way to seed it', () => {
  const Condition = { StringEquals: { 'aws:PrincipalOrgID': 'o-shop' } };
  expect(refusal([{ ...allow, Sid: 'organization', Condition }])).toMatchInlineSnapshot(`
    "Account 111122223333 is not allowed to perform events:PutEvents on arn:aws:events:us-east-1:444455556666:event-bus/central: the only Allow statement of its resource policy does not apply.
      Statement[0] "organization" requires aws:PrincipalOrgID StringEquals "o-shop", but the request has no such key.
    Put accounts into organizations with mockEventBridge({ organizations: { "o-shop": ["111122223333"] } })."
  `);
});

test('An organization that is asked for by a pattern is not guessed', () => {
  const Condition = { StringLike: { 'aws:principalorgid': 'o-*' } };
  expect(refusal([{ ...allow, Condition }])).toMatchInlineSnapshot(`
    "Account 111122223333 is not allowed to perform events:PutEvents on arn:aws:events:us-east-1:444455556666:event-bus/central: the only Allow statement of its resource policy does not apply.
      Statement[0] requires aws:principalorgid StringLike "o-*", but the request has no such key.
    Put accounts into organizations with mockEventBridge({ organizations: { "o-…": ["111122223333"] } })."
  `);
});

test('An organization that accounts must not be in is not proposed', () => {
  const Condition = { 'ForAnyValue:StringNotEquals': { 'aws:PrincipalOrgID': 'o-shop' } };
  expect(refusal([{ ...allow, Condition }])).toContain('organizations: { "o-…": ["111122223333"] }');
});

test('Another organization than the asked one is shown', () => {
  const Condition = { StringEquals: { 'aws:PrincipalOrgID': ['o-shop', 'o-outlet'] } };
  expect(refusal([{ ...allow, Condition }], { keys: { 'aws:PrincipalOrgID': 'o-other' } }))
    .toMatchInlineSnapshot(`
    "Account 111122223333 is not allowed to perform events:PutEvents on arn:aws:events:us-east-1:444455556666:event-bus/central: the only Allow statement of its resource policy does not apply.
      Statement[0] requires aws:PrincipalOrgID StringEquals "o-shop" or "o-outlet", but the request has "o-other".
    Account 444455556666 can allow this with PutPermission({ EventBusName: "central", StatementId: "…", Action: "events:PutEvents", Principal: "111122223333" })."
  `);
});

test('A key with several values is shown with all of them', () => {
  const Condition = { 'ForAllValues:StringEquals': { 'events:source': ['shop'] } };
  expect(refusal([{ ...allow, Condition }], { keys: { 'events:source': ['shop', 'outlet'] } }))
    .toMatchInlineSnapshot(`
    "Account 111122223333 is not allowed to perform events:PutEvents on arn:aws:events:us-east-1:444455556666:event-bus/central: the only Allow statement of its resource policy does not apply.
      Statement[0] requires events:source ForAllValues:StringEquals "shop", but the request has ["shop","outlet"].
    Account 444455556666 can allow this with PutPermission({ EventBusName: "central", StatementId: "…", Action: "events:PutEvents", Principal: "111122223333" })."
  `);
});

test('A condition operator that IAM does not know is told as one', () => {
  const Condition = { StringEqual: { 'events:source': 'shop' } };
  expect(refusal([{ ...allow, Condition }])).toMatchInlineSnapshot(`
    "Account 111122223333 is not allowed to perform events:PutEvents on arn:aws:events:us-east-1:444455556666:event-bus/central: the only Allow statement of its resource policy does not apply.
      Statement[0] has the condition operator "StringEqual", which IAM does not know, so it never applies.
    Account 444455556666 can allow this with PutPermission({ EventBusName: "central", StatementId: "…", Action: "events:PutEvents", Principal: "111122223333" })."
  `);
});

test('A malformed Condition is shown', () => {
  expect(refusal([{ ...allow, Condition: { StringEquals: 'shop' } }])).toMatchInlineSnapshot(`
    "Account 111122223333 is not allowed to perform events:PutEvents on arn:aws:events:us-east-1:444455556666:event-bus/central: the only Allow statement of its resource policy does not apply.
      Statement[0] has a Condition that is not an object of operators with their keys: {"StringEquals":"shop"}.
    Account 444455556666 can allow this with PutPermission({ EventBusName: "central", StatementId: "…", Action: "events:PutEvents", Principal: "111122223333" })."
  `);
});

test('Of many statements the two are told that came nearest to allowing', () => {
  const statements = [
    { ...allow, Sid: 'other account', Principal: { AWS: '222233334444' } },
    { ...allow, Sid: 'other action', Action: 'events:PutRule' },
    { ...allow, Sid: 'other source', Condition: { StringEquals: { 'events:source': 'shop' } } },
    { ...allow, Sid: 'other bus', Resource: 'arn:aws:events:us-east-1:444455556666:event-bus/default' },
  ];
  expect(refusal(statements, { keys: { 'events:source': 'outlet' } })).toMatchInlineSnapshot(`
    "Account 111122223333 is not allowed to perform events:PutEvents on arn:aws:events:us-east-1:444455556666:event-bus/central: none of the 4 Allow statements of its resource policy applies. The closest 2:
      Statement[2] "other source" requires events:source StringEquals "shop", but the request has "outlet".
      Statement[3] "other bus" has Resource "arn:aws:events:us-east-1:444455556666:event-bus/default", which does not include arn:aws:events:us-east-1:444455556666:event-bus/central.
    Account 444455556666 can allow this with PutPermission({ EventBusName: "central", StatementId: "…", Action: "events:PutEvents", Principal: "111122223333" })."
  `);
});
