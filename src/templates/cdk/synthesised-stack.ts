import type { TemplateOptions } from '../options.js';

/** A stack that the CDK has synthesised. */
export interface SynthesisedStack {
  /** Of its artifact in the cloud assembly. */
  readonly id: string;
  readonly stackName: string;
  /** Its construct path: `Prod/Orders`. */
  readonly path: string;
  /** Empty where the stack is for any. */
  readonly place: Pick<TemplateOptions, 'account' | 'region'>;
  /** Where its template is, unless that is an object. */
  readonly file?: string;
  readonly template: () => StackTemplate;
}

export interface StackTemplate {
  /** The construct path of the stack, where it is known. */
  readonly path?: string;
  readonly value: unknown;
  /** What the CDK wrote down of each construct, by `/` and its path. */
  readonly metadata: unknown;
  /** The template of a nested stack by the resource that it is here; undefined where it is not at hand. */
  readonly nested: (resource: unknown) => unknown;
}
