/** The six parts of an Amazon Resource Name. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** Everything behind the fifth colon. */
  readonly resource: string;
}

/** Takes an ARN apart, or answers undefined for a text that is none. */
export function parseArn(text: string): Arn | undefined {
  const match = /^arn:([^:]+):([^:]+):([^:]*):([^:]*):(.+)$/s.exec(text);
  if (!match) return undefined;
  const [, partition = '', service = '', region = '', account = '', resource = ''] = match;
  return { partition, service, region, account, resource };
}

/** The partition that a Region belongs to. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  if (region.startsWith('us-iso-')) return 'aws-iso';
  if (region.startsWith('us-isob-')) return 'aws-iso-b';
  if (region.startsWith('eu-isoe-')) return 'aws-iso-e';
  if (region.startsWith('us-isof-')) return 'aws-iso-f';
  return 'aws';
}

/** An account in a Region, which owns the names of everything in it. */
export interface Place {
  /** The id of the account, twelve digits. */
  readonly account: string;
  /** A Region such as `us-east-1`. */
  readonly region: string;
}

/** Where an ARN lies; an empty place for a text that is none. */
export function placeOf(arn: string): Place {
  const { account = '', region = '' } = parseArn(arn) ?? {};
  return { account, region };
}

/** Where mocks are at home, and events come from, unless something else is said. */
export const DEFAULT_PLACE: Place = { account: '123456789012', region: 'us-east-1' };

/** The last part of an ARN, by which a person would call the thing; a text that is none as it is. */
export function nameInArn(arn: string): string {
  return (parseArn(arn)?.resource ?? arn).split(/[/:]/).findLast((part) => part !== '') ?? arn;
}
