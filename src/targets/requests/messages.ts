/**
 * An asynchronous invocation.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export interface LambdaRequest {
  readonly action: 'lambda:Invoke';
  /** The function's ARN, with the version or alias that the target names. */
  readonly FunctionName: string;
  readonly InvocationType: 'Event';
  /** JSON. */
  readonly Payload: string;
}

/**
 * A message for a queue; deduplicating by content is the queue's own affair.
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export interface SqsRequest {
  readonly action: 'sqs:SendMessage';
  /** In the place of the API's QueueUrl. */
  readonly QueueArn: string;
  readonly MessageBody: string;
  readonly MessageGroupId?: string;
  /** The X-Ray trace header, where the event came with one. */
  readonly MessageSystemAttributes?: {
    readonly AWSTraceHeader: { readonly DataType: 'String'; readonly StringValue: string };
  };
}

/**
 * A message for a topic, without a subject.
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
export interface SnsRequest {
  readonly action: 'sns:Publish';
  readonly TopicArn: string;
  readonly Message: string;
}

/**
 * A record for a data stream.
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html
 */
export interface KinesisRequest {
  readonly action: 'kinesis:PutRecord';
  readonly StreamARN: string;
  /** The text whose UTF-8 bytes the record holds. */
  readonly Data: string;
  readonly PartitionKey: string;
}

/**
 * A record for a delivery stream, without a newline behind it.
 * @see https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecord.html
 */
export interface FirehoseRequest {
  readonly action: 'firehose:PutRecord';
  readonly DeliveryStreamName: string;
  /** `Data` is the text whose UTF-8 bytes the record holds. */
  readonly Record: { readonly Data: string };
}

/**
 * One log event in a stream of its own.
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
 */
export interface LogsRequest {
  readonly action: 'logs:PutLogEvents';
  readonly logGroupName: string;
  readonly logStreamName: string;
  readonly logEvents: readonly [
    {
      /** Milliseconds since 1970. */
      readonly timestamp: number;
      readonly message: string;
    },
  ];
}
