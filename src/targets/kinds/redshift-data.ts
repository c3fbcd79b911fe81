import { always, resourceOf, resourcePart } from '../accepted-arn.js';
import { definedMembers } from '../../text/defined-members.js';
import { resolveDynamicPaths } from '../dynamic-paths.js';
import { invalidParameter, missingParameters, pathsFindNothing } from '../refusal.js';
import type { RedshiftBatchRequest, RedshiftRequest } from '../requests/data.js';
import type { RefusedRequest, TargetInvocation, TargetKind } from '../target-kind.js';

type StatementRequest = RedshiftRequest | RedshiftBatchRequest;

export const redshiftCluster: TargetKind<StatementRequest> = {
  name: 'Redshift cluster',
  accepts: resourceOf('redshift', 'cluster:'),
  needsRole: always,
  request: (invocation) => statement(invocation, { ClusterIdentifier: resourcePart(invocation.arn, ':', 1) }),
};

export const redshiftServerlessWorkgroup: TargetKind<StatementRequest> = {
  name: 'Redshift Serverless workgroup',
  accepts: resourceOf('redshift-serverless', 'workgroup/'),
  needsRole: always,
  request: (invocation) => statement(invocation, { WorkgroupName: String(invocation.target.Arn) }),
};

type Place = Pick<StatementRequest, 'ClusterIdentifier' | 'WorkgroupName'>;

function statement({ target, event }: TargetInvocation, place: Place): StatementRequest | RefusedRequest {
  const { parameters, missing } = resolveDynamicPaths(target.RedshiftDataParameters, event);
  const { Database, DbUser, SecretManagerArn, StatementName, WithEvent, Sql, Sqls = [] } = parameters ?? {};
  if (Database === undefined) return missingParameters('RedshiftDataParameters', target);
  if (missing.length > 0) return pathsFindNothing(missing);
  if ((Sql === undefined) === (Sqls.length === 0)) {
    return invalidParameter('Either Sql or Sqls says what the Redshift Data API runs.');
  }
  const members = {
    ...place,
    Database,
    ...definedMembers({ DbUser, SecretArn: SecretManagerArn, StatementName, WithEvent }),
  };
  return Sql === undefined
    ? { action: 'redshift-data:BatchExecuteStatement', ...members, Sqls }
    : { action: 'redshift-data:ExecuteStatement', ...members, Sql };
}
