import type { JsonValue } from '../../event/json-value.js';
import { always, resourceOf, resourcePart } from '../accepted-arn.js';
import { objectPayload } from '../payload.js';
import type { CodeBuildRequest } from '../requests/jobs.js';
import type { TargetKind } from '../target-kind.js';

export const codeBuildProject: TargetKind<CodeBuildRequest> = {
  name: 'CodeBuild project',
  accepts: resourceOf('codebuild', 'project/'),
  needsRole: always,
  request(invocation) {
    const shaped = objectPayload('CodeBuild', invocation);
    if ('refused' in shaped) return shaped;
    const given = Object.entries(shaped.members).filter(([name]) => isMemberOfStartBuild(name));
    const members: Readonly<Record<string, JsonValue>> = Object.fromEntries(given);
    return {
      ...members,
      action: 'codebuild:StartBuild',
      projectName: resourcePart(invocation.arn, '/', 1),
    };
  },
};

const OTHER_MEMBERS = ['sourceVersion', 'debugSessionEnabled', 'idempotencyToken'];

function isMemberOfStartBuild(name: string): boolean {
  return name.endsWith('Override') || OTHER_MEMBERS.includes(name);
}
