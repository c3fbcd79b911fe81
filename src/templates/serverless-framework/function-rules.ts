import { scalarText } from '../resolving/resolving.js';
import { present, type FunctionEvent, type Members } from './function-event.js';
import type { MadeResource, ServiceFunction } from './made-resource.js';
import { canBeScheduled, scheduleOf, type Rate } from './function-schedules.js';
import { busId, normalized, ruleId, ruleName, targetId } from './naming.js';

/** What becomes a rule of an event. */
interface EventRule {
  readonly id: string;
  readonly permissionId: string;
  readonly properties: Members;
  readonly target: Members;
  /** Where properties come from that not every event has. */
  readonly origins: Readonly<Record<string, string>>;
}

/** How an event says that it is a schedule of EventBridge Scheduler. */
const SCHEDULER = 'scheduler';

/** Where each property of a rule stands in an event. */
const ORIGINS = {
  '': '',
  '.Name': '.name',
  '.Description': '.description',
  '.State': '.enabled',
  '.Targets[0]': '',
  '.Targets[0].Input': '.input',
  '.Targets[0].InputPath': '.inputPath',
  '.Targets[0].InputTransformer': '.inputTransformer',
  '.Targets[0].InputTransformer.InputPathsMap': '.inputTransformer.inputPathsMap',
  '.Targets[0].InputTransformer.InputTemplate': '.inputTransformer.inputTemplate',
};

const EVENT_BRIDGE_ORIGINS = {
  '.EventBusName': '.eventBus',
  '.EventPattern': '.pattern',
  '.ScheduleExpression': '.schedule',
  '.Targets[0].RetryPolicy': '.retryPolicy',
  '.Targets[0].RetryPolicy.MaximumEventAgeInSeconds': '.retryPolicy.maximumEventAge',
  '.Targets[0].RetryPolicy.MaximumRetryAttempts': '.retryPolicy.maximumRetryAttempts',
  '.Targets[0].DeadLetterConfig': '.deadLetterQueueArn',
  '.Targets[0].DeadLetterConfig.Arn': '.deadLetterQueueArn',
};

/**
 * The resources that the framework makes of the events of a function, as far as they are of EventBridge.
 * @see https://www.serverless.com/framework/docs/providers/aws/events/event-bridge
 */
export class FunctionRules {
  readonly made: MadeResource[] = [];
  readonly #of: ServiceFunction;
  readonly #arn: unknown;
  readonly #roleArn: unknown;
  #schedules = 0;
  #cloudWatchEvents = 0;

  /**
   * @param arn - what the events go to
   * @param roleArn - the role of the function
   */
  constructor(of: ServiceFunction, arn: unknown, roleArn: unknown) {
    this.#of = of;
    this.#arn = arn;
    this.#roleArn = roleArn;
  }

  /** @param position - among all events of the function, from 1 on */
  add(event: FunctionEvent, position: number): void {
    if (!event.isWhole) return;
    if (event.type === 'eventBridge') this.#addEventBridge(event, position);
    else if (event.type === 'schedule') this.#addSchedule(event);
    else this.#addCloudWatchEvent(event);
  }

