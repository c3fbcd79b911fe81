import { string } from '../constraints/shapes.js';

export const archiveName = string({ min: 1, max: 48, pattern: '[\\.\\-_A-Za-z0-9]+' });

/** The model has the same constraints for the ARN of an event bus and for that of an archive. */
export const sourceArn = string({
  min: 1,
  max: 1600,
  pattern: '^arn:aws([a-z]|\\-)*:events:([a-z]|\\d|\\-)*:([0-9]{12})?:.+\\/.+$',
});

export const archiveDescription = string({ max: 512, pattern: '.*' });

export const archiveState = string({
  enum: ['ENABLED', 'DISABLED', 'CREATING', 'UPDATING', 'CREATE_FAILED', 'UPDATE_FAILED'],
});

export const replayName = string({ min: 1, max: 64, pattern: '[\\.\\-_A-Za-z0-9]+' });

export const replayDescription = string({ max: 512, pattern: '.*' });

export const replayState = string({
  enum: ['CANCELLED', 'CANCELLING', 'COMPLETED', 'FAILED', 'RUNNING', 'STARTING'],
});
