import { publish, type Booking } from './events.js';

/** Invoked for each room that is booked. */
export async function handler({ detail }: { readonly detail: Booking }): Promise<void> {
  await publish('Booking Confirmed', detail);
}
