import { isDate } from '../text/kinds-of-values.js';
import { nearestName } from '../text/nearest-name.js';
import { setMember } from '../text/set-member.js';
import type { Api } from './api.js';
import { type Violation, violationsOf } from './constraints/constraints.js';
import { limitsText } from './constraints/limits-text.js';
import { requestOf, type Seen } from './constraints/request.js';
import type { StructureShape } from './constraints/shapes.js';
import { unknownMembersText } from './constraints/unknown-members.js';
import type { CallContext, FailingEntries, OperationContext } from './operation.js';
import { ServiceFault } from './service-fault.js';

/** A request as a client makes it. */
export interface Call {
  /** The operation's name: `PutEvents`. */
  readonly operation: string;
  readonly input: unknown;
  readonly failing?: FailingEntries | undefined;
  /** Is told what there is to see in the input. */
  readonly seen?: Seen;
}

const NONE: FailingEntries = new Map();

/**
 * Answers one request. The answer shares nothing with the input or the account, and no member of it is undefined.
 *
 * @throws ServiceFault whatever the service would answer with an error to. A request that throws has changed nothing.
 */
export function dispatch(
  api: Api,
  { operation, input, failing = NONE, seen }: Call,
  account: CallContext,
): Record<string, unknown> {
  const called = Object.hasOwn(api.operations, operation) ? api.operations[operation] : undefined;
  if (!called) throw unknownOperation(operation, api);
  try {
    const request = checkedRequest(
      requestOf(input, called.input, seen),
      { operation, shape: called.input },
      api,
    );
    return copied(called.handle(request, contextOf(operation, failing, account)));
  } catch (error) {
    throw error instanceof ServiceFault ? explained(error, input, called.input) : error;
  }
}

/** Of calls without planned failures, by the account's context: each is made once. */
const contexts = new WeakMap<CallContext, Map<string, OperationContext>>();

function contextOf(operation: string, failing: FailingEntries, account: CallContext): OperationContext {
  // In this order: V8 takes ten times as long to add members to what was spread first.
  if (failing !== NONE) return { operation, failing, ...account };
  let byOperation = contexts.get(account);
  if (!byOperation) contexts.set(account, (byOperation = new Map<string, OperationContext>()));
  let context = byOperation.get(operation);
  if (!context) byOperation.set(operation, (context = { operation, failing, ...account }));
  return context;
}

/** A member that is misspelt may be why a request is refused. */
function explained(fault: ServiceFault, input: unknown, shape: StructureShape): ServiceFault {
  const unknown = unknownMembersText(input, shape);
  if (unknown === undefined) return fault;
  return fault.because([fault.explanation, unknown].filter((text) => text !== undefined).join('\n'));
}

/** What the constraints have let through is what the handler behind them takes. */
function checkedRequest(
  request: unknown,
  { operation, shape }: { readonly operation: string; readonly shape: StructureShape },
  api: Api,
): never {
  const [first, ...others] = violationsOf(request, shape);
  if (first) throw refusedBy([first, ...others], operation, api);
  return request as never;
}

function refusedBy(
  violations: readonly [Violation, ...Violation[]],
  operation: string,
  api: Api,
): ServiceFault {
  const refusal = api.refusal(violations);
  const limits = limitsText(operation, violations);
  return limits === undefined || refusal.explanation !== undefined ? refusal : refusal.because(limits);
}

function copied(answer: object): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  const members = answer as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(members)) {
    const member = members[name];
    if (member !== undefined) setMember(copy, name, copiedMember(member));
  }
  return copy;
}

function copiedMember(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copiedMember);
  return isDate(value) ? new Date(Number(value)) : copied(value);
}

function unknownOperation(name: string, api: Api): ServiceFault {
  const near = nearestName(name, Object.keys(api.operations));
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  return new ServiceFault(
    'UnknownOperationException',
    `${api.name} has no operation ${name} in API ${api.version}.${hint}`,
  );
}
