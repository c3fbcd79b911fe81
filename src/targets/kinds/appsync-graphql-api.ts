import { always, resourceOf, resourcePart } from '../accepted-arn.js';
import { objectPayload } from '../payload.js';
import { missingParameters } from '../refusal.js';
import type { AppSyncRequest } from '../requests/apis.js';
import type { TargetKind } from '../target-kind.js';

export const appSyncGraphqlApi: TargetKind<AppSyncRequest> = {
  name: 'AppSync GraphQL API',
  accepts: resourceOf('appsync', 'endpoints/graphql-api/'),
  needsRole: always,
  request(invocation) {
    const { target, arn } = invocation;
    const query = target.AppSyncParameters?.GraphQLOperation;
    if (query === undefined) return missingParameters('AppSyncParameters', target);
    const shaped = objectPayload('AppSync', invocation);
    if ('refused' in shaped) return shaped;
    return {
      action: 'appsync:GraphQL',
      apiId: resourcePart(arn, '/', 2),
      query,
      variables: shaped.members,
    };
  },
};
