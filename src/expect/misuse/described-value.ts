import type { Accepted } from './misuse.js';
import { VIEW } from '../../mock/public-types.js';
import { isStub } from '../subjects/stub.js';
import { isView } from '../given/kinds.js';
import { withoutSecrets } from '../render/secrets.js';
import type { Style } from '../words/style.js';
import { enumeration, quoted, ruleName, short } from '../words/words.js';

const ACCEPTED: Readonly<Record<Accepted, string>> = {
  mock: 'a mock',
  bus: 'a bus view',
  archive: 'an archive view',
  stub: 'a stub of EventBridgeClient',
  rule: 'a rule view',
  target: 'a target view',
  pattern: 'an event pattern (an object or JSON text)',
  event: 'an event',
};

export function acceptedPhrase(accepts: readonly Accepted[]): string {
  return enumeration(
    accepts.map((kind) => ACCEPTED[kind]),
    'or',
  );
}

/** What somebody passed, in few words. */
export function describeValue(value: unknown, { show }: Style): string {
  if (isView(value, 'mock')) return 'a mock';
  if (isView(value, 'bus')) return `a view of bus ${quoted(value.name)}`;
  if (isView(value, 'rule')) return `a view of ${ruleName(value)}`;
  if (isView(value, 'target')) return `a view of target ${quoted(value.arnOrId)}`;
  if (isView(value, 'archive') || isView(value, 'replay') || isView(value, 'endpoint'))
    return `a view of ${value[VIEW]} ${quoted(value.name)}`;
  if (isStub(value)) return `a stub of ${value.clientName()}`;
  switch (foreignKind(value)) {
    case 'client':
      return 'a client of the AWS SDK';
    case 'command':
      return 'a command of the AWS SDK';
    case 'function':
      return 'a function';
    case 'none':
      return short(show(withoutSecrets(value)), 80);
  }
}

/** What to pass, and where what was passed would be right. */
export function remedyFor(accepts: readonly Accepted[], received: unknown): string {
  const [first = 'event'] = accepts;
  const right = first === 'mock' ? passMock(accepts) : (HOW_TO_GET[first] ?? '');
  return [matcherFor(received), right].filter((text) => text !== '').join(' ');
}

function passMock(accepts: readonly Accepted[]): string {
  const view = accepts.includes('bus') ? 'bus(name)' : 'target(arnOrId)';
  return `Pass what mockEventBridge returned: expect(eventBridge), or expect(eventBridge.${view}).`;
}

const HOW_TO_GET: Readonly<Partial<Record<Accepted, string>>> = {
  rule: 'Pass expect(eventBridge.rule(name, eventBusName)).',
  target: 'Pass expect(eventBridge.target(arnOrId)).',
  pattern: "Pass a pattern such as { source: ['shop'] }.",
  event: "Pass an event such as { Source: 'shop', DetailType: 'OrderPaid', Detail: { orderId: 'o-1' } }.",
};

function matcherFor(received: unknown): string {
  if (isView(received, 'mock') || isView(received, 'bus'))
    return 'What it received is for toHaveReceivedEvent.';
  if (isView(received, 'rule')) return 'For a rule there are toHaveMatchedEvent and toMatchEvent.';
  if (isView(received, 'target')) return 'For a target there is toHaveReceivedInvocation.';
  if (isView(received, 'endpoint'))
    return 'The events of an endpoint are on its buses: expect(endpoint.activeBus), for instance.';
  return '';
}

/** Things of the AWS SDK that are easily mistaken for the mock: told by their members, since there may be copies. */
function foreignKind(value: unknown): 'client' | 'command' | 'function' | 'none' {
  if (typeof value === 'function') return 'function';
  if (typeof value !== 'object' || value === null) return 'none';
  if ('middlewareStack' in value) return 'send' in value ? 'client' : 'command';
  return 'none';
}
