import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

const client = new EventBridgeClient({});

export interface Booking {
  readonly id: string;
  readonly room: string;
  readonly from: string;
  readonly until: string;
  readonly nights: number;
}

export async function publish(detailType: string, booking: Booking): Promise<void> {
  const { FailedEntryCount } = await client.send(
    new PutEventsCommand({
      Entries: [
        {
          EventBusName: process.env['BOOKINGS_BUS'],
          Source: 'bookings.api',
          DetailType: detailType,
          Detail: JSON.stringify(booking),
        },
      ],
    }),
  );
  if (FailedEntryCount) throw new Error(`${detailType} of ${booking.id} was not published.`);
}
