import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

const client = new EventBridgeClient({});

export interface Loan {
  readonly book: string;
  readonly reader: { readonly name: string; readonly email: string };
}

/** POST /loans */
export async function handler({ body }: { readonly body: string }): Promise<{ readonly statusCode: number }> {
  const { book, reader } = JSON.parse(body) as Loan;
  const detail: Loan = { book, reader: { ...reader, email: reader.email.toLowerCase() } };
  const { FailedEntryCount } = await client.send(
    new PutEventsCommand({
      Entries: [
        {
          EventBusName: process.env['BUS'],
          Source: 'library.loans',
          DetailType: 'Book Lent',
          Detail: JSON.stringify(detail),
        },
      ],
    }),
  );
  return { statusCode: FailedEntryCount ? 500 : 202 };
}
