import { announce, type Parcel } from './parcel-events.js';

interface ParcelRegistered {
  readonly 'detail-type': 'Parcel Registered';
  readonly detail: Parcel;
}

/** The Lambda function behind the rule "sort-registered-parcels". Sorting takes its time, so tests overlap here. */
export async function sort({ detail }: ParcelRegistered): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 20));
  await announce('Parcel Sorted', detail);
}

/** Registers parcels one after the other. */
export async function takeIn(parcels: readonly Parcel[]): Promise<void> {
  for (const parcel of parcels) await announce('Parcel Registered', parcel);
}
