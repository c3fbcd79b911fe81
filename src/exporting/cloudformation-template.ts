import type { EventsType } from '../service/cloudformation-types.js';

/** A template of CloudFormation as a plain object: its JSON text can be deployed. */
export interface CloudFormationTemplate {
  readonly AWSTemplateFormatVersion: '2010-09-09';
  /** `Metadata['aws-eventbridge-mock'].omitted`, where the account has what no template can say. */
  readonly Metadata?: Readonly<Record<string, { readonly omitted: readonly OmittedFromTemplate[] }>>;
  /** By logical id. */
  readonly Resources: Readonly<Record<string, CloudFormationResource>>;
}

export interface CloudFormationResource {
  readonly Type: EventsType;
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** What the account has, and the template does not. */
export interface OmittedFromTemplate {
  readonly kind:
    | 'default bus'
    | 'partner event bus'
    | 'archive'
    | 'event source'
    | 'replay'
    | 'connection'
    | 'API destination'
    | 'target'
    | 'other account or Region';
  readonly name: string;
}
