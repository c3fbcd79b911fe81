import type { ApiName } from './api.js';
import { apiNamed } from './apis.js';
import type { Member } from './constraints/shapes.js';
import type { OperationName } from './operation.js';
import type { ScheduleOperationName } from './scheduler-operations.js';

/** What is done with each property of a type of resource. Names that are missing here are refused as unknown. */
export interface ResourceTable {
  /** The operation that makes such a resource: its input tells which properties are numbers. */
  readonly operation: OperationName | ScheduleOperationName;
  /** Whose operation that is. Default: that of EventBridge. */
  readonly api?: ApiName;
  readonly required: readonly string[];
  readonly loaded: readonly string[];
  /** By name: why a property is not loaded. */
  readonly refused?: Readonly<Record<string, string>>;
  /** What the operation takes, and Terraform with it, and CloudFormation does not. */
  readonly withoutCloudFormation?: readonly string[];
}

/**
 * Every property of every type.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_Events.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_Scheduler.html
 */
export const TABLES = {
  'AWS::Events::EventBus': {
    operation: 'CreateEventBus',
    required: ['Name'],
    loaded: ['Name', 'Description', 'KmsKeyIdentifier', 'DeadLetterConfig', 'LogConfig', 'Policy', 'Tags'],
    refused: {
      EventSourceName: 'A partner event bus needs its partner event source first, which no template has.',
    },
  },
  'AWS::Events::Rule': {
    operation: 'PutRule',
    required: [],
    loaded: [
      ...['Name', 'EventBusName', 'EventPattern', 'ScheduleExpression', 'State', 'Description', 'RoleArn'],
      ...['Targets', 'Tags'],
    ],
  },
  'AWS::Events::EventBusPolicy': {
    operation: 'PutPermission',
    required: ['StatementId'],
    loaded: ['StatementId', 'EventBusName', 'Statement', 'Action', 'Principal', 'Condition'],
  },
  'AWS::Events::Archive': {
    operation: 'CreateArchive',
    required: ['SourceArn'],
    loaded: ['SourceArn', 'ArchiveName', 'EventPattern', 'RetentionDays', 'Description', 'KmsKeyIdentifier'],
  },
  'AWS::Events::Connection': {
    operation: 'CreateConnection',
    required: [],
    loaded: [
      ...['Name', 'AuthorizationType', 'AuthParameters', 'Description', 'InvocationConnectivityParameters'],
      'KmsKeyIdentifier',
    ],
  },
  'AWS::Events::ApiDestination': {
    operation: 'CreateApiDestination',
    required: ['ConnectionArn', 'HttpMethod', 'InvocationEndpoint'],
    loaded: [
      ...['ConnectionArn', 'HttpMethod', 'InvocationEndpoint', 'Name', 'Description'],
      'InvocationRateLimitPerSecond',
    ],
  },
  'AWS::Events::Endpoint': {
    operation: 'CreateEndpoint',
    required: ['EventBuses', 'RoutingConfig'],
    loaded: ['EventBuses', 'RoutingConfig', 'Name', 'Description', 'ReplicationConfig', 'RoleArn'],
  },
  'AWS::Scheduler::ScheduleGroup': {
    operation: 'CreateScheduleGroup',
    api: 'EventBridge Scheduler',
    required: [],
    loaded: ['Name', 'Tags'],
  },
  'AWS::Scheduler::Schedule': {
    operation: 'CreateSchedule',
    api: 'EventBridge Scheduler',
    required: ['FlexibleTimeWindow', 'ScheduleExpression', 'Target'],
    loaded: [
      ...['Name', 'GroupName', 'Description', 'ScheduleExpression', 'ScheduleExpressionTimezone'],
      ...['StartDate', 'EndDate', 'State', 'FlexibleTimeWindow', 'Target', 'KmsKeyArn'],
    ],
    withoutCloudFormation: ['ActionAfterCompletion'],
  },
} as const satisfies Readonly<Record<string, ResourceTable>>;

export type EventsType = keyof typeof TABLES;

/** In the order in which they are made: what others need comes before them. */
export const ORDER: readonly EventsType[] = [
  'AWS::Events::Connection',
  'AWS::Events::ApiDestination',
  'AWS::Events::EventBus',
  'AWS::Events::EventBusPolicy',
  'AWS::Events::Archive',
  'AWS::Events::Rule',
  'AWS::Events::Endpoint',
  'AWS::Scheduler::ScheduleGroup',
  'AWS::Scheduler::Schedule',
];

/** The members of what makes a resource of a type. */
export function membersOf({ api = 'EventBridge', operation }: ResourceTable): readonly Member[] {
  return apiNamed(api).operations[operation]?.input.members ?? [];
}

/** Whether a type is one of the APIs that are simulated, known or not. */
export function isOfEventBridge(type: string): boolean {
  return type.startsWith('AWS::Events::') || type.startsWith('AWS::Scheduler::');
}
