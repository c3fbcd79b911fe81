import fc from 'fast-check';
import { arnOf, invalid, notFound, QUOTAS, Refusal, type Place } from './account-model.js';
import { calls, members, mostlyFirst, type Commands } from './calls.js';
import { busNames, existingBus, policyText } from './event-buses.js';

const statementIds = mostlyFirst('s1', 's2', 's3');

/** Two whole policies as people write them, and a text that is none. */
function policies(place: Place): fc.Arbitrary<string> {
  const statement = (Sid: string) => ({
    Sid,
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::222233334444:root' },
    Action: 'events:PutEvents',
    Resource: arnOf(place, 'event-bus/default'),
  });
  return fc.constantFrom(
    JSON.stringify({ Version: '2012-10-17', Statement: [statement('s2'), statement('s1')] }),
    JSON.stringify({ Statement: statement('s3') }),
    '{',
  );
}

function parsedPolicy(text: string): Map<string, object> {
  if (text === '{') throw invalid('This policy contains invalid Json');
  const { Statement } = JSON.parse(text) as { Statement: { Sid: string } | { Sid: string }[] };
  return new Map([Statement].flat().map((statement) => [statement.Sid, statement]));
}

interface Given {
  readonly Action?: string;
  readonly Principal?: string;
  readonly StatementId?: string;
  readonly Condition?: { readonly Type: string; readonly Key: string; readonly Value: string };
}

function acceptedStatement({ Action, Principal, StatementId, Condition }: Given, Resource: string) {
  if (Action !== 'events:PutEvents') throw invalid("Provided value in parameter 'action' is not supported.");
  if (Principal === undefined) throw invalid('Parameter Principal must be specified.');
  if (StatementId === undefined) throw invalid('Parameter StatementId must be specified.');
  if (Condition && Principal !== '*') {
    throw new Refusal(
      'InvalidParameterValue',
      "Value of the parameter 'principal' must be '*' when the parameter 'condition' is set.",
    );
  }
  const who = Principal === '*' ? '*' : { AWS: `arn:aws:iam::${Principal}:root` };
  return {
    Sid: StatementId,
    Effect: 'Allow',
    Principal: who,
    Action,
    Resource,
    ...(Condition && { Condition: { [Condition.Type]: { [Condition.Key]: Condition.Value } } }),
  };
}

const given = {
  Action: fc.oneof(
    { weight: 9, arbitrary: fc.constant('events:PutEvents') },
    { weight: 1, arbitrary: fc.constant('events:PutRule') },
  ),
  Principal: fc.constantFrom('*', '222233334444'),
  StatementId: statementIds,
};
const more = {
  Condition: fc.constant({ Type: 'StringEquals', Key: 'aws:PrincipalOrgID', Value: 'o-1' }),
  EventBusName: busNames,
};
const statements = fc.oneof(
  { weight: 4, arbitrary: members(given, { EventBusName: busNames }) },
  { weight: 2, arbitrary: members({ ...given, Principal: fc.constant('*') }, more) },
  { weight: 1, arbitrary: members({}, { ...given, ...more }) },
);

export const permissions: readonly Commands[] = [
  calls('PutPermission', {
    weight: 4,
    inputs: (place) =>
      fc.oneof(
        { weight: 3, arbitrary: statements },
        { weight: 1, arbitrary: members({ Policy: policies(place) }, { EventBusName: busNames }) },
      ),
    answer: (input, here) => {
      const bus = existingBus(input.EventBusName, here);
      let after: Map<string, object>;
      if ('Policy' in input) after = parsedPolicy(input.Policy);
      else {
        const statement = acceptedStatement(input, bus.Arn);
        after = new Map(bus.statements).set(statement.Sid, statement);
      }
      if (policyText(after).length > QUOTAS.eventBusPolicyCharacters) {
        throw new Refusal(
          'PolicyLengthExceededException',
          `The policy is longer than ${QUOTAS.eventBusPolicyCharacters} characters.`,
        );
      }
      bus.statements = after;
      return {};
    },
  }),
  calls('RemovePermission', {
    weight: 2,
    inputs: () =>
      members({}, { StatementId: statementIds, RemoveAllPermissions: fc.boolean(), EventBusName: busNames }),
    answer: ({ StatementId, RemoveAllPermissions, EventBusName }, here) => {
      const bus = existingBus(EventBusName, here);
      if (RemoveAllPermissions === true) {
        bus.statements = new Map();
        return {};
      }
      if (StatementId === undefined) throw invalid('Parameter StatementId is required.');
      const left = new Map(bus.statements);
      if (!left.delete(StatementId)) throw notFound('Statement with the provided id does not exist.');
      bus.statements = left;
      return {};
    },
  }),
];
