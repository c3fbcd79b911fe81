import { nonPartnerEventBusNameOrArn } from '../constraints/member-shapes.js';
import { list, required, string, structure, timestamp } from '../constraints/shapes.js';
import { openEndpoint } from '../endpoints/endpoint-entrance.js';
import type { Operation } from '../operation.js';
import { putEach } from './entry.js';
import { putEntry, type Sender } from './put-entry.js';

const entry = structure(
  {
    Time: timestamp,
    Source: string(),
    Resources: list(string({ max: 2048 })),
    DetailType: string(),
    Detail: string(),
    EventBusName: nonPartnerEventBusNameOrArn,
    TraceHeader: string({ min: 1, max: 500 }),
  },
  { className: 'PutEventsRequestEntry', hiddenMembers: ['kmsKeyIdentifier', 'internalMetadata'] },
);

/** @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
export const PutEvents: Operation<'PutEvents'> = {
  input: structure({
    Entries: required(list(entry, { min: 1, max: 10 })),
    EndpointId: string({ min: 1, max: 50, pattern: '^[A-Za-z0-9\\-]+[\\.][A-Za-z0-9\\-]+$' }),
  }),
  handle: ({ Entries, EndpointId }, context) => {
    const sender: Sender =
      EndpointId === undefined ? 'customer' : { through: openEndpoint(EndpointId, context) };
    return putEach(Entries, (given) => putEntry(given, sender, context), context);
  },
};
