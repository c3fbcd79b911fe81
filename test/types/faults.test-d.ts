import type { EventBridgeMock, FaultPlan, PlannedFault } from '../../src/index.js';

declare const eventBridge: EventBridgeMock;

eventBridge.fault('PutEvents', { error: 'ThrottlingException', message: 'Rate exceeded.', times: 2 });
eventBridge.fault('PutRule', { error: 'CodeOfMyOwn', latency: '2 seconds' });
eventBridge.fault('ListRules', { networkError: 'ECONNRESET', when: ({ attempt }) => attempt === 1 });
eventBridge.fault('PutEvents', { entries: [1], errorCode: 'InternalFailure', errorMessage: 'No.' });
eventBridge.fault('PutEvents', { latency: 500 });
eventBridge.fault('*', {
  networkError: 'ENOTFOUND',
  when: ({ name, region }) => name !== 'PutEvents' && region !== '',
});

// Predicates know the input, and the entries, of their operation.
eventBridge.fault('PutRule', {
  error: 'X',
  when: ({ input }) => input.Name === 'r',
});
eventBridge.fault('PutEvents', {
  entries: ({ DetailType }, index) => DetailType === 'x' || index > 2,
  errorCode: 'X',
});
eventBridge.fault('PutTargets', { entries: ({ Arn }) => Arn === 'arn', errorCode: 'X' });
eventBridge.fault('RemoveTargets', { entries: (id) => id.startsWith('a'), errorCode: 'X' });

declare function named(name: 'TagResource'): boolean;
declare function qualified(name: 'Scheduler.TagResource'): boolean;

// Operations of EventBridge Scheduler, alone or with their API before them; both APIs have those about tags.
eventBridge.fault('CreateSchedule', { error: 'ConflictException', when: ({ api }) => api !== 'EventBridge' });
eventBridge.fault('TagResource', { error: 'X', when: ({ input }) => input.ResourceARN === 'arn' });
eventBridge.fault('Scheduler.TagResource', {
  error: 'X',
  when: ({ name, input }) => named(name) && input['ResourceArn'] === 'arn',
});
eventBridge.chaos({
  seed: 1,
  rate: 0.2,
  calls: true,
  operations: ['CreateSchedule', 'Scheduler.TagResource'],
});

// A plan can be made before it is known where it goes.
const plan: FaultPlan<'PutEvents'> = { entries: [0], errorCode: 'InternalFailure', latency: 5 };
eventBridge.fault('PutEvents', plan);
export const whatHappened: readonly Pick<PlannedFault, 'operation' | 'happened' | 'left'>[] =
  eventBridge.faults();

eventBridge.chaos({ seed: 1, rate: 0.2 });
eventBridge.chaos({
  seed: 1,
  rate: 0.2,
  entries: false,
  calls: true,
  errors: ['X'],
  operations: ['PutRule'],
});

// @ts-expect-error an operation that does not exist
eventBridge.fault('PutEvent', { error: 'X' });
// @ts-expect-error an operation that EventBridge Scheduler does not have
eventBridge.fault('Scheduler.PutEvents', { error: 'X' });
// @ts-expect-error a schedule has no entries
eventBridge.fault('CreateSchedule', { entries: [1], errorCode: 'X' });
// @ts-expect-error nor have its tags
eventBridge.fault('Scheduler.TagResource', { entries: [1], errorCode: 'X' });
// @ts-expect-error the API does not stand before the name of a command
eventBridge.fault('Scheduler.TagResource', { error: 'X', when: ({ name }) => qualified(name) });
// @ts-expect-error an API that is not simulated
eventBridge.fault('*', { error: 'X', when: ({ api }) => api === 'Pipes' });
// @ts-expect-error all operations are named one by one
eventBridge.chaos({ seed: 1, rate: 0.2, calls: true, operations: ['*'] });
// @ts-expect-error nothing would go wrong
eventBridge.fault('PutEvents', { times: 2 });
// @ts-expect-error an option that does not exist
eventBridge.fault('PutEvents', { latncy: 500 });
// @ts-expect-error PutRule has no entries
eventBridge.fault('PutRule', { entries: [1], errorCode: 'X' });
// @ts-expect-error entries of which operation?
eventBridge.fault('*', { entries: [1], errorCode: 'X' });
// @ts-expect-error the code of the entries is missing
eventBridge.fault('PutEvents', { entries: [1] });
// @ts-expect-error a member that no entry has
eventBridge.fault('PutEvents', { entries: ({ detailType }) => detailType === 'x', errorCode: 'X' });
// @ts-expect-error a member that the input of PutRule does not have
eventBridge.fault('PutRule', { error: 'X', when: ({ input }) => input.Entries !== undefined });
// @ts-expect-error a predicate answers at once
eventBridge.fault('PutRule', { error: 'X', when: () => Promise.resolve(true) });
// @ts-expect-error no such unit
eventBridge.fault('PutRule', { latency: '5 ms' });
// @ts-expect-error a seed is needed
eventBridge.chaos({ rate: 0.2 });
// @ts-expect-error what is planned is changed by planning
eventBridge.faults().length = 0;
