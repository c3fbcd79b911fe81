import { isSlip } from '../../text/nearest-name.js';
import type { Inspected } from '../inspected.js';

/** Names of buses that are most probably meant to be those of the template. */
export function checkUnknownBuses({ declared, loaded, template }: Inspected): void {
  const buses = new Map<string, string>();
  for (const { resource, part } of loaded) {
    if (resource.type === 'AWS::Events::EventBus' && part.kind === 'bus') buses.set(part.bus, resource.id);
  }
  for (const { resource, part } of loaded) {
    const { EventBusName: given } = resource.properties;
    if (!('bus' in part) || typeof given !== 'string' || buses.has(part.bus) || part.bus === 'default')
      continue;
    const isId = declared.get(given)?.type === 'AWS::Events::EventBus';
    const [name, id] =
      [...buses].find(([bus, busId]) => (isId ? busId === given : isSlip(bus, part.bus))) ?? [];
    if (name === undefined || id === undefined) continue;
    const meant = isId
      ? `${id} is the bus ${JSON.stringify(name)}`
      : `${id} is named ${JSON.stringify(name)}`;
    template.findings.warning(
      'unknown-bus',
      `${resource.at}.EventBusName`,
      `The template has no event bus named ${JSON.stringify(part.bus)}, but ${meant}. Refer to ${id} instead of writing a name.`,
    );
  }
}
