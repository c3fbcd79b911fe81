import { pageOf } from '../paging.js';
import { ServiceFault } from '../service-fault.js';
import { invalid } from './scheduler-faults.js';

interface Request {
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

/** One page, as `pageOf` makes it for EventBridge. */
export function schedulerPage<Item>(
  listing: Parameters<typeof pageOf<Item>>[0],
  { MaxResults, NextToken }: Request,
): ReturnType<typeof pageOf<Item>> {
  try {
    return pageOf(listing, { Limit: MaxResults, ...(NextToken !== undefined && { NextToken }) });
  } catch (error) {
    throw error instanceof ServiceFault ? invalid('Invalid NextToken.') : error;
  }
}
