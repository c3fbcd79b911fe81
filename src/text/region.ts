import { isSlip, nearestName } from './nearest-name.js';

/**
 * The Regions that there were when this was written.
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
const REGIONS = [
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'af-south-1', 'ap-east-1', 'ap-east-2'],
  ...['ap-south-1', 'ap-south-2', 'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-southeast-1'],
  ...['ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5', 'ap-southeast-6'],
  ...[
    'ap-southeast-7',
    'ca-central-1',
    'ca-west-1',
    'eu-central-1',
    'eu-central-2',
    'eu-west-1',
    'eu-west-2',
  ],
  ...['eu-west-3', 'eu-south-1', 'eu-south-2', 'eu-north-1', 'il-central-1', 'me-south-1', 'me-central-1'],
  ...['mx-central-1', 'sa-east-1', 'cn-north-1', 'cn-northwest-1', 'us-gov-east-1', 'us-gov-west-1'],
  ...['us-iso-east-1', 'us-iso-west-1', 'us-isob-east-1', 'us-isof-east-1', 'us-isof-south-1'],
  ...['eu-isoe-west-1', 'eusc-de-east-1'],
];

const SHAPE = /^[a-z]{2,4}(-[a-z]+)+-\d$/;

/**
 * Why a text can be no Region. AWS opens new ones, mostly with a new number: only one that is spelt nearly like
 * another, number apart, is taken for a slip.
 */
export function regionProblem(region: string): { readonly didYouMean?: string } | undefined {
  if (REGIONS.includes(region)) return undefined;
  const near = nearestName(region, REGIONS, 2);
  if (!SHAPE.test(region)) return near === undefined ? {} : { didYouMean: near };
  const place = withoutNumber(region);
  if (near === undefined || REGIONS.some((known) => withoutNumber(known) === place)) return undefined;
  return isSlip(place, withoutNumber(near)) ? { didYouMean: near } : undefined;
}

function withoutNumber(region: string): string {
  return region.replace(/-\d$/, '');
}

/** Where a thing of the same name is, in place of the Region where it was looked for. */
export function inAnotherRegion(what: string, regions: readonly string[], region: string): string {
  const places = regions.length > 1 ? `${regions.slice(0, -1).join(', ')} and ${regions.at(-1)}` : regions[0];
  return (
    `Sent to ${region}; ${what} is in ${places}: give the client that Region, ` +
    `or give the mock the client's: mockEventBridge({ region: '${region}' }).`
  );
}
