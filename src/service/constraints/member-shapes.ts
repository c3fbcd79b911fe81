import { integer, list, required, string, structure } from './shapes.js';

/** Shapes that several resource families share. Lengths and patterns are the API model's. */
export const resourceArn = string({ min: 1, max: 1600 });
export const kmsKeyIdentifier = string({ max: 2048, pattern: '^[a-zA-Z0-9_\\-/:]*$' });
export const deadLetterConfig = structure({ Arn: resourceArn }, { className: 'DeadLetterConfig' });
export const tagKey = string({ min: 1, max: 128 });
export const tag = structure(
  { Key: required(tagKey), Value: required(string({ min: 0, max: 256 })) },
  { className: 'Tag' },
);
export const tagList = list(tag);

export const eventBusName = string({ min: 1, max: 256, pattern: '[/\\.\\-_A-Za-z0-9]+' });
export const nonPartnerEventBusName = string({ min: 1, max: 256, pattern: '[\\.\\-_A-Za-z0-9]+' });
const busArnPrefix = '(arn:aws[\\w-]*:events:[a-z]+-[a-z]+-[\\w-]+:[0-9]{12}:event-bus\\/)?';
export const eventBusNameOrArn = string({
  min: 1,
  max: 1600,
  pattern: `${busArnPrefix}[/\\.\\-_A-Za-z0-9]+`,
});
export const nonPartnerEventBusNameOrArn = string({
  min: 1,
  max: 1600,
  pattern: `${busArnPrefix}[\\.\\-_A-Za-z0-9]+`,
});
export const eventSourceName = string({
  min: 1,
  max: 256,
  pattern: 'aws\\.partner(/[\\.\\-_A-Za-z0-9]+){2,}',
});

export const ruleName = string({ min: 1, max: 64, pattern: '[\\.\\-_A-Za-z0-9]+' });
export const eventPattern = string({ max: 4096 });
export const targetArn = string({ min: 1, max: 1600 });
export const roleArn = string({ min: 1, max: 1600 });

export const paging = {
  NextToken: string({ min: 1, max: 2048 }),
  Limit: integer({ min: 1, max: 100 }),
};
