import {
  POLICY_VERSION,
  readPolicy,
  type PolicyDocument,
  type PolicyStatement,
} from '../../policy/document.js';
import { partitionOf, placeOf } from '../../text/arn.js';
import { nonPartnerEventBusName } from '../constraints/member-shapes.js';
import { boolean, required, string, structure } from '../constraints/shapes.js';
import type { Operation, OperationInput, Validated } from '../operation.js';
import { ServiceFault } from '../service-fault.js';
import { existingBus } from './event-bus-lookup.js';

const statementId = string({ min: 1, max: 64, pattern: '[a-zA-Z0-9-_]+' });

export const PutPermission: Operation<'PutPermission'> = {
  input: structure({
    EventBusName: nonPartnerEventBusName,
    Action: string({ min: 1, max: 64, pattern: 'events:[a-zA-Z]+' }),
    Principal: string({ min: 1, max: 12, pattern: '(\\d{12}|\\*)' }),
    StatementId: statementId,
    Condition: structure({ Type: required(string()), Key: required(string()), Value: required(string()) }),
    Policy: string(),
  }),
  handle: (input, context) => {
    const bus = existingBus(input.EventBusName, context);
    const policy =
      input.Policy === undefined
        ? withStatement(bus.policy, newStatement(input, bus.Arn))
        : parsePolicy(input.Policy);
    if (JSON.stringify(policy).length > context.quotas.eventBusPolicyCharacters) {
      throw new ServiceFault(
        'PolicyLengthExceededException',
        `The policy is longer than ${context.quotas.eventBusPolicyCharacters} characters.`,
      );
    }
    bus.policy = policy;
    return {};
  },
};

export const RemovePermission: Operation<'RemovePermission'> = {
  input: structure({
    StatementId: statementId,
    RemoveAllPermissions: boolean,
    EventBusName: nonPartnerEventBusName,
  }),
  handle: ({ StatementId, RemoveAllPermissions, EventBusName }, context) => {
    const bus = existingBus(EventBusName, context);
    if (RemoveAllPermissions === true) {
      delete bus.policy;
      return {};
    }
    if (StatementId === undefined)
      throw new ServiceFault('ValidationException', 'Parameter StatementId is required.');
    const statements = bus.policy?.Statement ?? [];
    const left = statements.filter(({ Sid }) => Sid !== StatementId);
    if (left.length === statements.length) {
      throw new ServiceFault('ResourceNotFoundException', 'Statement with the provided id does not exist.');
    }
    if (left.length === 0) delete bus.policy;
    else bus.policy = { Version: bus.policy?.Version ?? POLICY_VERSION, Statement: left };
    return {};
  },
};

function newStatement(input: Validated<OperationInput<'PutPermission'>>, busArn: string): PolicyStatement {
  const { Action, Principal, StatementId, Condition } = input;
  if (Action !== 'events:PutEvents') {
    throw new ServiceFault('ValidationException', "Provided value in parameter 'action' is not supported.");
  }
  if (Principal === undefined)
    throw new ServiceFault('ValidationException', 'Parameter Principal must be specified.');
  if (StatementId === undefined)
    throw new ServiceFault('ValidationException', 'Parameter StatementId must be specified.');
  if (Condition && Principal !== '*') {
    throw new ServiceFault(
      'InvalidParameterValue',
      "Value of the parameter 'principal' must be '*' when the parameter 'condition' is set.",
    );
  }
  const partition = partitionOf(placeOf(busArn).region);
  return {
    Sid: StatementId,
    Effect: 'Allow',
    Principal: Principal === '*' ? '*' : { AWS: `arn:${partition}:iam::${Principal}:root` },
    Action,
    Resource: busArn,
    ...(Condition && { Condition: { [Condition.Type]: { [Condition.Key]: Condition.Value } } }),
  };
}

/** A statement takes the place of an earlier one of the same Sid. */
function withStatement(policy: PolicyDocument | undefined, statement: PolicyStatement): PolicyDocument {
  const { Version = POLICY_VERSION, Statement = [] } = policy ?? {};
  const replaced = Statement.some(({ Sid }) => Sid === statement.Sid);
  return {
    Version,
    Statement: replaced
      ? Statement.map((known) => (known.Sid === statement.Sid ? statement : known))
      : [...Statement, statement],
  };
}

function parsePolicy(text: string): PolicyDocument {
  const policy = readPolicy(text);
  if (!policy) throw invalidPolicy();
  return policy;
}

function invalidPolicy(): ServiceFault {
  return new ServiceFault('ValidationException', 'This policy contains invalid Json');
}
