/** Where the members of an operation's input travel; what is not named here is in the body. */
export interface Binding {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** What the path begins with: `/schedules`. */
  readonly root: string;
  /** The member whose value is the rest of the path. */
  readonly label?: string;
  /** The members in the query, by the names that they have there. */
  readonly query?: Readonly<Record<string, string>>;
  /** Whether there is a body. */
  readonly hasBody?: boolean;
}

const SCHEDULES = '/schedules';
const GROUPS = '/schedule-groups';
const TAGS = '/tags';

const schedule = { root: SCHEDULES, label: 'Name' } as const;
const group = { root: GROUPS, label: 'Name' } as const;
const tagged = { root: TAGS, label: 'ResourceArn' } as const;
const page = { MaxResults: 'MaxResults', NamePrefix: 'NamePrefix', NextToken: 'NextToken' } as const;

/**
 * The operations of EventBridge Scheduler over HTTP. A group's name travels under three names.
 * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Operations.html
 */
export const BINDINGS: Readonly<Record<string, Binding>> = {
  CreateSchedule: { ...schedule, method: 'POST', hasBody: true },
  GetSchedule: { ...schedule, method: 'GET', query: { groupName: 'GroupName' } },
  UpdateSchedule: { ...schedule, method: 'PUT', hasBody: true },
  DeleteSchedule: {
    ...schedule,
    method: 'DELETE',
    query: { groupName: 'GroupName', clientToken: 'ClientToken' },
  },
  ListSchedules: {
    root: SCHEDULES,
    method: 'GET',
    query: { ...page, ScheduleGroup: 'GroupName', State: 'State' },
  },
  CreateScheduleGroup: { ...group, method: 'POST', hasBody: true },
  GetScheduleGroup: { ...group, method: 'GET' },
  DeleteScheduleGroup: { ...group, method: 'DELETE', query: { clientToken: 'ClientToken' } },
  ListScheduleGroups: { root: GROUPS, method: 'GET', query: page },
  TagResource: { ...tagged, method: 'POST', hasBody: true },
  UntagResource: { ...tagged, method: 'DELETE', query: { TagKeys: 'TagKeys' } },
  ListTagsForResource: { ...tagged, method: 'GET' },
};

/** The first part of every path that an operation has. */
export const ROOTS: readonly string[] = [SCHEDULES, GROUPS, TAGS];
