import { violationsText } from '../../service/constraints/constraint-text.js';
import { violationsOf } from '../../service/constraints/constraints.js';
import { structure } from '../../service/constraints/shapes.js';
import { groupName } from '../../service/scheduler/schedule-shapes.js';
import { given as shownAs } from '../../text/given.js';
import { isObject } from '../../text/kinds-of-values.js';
import type { FindingKind } from '../findings.js';
import { calledIn, quietValue } from '../inspected.js';
import { saidPolicy } from '../policies/said-policy.js';
import { isPending } from '../resolving/imports.js';
import type { DeclaredResource } from '../resolving/references.js';
import type { Part } from '../resources/draft.js';
import { namedSchedule } from '../resources/parts.js';
import type { Properties } from '../resources/properties.js';
import { inCloudFormation } from '../resources/schedule-refusals.js';
import { executionRole, untrustingLines, type Seen } from './execution-role.js';

type SchedulePart = Part & { readonly name: string };

interface Wrong {
  readonly kind: FindingKind;
  /** The place in the schedule: `.Target`. */
  readonly where: string;
  readonly message: string;
}

/**
 * Tells of what the simulated service cannot see in a schedule: what CloudFormation asks for, and the role, which AWS
 * looks at when a schedule is made. Answers the places.
 */
export function refusedPlaces(resource: DeclaredResource, part: SchedulePart, seen: Seen): readonly string[] {
  const { findings, isOfTerraform = false } = seen.template;
  const wrong = [
    ...wrongGroup(resource, seen),
    ...(isOfTerraform ? [] : [...wrongDates(part.given)]),
    ...wrongTarget(part.given),
    ...untrustedBy(part, seen),
  ];
  for (const { kind, where, message } of wrong) findings.error(kind, resource.at + where, message);
  const places = wrong.map(({ where }) => where);
  // What stands behind a slash in the name of a group is not the name of the schedule.
  return places.includes(GROUP) ? [...places, '.Name'] : places;
}

const GROUP = '.GroupName';

/** A seed has both names in one: with a slash in that of the group, it would be told of another one. */
function* wrongGroup(resource: DeclaredResource, seen: Seen): Generator<Wrong> {
  const GroupName = quietValue(resource, 'GroupName', seen)?.value;
  if (typeof GroupName !== 'string' || !GroupName.includes('/') || isPending(GroupName)) return;
  const violations = violationsOf({ GroupName }, structure({ GroupName: groupName }));
  const answer = violationsText(violations);
  yield { kind: 'refused', where: GROUP, message: handedOn(answer, seen) };
}

const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** The API takes any time; CloudFormation wants milliseconds. */
function* wrongDates(given: Properties): Generator<Wrong> {
  for (const name of ['StartDate', 'EndDate']) {
    const date = given[name];
    const isRight = typeof date === 'string' && DATE.test(date) && !Number.isNaN(Date.parse(date));
    if (date === undefined || isPending(date) || isRight) continue;
    const message = `${name} needs to follow the format yyyy-MM-ddTHH:mm:ss.SSSZ`;
    yield { kind: 'refused', where: `.${name}`, message };
  }
}

function* wrongTarget({ Target }: Properties): Generator<Wrong> {
  const where = '.Target';
  if (!isObject(Target)) {
    const message = `Target is an object with Arn and RoleArn, not ${shownAs(Target)}.`;
    if (!isPending(Target)) yield { kind: 'refused', where, message };
  } else if (Target['RoleArn'] === undefined) {
    const message =
      'Target needs RoleArn: a role that scheduler.amazonaws.com can assume and that can invoke the target.';
    yield { kind: 'missing-property', where, message };
  }
}

/** CreateSchedule asks whether it may take on the role. */
function* untrustedBy(part: SchedulePart, seen: Seen): Generator<Wrong> {
  const role = executionRole(part.given['Target'], seen);
  const document = role && saidPolicy(role, 'AssumeRolePolicyDocument', seen);
  if (!document) return;
  const lines = untrustingLines(document, namedSchedule(part).group, seen);
  if (!lines) return;
  const message = [
    handedOn(UNTRUSTED, seen),
    `In ${calledIn(seen, 'AssumeRolePolicyDocument')} of ${role.id}:`,
    ...(lines.length === 0 ? ['  No statement allows anything.'] : lines),
    ...(lines.some((line) => SCHEDULE_ARN.test(line)) ? [NO_SCHEDULE] : []),
  ];
  yield { kind: 'refused', where: '.Target.RoleArn', message: message.join('\n') };
}

function handedOn(answer: string, { template }: Seen): string {
  return template.isOfTerraform === true ? answer : inCloudFormation(answer);
}

const UNTRUSTED = 'The execution role you provide must allow AWS EventBridge Scheduler to assume the role.';
const SCHEDULE_ARN = /asks for aws:SourceArn .*:scheduler:[^"]*:schedule\//i;
const NO_SCHEDULE = 'AWS gives the ARN of the group as aws:SourceArn, never that of a schedule.';
