import type { JsonValue } from '../../event/json-value.js';
import { never, resourceOf, resourcePart } from '../accepted-arn.js';
import { objectPayload } from '../payload.js';
import { invalidParameter } from '../refusal.js';
import type { LogsRequest } from '../requests/messages.js';
import type { RefusedRequest, TargetInvocation, TargetKind } from '../target-kind.js';

type LogEvent = LogsRequest['logEvents'][0];

export const cloudWatchLogGroup: TargetKind<LogsRequest> = {
  name: 'CloudWatch Logs log group',
  accepts: resourceOf('logs', 'log-group:'),
  needsRole: never,
  permissions: { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], on: ':*' },
  request(invocation) {
    const entry = logEvent(invocation);
    if ('refused' in entry) return entry;
    return {
      action: 'logs:PutLogEvents',
      logGroupName: resourcePart(invocation.arn, ':', 1),
      logStreamName: invocation.uuid(),
      logEvents: [entry],
    };
  },
};

function logEvent(invocation: TargetInvocation): LogEvent | RefusedRequest {
  const { target, payload, envelope } = invocation;
  if (!target.InputTransformer) return { timestamp: Date.parse(envelope.time), message: payload };
  const shaped = objectPayload('CloudWatch Logs', invocation);
  if ('refused' in shaped) return shaped;
  const timestamp = milliseconds(shaped.members.timestamp);
  const { message } = shaped.members;
  if (timestamp === undefined || typeof message !== 'string') {
    return invalidParameter('A log event has a time as its timestamp and a text as its message.');
  }
  return { timestamp, message };
}

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

function milliseconds(time: JsonValue | undefined): number | undefined {
  if (typeof time === 'number') return Number.isInteger(time) && time >= 0 ? time : undefined;
  if (typeof time !== 'string' || !ISO_TIME.test(time)) return undefined;
  const parsed = Date.parse(time);
  return Number.isNaN(parsed) ? undefined : parsed;
}
