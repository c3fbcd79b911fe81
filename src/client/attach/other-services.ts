const OF_ITS_OWN = 'has an API of its own, which is not simulated.';
const STUB = 'Stub that client, with aws-sdk-client-mock for instance';

/** What is taken for EventBridge because AWS calls it so: what it is, and what a test does instead. */
const NEIGHBOURS = {
  EventBridgeV2:
    'EventBridgeV2 is AWS\'s "enhanced Custom event bus", released on 24 September 2026, with an API of its own; this ' +
    'kit simulates API 2015-10-07, which AWS now calls "Custom Event Bus – Classic". ' +
    `${STUB}; explain() and toMatchEventPattern() can still test its event patterns, except for wildcards.`,
  Pipes:
    `EventBridge Pipes ${OF_ITS_OWN} ${STUB}; ` +
    'put what a pipe sends to a bus there with eventBridge.emit(), and test its filter against events with toMatchEventPattern().',
  Schemas:
    `The schema registry ${OF_ITS_OWN} ${STUB}; ` +
    'pass its documents to the mock, mockEventBridge({ schemas }), which checks events against them.',
} as const;

/**
 * What a service is that goes by the name of EventBridge and is another; empty for all others.
 *
 * @param name what a client's configuration calls the service, or the name of its client class
 */
export function aboutService(name: string): string {
  const service = name.replaceAll(/\s|Client$/g, '').toLowerCase();
  return Object.entries(NEIGHBOURS).find(([id]) => id.toLowerCase() === service)?.[1] ?? '';
}
