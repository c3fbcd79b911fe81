import type { FaultedOperation, FaultPlan } from '../../src/index.js';

/** Plans that nobody could follow, and what is said to them; of PutRule where no operation is given. */
export const refusedPlans: readonly RefusedPlan[] = [
  {
    plan: refused({}),
    message:
      'fault needs something to go wrong: { error: "ThrottlingException" }, { networkError: "ECONNRESET" }, { entries: [0], errorCode: "InternalFailure" } or { latency: 500 }.',
  },
  {
    plan: refused({ times: 2 }),
    message:
      'fault needs something to go wrong: { error: "ThrottlingException" }, { networkError: "ECONNRESET" }, { entries: [0], errorCode: "InternalFailure" } or { latency: 500 }.',
  },
  { plan: refused({ latncy: 500 }), message: 'fault has no option "latncy". Did you mean "latency"?' },
  {
    plan: refused({ status: 500 }),
    message:
      'fault has no option "status". There are error, message, networkError, entries, errorCode, errorMessage, latency, after, times, when.',
  },
  {
    plan: refused({ error: '' }),
    message: 'fault: "error" takes an error code such as AccessDeniedException, not an empty string.',
  },
  {
    plan: refused({ error: 'ThrotlingException' }),
    message: 'fault: "error" is "ThrotlingException". Did you mean "ThrottlingException"?',
  },
  {
    plan: refused({ networkError: 'ECONRESET' }),
    message: 'fault: "networkError" is "ECONRESET". Did you mean "ECONNRESET"?',
  },
  {
    plan: refused({ error: 'X', networkError: 'ECONNRESET' }),
    message: 'fault: plan either error or networkError, not both, or each in a call of its own.',
  },
  {
    plan: refused({ networkError: 'ECONNRESET', message: 'text' }),
    message: 'fault: "message" goes with "error", not with "networkError".',
  },
  { plan: refused({ latency: 500, message: 'text' }), message: 'fault: "message" goes with "error".' },
  {
    plan: refused({ error: 'X', message: 5 }),
    message: 'fault: "message" must be a string, not the number 5.',
  },
  {
    plan: refused({ error: 'X', times: 0 }),
    message: 'fault: "times" must be a whole number, 1 or more, not the number 0.',
  },
  {
    plan: refused({ error: 'X', times: 1.5 }),
    message: 'fault: "times" must be a whole number, 1 or more, not the number 1.5.',
  },
  {
    plan: refused({ error: 'X', after: -1 }),
    message: 'fault: "after" must be a whole number, how many attempts pass first, not the number -1.',
  },
  {
    plan: refused({ error: 'X', when: true }),
    message: 'fault: "when" must be a function (command) => boolean, not true.',
  },
  {
    plan: refused({ latency: '500 ms' }),
    message:
      'fault: latency takes milliseconds or a string such as "90 seconds", "5 minutes", "1 hour" or "3 days", not the string "500 ms".',
  },
  {
    plan: refused({ latency: -1 }),
    message:
      'fault: latency takes milliseconds or a string such as "90 seconds", "5 minutes", "1 hour" or "3 days", not the number -1.',
  },
  {
    plan: refused({ entries: [0] }),
    operation: 'PutEvents',
    message: 'fault: entries that fail need an errorCode: { entries: [0], errorCode: "InternalFailure" }.',
  },
  {
    plan: refused({ entries: [], errorCode: 'X' }),
    operation: 'PutEvents',
    message:
      'fault: "entries" must be a list of positions from 0, or a function (entry, index) => boolean, not the array [].',
  },
  {
    plan: refused({ entries: [-1], errorCode: 'X' }),
    operation: 'PutEvents',
    message:
      'fault: "entries" must be a list of positions from 0, or a function (entry, index) => boolean, not the array [-1].',
  },
  {
    plan: refused({ entries: 1, errorCode: 'X' }),
    operation: 'PutEvents',
    message:
      'fault: "entries" must be a list of positions from 0, or a function (entry, index) => boolean, not the number 1.',
  },
  {
    plan: refused({ entries: [0], errorCode: 'X' }),
    message:
      'fault: entries can fail in PutEvents, PutPartnerEvents, PutTargets, RemoveTargets; PutRule succeeds or fails as a whole.',
  },
  {
    plan: refused({ entries: [0], errorCode: 'X' }),
    operation: 'Scheduler.TagResource',
    message:
      'fault: entries can fail in PutEvents, PutPartnerEvents, PutTargets, RemoveTargets; Scheduler.TagResource succeeds or fails as a whole.',
  },
  {
    plan: refused({ entries: [0], errorCode: 'X' }),
    operation: '*',
    message:
      'fault: entries can fail in PutEvents, PutPartnerEvents, PutTargets, RemoveTargets; name one of them.',
  },
];

export interface RefusedPlan {
  readonly plan: FaultPlan;
  readonly operation?: FaultedOperation;
  readonly message: string;
}

/** What TypeScript would refuse as well. */
function refused(plan: object): FaultPlan {
  return plan as FaultPlan;
}
