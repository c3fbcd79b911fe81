import { DEFAULT_PLACE, type Place } from '../text/arn.js';
import { checkMembers, checkObject, refusal } from '../text/given.js';

/** What a template does not say itself. */
export interface TemplateOptions {
  /** Values of the template's parameters, by name. */
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  /** What other stacks export, by the name of the export: for `Fn::ImportValue`. */
  readonly imports?: Readonly<Record<string, string>>;
  /** What the Parameter Store of Systems Manager has, by name. */
  readonly parameterStore?: Readonly<Record<string, string>>;
  /** Default: 123456789012, as of a mock. */
  readonly account?: string;
  /** Default: `AWS_REGION` of the process, else us-east-1, as of a mock. */
  readonly region?: string;
  /** It begins the names that AWS makes up. Default: `stack`. */
  readonly stackName?: string;
  /** Answers what a template refers to and nothing else tells; undefined where it does not know either. */
  readonly resolve?: (reference: TemplateReference) => ParameterValue | undefined;
  /** Whether a finding of severity `error` throws an `InvalidTemplate`. Default true. */
  readonly strict?: boolean;
}

export type ParameterValue = string | number | boolean | readonly (string | number)[];

/** What a template refers to and cannot know. */
export interface TemplateReference {
  readonly kind: 'parameter' | 'import' | 'parameter-store' | 'secret' | 'attribute' | 'variable';
  /**
   * Of the parameter, the export, the secret; the logical id of the resource that has the attribute; a variable of the
   * Serverless Framework as it is written: `cf:network.BusArn`.
   */
  readonly name: string;
  readonly attribute?: string;
  /** Where the template says it. */
  readonly at: string;
}

/** The stack that a template is thought to be deployed as. */
export interface Stack extends Place {
  readonly name: string;
}

/** Where a mock would live, and a stack of any name. */
export function stackOf({ account, region, stackName }: TemplateOptions): Stack {
  return {
    account: account ?? DEFAULT_PLACE.account,
    region: region ?? (process.env['AWS_REGION'] || DEFAULT_PLACE.region),
    name: stackName ?? 'stack',
  };
}

const OPTIONS = [
  ...(['parameters', 'imports', 'parameterStore', 'account', 'region', 'stackName', 'resolve'] as const),
  'strict',
] as const satisfies (keyof TemplateOptions)[];

/**
 * @param more - the names of texts that the door takes besides
 * @throws TypeError for options that nobody would read, or of another kind.
 */
export function checkTemplateOptions(
  door: string,
  options: TemplateOptions,
  more: readonly string[] = [],
): void {
  checkObject(door, 'its options as an object', options);
  checkMembers(door, options, [...more, ...OPTIONS]);
  for (const name of ['parameters', 'imports', 'parameterStore'] as const) {
    if (options[name] !== undefined) checkObject(`${door}: ${name}`, 'values by name', options[name]);
  }
  for (const name of ['account', 'region', 'stackName', ...more]) {
    const value: unknown = Reflect.get(options, name);
    if (value !== undefined && (typeof value !== 'string' || value === '')) {
      throw refusal(`${door}: ${name}`, 'a text', value);
    }
  }
}
