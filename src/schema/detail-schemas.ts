import type { StandardSchema } from './standard-schema.js';
/** A schema for the detail of each detail-type, or of some. */
export type SchemasOf<Events> = {
  readonly [DetailType in keyof Events]?: StandardSchema<Events[DetailType]>;
};
