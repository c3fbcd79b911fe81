/**
 * That an assertion covered an event is written on the event's record, unseen: so it is forgotten with the history,
 * and two copies of this module, one ESM and one CommonJS, know the same.
 */
const ASSERTED = Symbol.for('aws-eventbridge-mock.asserted');

export function markAsserted(events: readonly object[]): void {
  for (const event of events) Object.defineProperty(event, ASSERTED, { value: true, configurable: true });
}

export function isAsserted(event: object): boolean {
  return ASSERTED in event;
}
