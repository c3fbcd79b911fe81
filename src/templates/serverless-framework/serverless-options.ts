import { checkObject } from '../../text/given.js';
import { checkTemplateOptions, type TemplateOptions } from '../options.js';

/** Values that a service does not contain, and how it is loaded. */
export interface ServerlessOptions extends TemplateOptions {
  /** The stage, as given by `--stage`. Default: `provider.stage` of the service, or `dev`. */
  readonly stage?: string;
  /**
   * Values of variables, by the text between their braces: `{ 'env:TOPIC': 'orders', 'cf:network.BusArn': 'arn:…' }`.
   * They take precedence over what the service defines.
   */
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** @throws TypeError for options that nobody would read, or of another kind. */
export function checkServerlessOptions(door: string, options: ServerlessOptions): void {
  checkObject(door, 'its options as an object', options);
  const withoutVariables = { ...options, variables: undefined };
  checkTemplateOptions(door, withoutVariables, ['stage', 'variables']);
  if (options.variables === undefined) return;
  checkObject(`${door}: variables`, 'values by name', options.variables);
  const other = Object.keys(options.variables).find((name) => !/^[a-z][\w.-]*[(:]/.test(name));
  if (other === undefined) return;
  throw new TypeError(
    `${door}: variables has ${JSON.stringify(other)}, which does not name a variable. The name is what is between the braces: "env:TOPIC".`,
  );
}
