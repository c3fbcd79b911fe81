import * as sdk from '@aws-sdk/client-scheduler';
import { afterEach, beforeEach, vi } from 'vitest';
import { mockEventBridge, type EventBridgeMock, type EventBridgeMockOptions } from '../../src/index.js';

export const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:sweep';
export const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:orders';
export const LOST = 'arn:aws:sqs:us-east-1:123456789012:lost';
export const ROLE = 'arn:aws:iam::123456789012:role/scheduler';
/** A schedule as a client makes it. */
export const JOB = {
  Name: 'job',
  ScheduleExpression: 'rate(1 hour)',
  FlexibleTimeWindow: { Mode: 'OFF' },
  Target: { Arn: QUEUE, RoleArn: ROLE },
} as const;
export const BEGINNING = new Date('2026-01-10T09:00:00Z');

type ScheduleInput = Partial<Omit<sdk.CreateScheduleCommandInput, 'Target'>> & {
  readonly Target?: Partial<sdk.Target>;
};

/** An account whose time begins on 10 January 2026 at nine, with a client of EventBridge Scheduler. */
export class SchedulerAccount {
  readonly client = new sdk.SchedulerClient({});
  #mock: EventBridgeMock | undefined;
  readonly #options: EventBridgeMockOptions;

  constructor(options: EventBridgeMockOptions = {}) {
    this.#options = options;
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ['Date'], now: BEGINNING });
      this.#mock = mockEventBridge(this.#options);
    });
    afterEach(() => {
      this.#mock?.restore();
      vi.useRealTimers();
    });
  }

  get mock(): EventBridgeMock {
    if (!this.#mock) throw new Error('The mock is there while a test runs.');
    return this.#mock;
  }

  async create(ScheduleExpression: string, input: ScheduleInput = {}): Promise<void> {
    await this.client.send(new sdk.CreateScheduleCommand(scheduleInput(ScheduleExpression, input)));
  }

  async update(ScheduleExpression: string, input: ScheduleInput = {}): Promise<void> {
    await this.client.send(new sdk.UpdateScheduleCommand(scheduleInput(ScheduleExpression, input)));
  }

  /** The names of the schedules that there are. */
  async names(): Promise<(string | undefined)[]> {
    const { Schedules = [] } = await this.client.send(new sdk.ListSchedulesCommand({}));
    return Schedules.map(({ Name }) => Name);
  }

  /** When the schedule `job` was due and invoked its target. */
  get runs(): string[] {
    return this.mock
      .schedule('job')
      .invocations()
      .map(({ scheduledTime }) => scheduledTime.toISOString().replace(/(:00)?\.000Z$/, 'Z'));
  }
}

function scheduleInput(
  ScheduleExpression: string,
  { Target, ...input }: ScheduleInput,
): sdk.CreateScheduleCommandInput {
  return {
    Name: 'job',
    FlexibleTimeWindow: { Mode: 'OFF' },
    ScheduleExpression,
    ...input,
    Target: { Arn: FUNCTION, RoleArn: ROLE, ...Target },
  };
}
