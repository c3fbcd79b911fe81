import { awsEvents, entry, event, type AwsEventBuilder } from '../../src/fixtures.js';

const { s3, ecs, cloudtrail, pipes, scheduler } = awsEvents;

// An event is known by its source, its detail-type, and its detail.
const created = s3.objectCreated({ detail: { object: { key: 'in/1.pdf' } } });
created.source satisfies 'aws.s3';
created['detail-type'] satisfies 'Object Created';
created.detail.object.size satisfies number;
event({ 'detail-type': 'Order Placed', detail: { id: 'o-1' } }).detail.id satisfies string;
entry({ Detail: { id: 'o-1' } }).Detail satisfies string;
scheduler.scheduledEvent().detail satisfies string;

// Members that are there sometimes may be missing.
const task = ecs.taskStateChange({ detail: { containers: [{ exitCode: 1 }], stoppedReason: undefined } });
task.detail.stoppedReason satisfies string | undefined;
// @ts-expect-error: it may be missing
task.detail.stoppedReason satisfies string;

// Who sends for others chooses the names; those of a service stand.
pipes.dynamoDbRecord({ 'detail-type': 'Order Changed' })['detail-type'] satisfies 'Order Changed';
cloudtrail.apiCall()['detail-type'] satisfies 'AWS API Call via CloudTrail';
// @ts-expect-error: the source is that of the service
s3.objectCreated({ source: 'shop' });

// @ts-expect-error: a member of the detail that is misspelt
s3.objectCreated({ detail: { bukket: { name: 'invoices' } } });
// @ts-expect-error: the same deeper inside
s3.objectCreated({ detail: { bucket: { nmae: 'invoices' } } });
// @ts-expect-error: the same in a list
ecs.taskStateChange({ detail: { containers: [{ exitCoed: 1 }] } });
// @ts-expect-error: a reason that S3 does not give
s3.objectCreated({ detail: { reason: 'Put Object' } });
// @ts-expect-error: the spelling of other tools
event({ detailType: 'Order Placed' });
// @ts-expect-error: the spelling of events
entry({ source: 'shop' });

// Builders can be named.
s3.objectCreated satisfies AwsEventBuilder<'aws.s3', 'Object Created', typeof created.detail>;
