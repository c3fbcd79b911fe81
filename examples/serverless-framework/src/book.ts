import { publish } from './events.js';

const DAY = 86_400_000;

/** POST /bookings */
export async function handler({ body }: { readonly body: string }): Promise<{ statusCode: number }> {
  const { id, room, from, until } = JSON.parse(body) as Record<'id' | 'room' | 'from' | 'until', string>;
  const nights = (Date.parse(until) - Date.parse(from)) / DAY;
  if (!(nights > 0)) return { statusCode: 400 };
  await publish('Room Booked', { id, room, from, until, nights });
  return { statusCode: 202 };
}
