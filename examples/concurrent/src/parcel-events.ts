import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

/** One client for the whole process. Every test that runs at the same time sends through it. */
const client = new EventBridgeClient({});

export interface Parcel {
  readonly id: string;
  readonly depot: string;
}

export type Milestone = 'Parcel Registered' | 'Parcel Sorted' | 'Parcel Delivered';

export async function announce(milestone: Milestone, parcel: Parcel): Promise<void> {
  const { Entries: [entry] = [] } = await client.send(
    new PutEventsCommand({
      Entries: [
        {
          EventBusName: 'parcels',
          Source: 'post.parcels',
          DetailType: milestone,
          Detail: JSON.stringify(parcel),
        },
      ],
    }),
  );
  if (entry?.ErrorCode !== undefined) throw new Error(`${entry.ErrorCode}: ${entry.ErrorMessage}`);
}
