import type { Members } from './function-event.js';

/** A function of a service. */
export interface ServiceFunction {
  /** What the service calls it. */
  readonly key: string;
  /** What AWS calls it. */
  readonly name: string;
  readonly members: Members;
  /** Where the service has it. */
  readonly at: string;
}

/** A resource of the template, and where the service says its properties. */
export interface MadeResource {
  readonly id: string;
  readonly type: string;
  readonly properties: Members;
  readonly at: string;
  /** By the way to a property: the way to what it was made from. */
  readonly origins?: Readonly<Record<string, string>>;
  readonly Condition?: string;
}