  #addEventBridge(event: FunctionEvent, position: number): void {
    const { schedule, name: given, deadLetterQueueArn: Arn } = event.members;
    const pattern = event.pattern('pattern');
    if (pattern === undefined && schedule === undefined) {
      event.refuse('missing-property', '', 'The event needs pattern or schedule.');
      return;
    }
    const name = scalarText(given) ?? ruleName(this.#of.name, position);
    this.#addRule(event, {
      id: ruleId(this.#of.name, position),
      permissionId: `${normalized(this.#of.key)}EventBridgeLambdaPermission${position}`,
      properties: {
        Name: name,
        EventBusName: this.#busOf(event),
        EventPattern: pattern,
        ScheduleExpression: schedule,
      },
      target: {
        Id: targetId(name),
        RetryPolicy: event.retryPolicy,
        DeadLetterConfig: Arn === undefined ? undefined : { Arn },
      },
      origins: EVENT_BRIDGE_ORIGINS,
    });
  }

  /** The framework makes a bus that is given by its name alone. */
  #busOf(event: FunctionEvent): unknown {
    const { eventBus } = event.members;
    if (typeof eventBus !== 'string' || eventBus === '') return eventBus;
    if (eventBus === 'default') return undefined;
    if (eventBus.startsWith('arn')) return eventBus.slice(eventBus.indexOf('/') + 1);
    this.made.push({
      id: busId(eventBus),
      type: 'AWS::Events::EventBus',
      properties: { Name: eventBus },
      at: event.placeOf('eventBus'),
    });
    return eventBus;
  }

  #addSchedule(event: FunctionEvent): void {
    const { rate, name } = event.members;
    const rates: readonly unknown[] = Array.isArray(rate) ? rate : rate === undefined ? [] : [rate];
    const first = this.#schedules + 1;
    this.#schedules += rates.length;
    if (rates.length === 0) event.refuse('missing-property', '', 'The event needs rate.');
    else if (rates.length > 1 && name !== undefined) {
      event.refuse(
        'refused',
        'name',
        'You cannot specify a name when defining more than one rate expression.',
      );
    } else if (this.#isTaken(event)) {
      for (const [index, expression] of rates.entries()) {
        const at = `${event.placeOf('rate')}${Array.isArray(rate) ? `[${index}]` : ''}`;
        if (event.isSchedule(expression, at)) this.#addRate(event, { expression, number: first + index, at });
      }
    }
  }

  #isTaken(event: FunctionEvent): boolean {
    if (event.members['method'] === SCHEDULER) return canBeScheduled(event);
    for (const member of ['timezone', 'groupName'].filter((one) => one in event.members)) {
      event.refuse('refused', member, `${member} needs method: scheduler, which makes no rule.`);
    }
    return true;
  }

  #addRate(event: FunctionEvent, rate: Rate): void {
    if (event.members['method'] === SCHEDULER) {
      const target = { arn: this.#arn, roleArn: this.#roleArn };
      this.made.push(scheduleOf(event, rate, this.#of, target));
      return;
    }
    const start = normalized(this.#of.key);
    this.#addRule(event, {
      id: `${start}EventsRuleSchedule${rate.number}`,
      permissionId: `${start}LambdaPermissionEventsRuleSchedule${rate.number}`,
      properties: { Name: event.members['name'], ScheduleExpression: rate.expression },
      target: { Id: `${this.#of.key}Schedule` },
      origins: { '.ScheduleExpression': rate.at.slice(event.at.length) },
    });
  }

  #addCloudWatchEvent(event: FunctionEvent): void {
    this.#cloudWatchEvents += 1;
    const pattern = event.pattern('event');
    if (pattern === undefined) {
      event.refuse('missing-property', '', 'The event needs event, which is its pattern.');
      return;
    }
    const start = normalized(this.#of.key);
    this.#addRule(event, {
      id: `${start}EventsRuleCloudWatchEvent${this.#cloudWatchEvents}`,
      permissionId: `${start}LambdaPermissionEventsRuleCloudWatchEvent${this.#cloudWatchEvents}`,
      properties: { Name: event.members['name'], EventPattern: pattern },
      target: { Id: `${this.#of.key}CloudWatchEvent` },
      origins: { '.EventPattern': '.event' },
    });
  }

  #addRule(event: FunctionEvent, { id, permissionId, properties, target, origins }: EventRule): void {
    const { at } = event;
    const Targets = [present({ Arn: this.#arn, ...target, ...event.input })];
    const all = present({ ...properties, ...event.shared, Targets });
    this.made.push({
      id,
      type: 'AWS::Events::Rule',
      properties: all,
      at,
      origins: { ...ORIGINS, ...origins },
    });
    this.made.push({
      id: permissionId,
      type: 'AWS::Lambda::Permission',
      properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: this.#arn,
        Principal: 'events.amazonaws.com',
        SourceArn: { 'Fn::GetAtt': [id, 'Arn'] },
      },
      at,
    });
  }
}
