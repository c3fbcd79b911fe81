import type { EventsType } from '../service/cloudformation-types.js';
import type { SchedulerType } from './scheduler-properties.js';

/** A CloudFormation template as a plain object, whose JSON text can be deployed. */
export interface CloudFormationTemplate {
  /** The version of the format. */
  readonly AWSTemplateFormatVersion: '2010-09-09';
  /** `Metadata['aws-eventbridge-mock'].omitted` lists what a template cannot express; absent if there is nothing. */
  readonly Metadata?: Readonly<Record<string, { readonly omitted: readonly OmittedFromTemplate[] }>>;
  /** By logical id. */
  readonly Resources: Readonly<Record<string, CloudFormationResource>>;
}

/** One resource of a template. */
export interface CloudFormationResource {
  /** The resource type: `AWS::Events::Rule`. */
  readonly Type: EventsType | SchedulerType;
  /** The properties that the type defines. */
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** Something that the account has and the template does not. */
export interface OmittedFromTemplate {
  /** What it is. */
  readonly kind:
    | 'default bus'
    | 'partner event bus'
    | 'archive'
    | 'event source'
    | 'replay'
    | 'connection'
    | 'API destination'
    | 'target'
    | 'default schedule group'
    | 'schedule group'
    | 'schedule'
    | 'action after completion'
    | 'other account or Region';
  /** Its name; `bus/rule/id` of a target, `group/name` of a schedule and of its action after completion. */
  readonly name: string;
}
