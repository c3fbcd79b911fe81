import { ENVELOPE_MEMBERS, isOnTheWire } from '../../event/envelope.js';
import { nearestName } from '../../text/nearest-name.js';

/** The member of an event that a name most probably means: `detail-type` for `detailType` and `DetailType`. */
export function nearestMember(name: string): string | undefined {
  if (isOnTheWire(name)) return name;
  const bare = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, '');
  return (
    ENVELOPE_MEMBERS.find((member) => bare(member) === bare(name)) ?? nearestName(name, ENVELOPE_MEMBERS, 2)
  );
}
