/** What is to be cleaned, and when. */
export const plan = new Map<string, string>();

type Cleaning = { readonly room: string; readonly on: string };

/** Invoked for each confirmed booking, and once a day. */
export function handler(event: Cleaning | { readonly 'detail-type': 'Scheduled Event' }): void {
  if ('room' in event) plan.set(event.room, event.on);
  else plan.clear();
}
