import { DEFAULT_PLACE, type Place } from '../text/arn.js';
import { checkMembers, checkObject, refusal } from '../text/given.js';

/** Values that a template does not contain, and how it is loaded. */
export interface TemplateOptions {
  /** Values of the template's parameters, by name. */
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  /** The exports of other stacks by name, for `Fn::ImportValue`. */
  readonly imports?: Readonly<Record<string, string>>;
  /** The parameters of the Systems Manager Parameter Store, by name. */
  readonly parameterStore?: Readonly<Record<string, string>>;
  /** The account that it is deployed to, twelve digits. Default: `123456789012`, as for a mock. */
  readonly account?: string;
  /** The Region that it is deployed to. Default: `AWS_REGION` of the process, or `us-east-1`, as for a mock. */
  readonly region?: string;
  /** The name of the stack, which is the prefix of generated names. Default: `stack`. */
  readonly stackName?: string;
  /** Returns the value of a reference that nothing else can resolve, or undefined if it has none. */
  readonly resolve?: (reference: TemplateReference) => ParameterValue | undefined;
  /** Whether a finding of severity `error` throws an `InvalidTemplate`. Default true. */
  readonly strict?: boolean;
}

/** The value of a parameter; a list for parameters of a list type. */
export type ParameterValue = string | number | boolean | readonly (string | number)[];

/** A reference of a template to something outside of it. */
export interface TemplateReference {
  /** What is referred to. */
  readonly kind: 'parameter' | 'import' | 'parameter-store' | 'secret' | 'attribute' | 'variable';
  /**
   * The name of the parameter, export or secret; the logical id of the resource that has the attribute; or a variable
   * of the Serverless Framework as it is written: `cf:network.BusArn`.
   */
  readonly name: string;
  /** The name of the attribute, for the kind `attribute`. */
  readonly attribute?: string;
  /** The place in the template: `Resources.PaidRule.Properties.EventBusName`. */
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
      throw refusal(`${door}: ${name}`, 'a string', value);
    }
  }
}
