import type { Environment } from '../environment/environment.js';
import { parseArn } from '../text/arn.js';
import type { InvocationContext } from './target-handler.js';

/** Lambda's default timeout is 3 s, its shortest log stream name is the date; the kit has no configuration to read. */
const TIMEOUT_MS = 3000;

/** The context of one invocation of a function, told from its ARN. */
export function lambdaContext(targetArn: string, environment: Environment): InvocationContext {
  const [, functionName = targetArn, functionVersion = '$LATEST'] =
    parseArn(targetArn)?.resource.split(':') ?? [];
  const startedAt = environment.now();
  const awsRequestId = environment.uuid();
  const day = new Date(startedAt).toISOString().slice(0, 10).replaceAll('-', '/');
  return {
    functionName,
    functionVersion,
    invokedFunctionArn: targetArn,
    memoryLimitInMB: '128',
    awsRequestId,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: `${day}/[${functionVersion}]${awsRequestId.replaceAll('-', '')}`,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, startedAt + TIMEOUT_MS - environment.now()),
  };
}
