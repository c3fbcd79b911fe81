import { given } from '../../text/given.js';
import { isObject } from '../../text/kinds-of-values.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import { parsedJson } from '../../text/parsed-json.js';
import type { FindingKind, Findings } from '../findings.js';
import { scalarText } from '../resolving/resolving.js';
import { isStandIn } from './service-values.js';

export type Members = Readonly<Record<string, unknown>>;

const OF_ALL = ['enabled', 'name', 'description', 'input', 'inputPath', 'inputTransformer'];

/** The members of the events that become rules. */
const EVENTS = {
  eventBridge: ['eventBus', 'pattern', 'schedule', ...OF_ALL, 'retryPolicy', 'deadLetterQueueArn'],
  schedule: ['rate', ...OF_ALL, 'method', 'roleArn', 'timezone', 'groupName'],
  cloudwatchEvent: ['event', ...OF_ALL],
} as const satisfies Record<string, readonly string[]>;

type EventType = keyof typeof EVENTS;

const NEEDED: Readonly<Record<EventType, string>> = {
  eventBridge: 'pattern or schedule',
  schedule: 'rate',
  cloudwatchEvent: 'event',
};

/** What is no text. */
const WHOLE = ['pattern', 'event', 'schedule', 'rate', 'enabled', 'input', 'inputTransformer', 'retryPolicy'];

/** The other ones that the framework has. */
const OTHER_EVENTS = [
  ...['activemq', 'alb', 'alexaSkill', 'alexaSmartHome', 'cloudFront', 'cloudwatchLog', 'cognitoUserPool'],
  ...['http', 'httpApi', 'iot', 'iotFleetProvisioning', 'kafka', 'msk', 'rabbitmq', 's3', 'sns', 'sqs'],
  ...['stream', 'websocket'],
];

const PATTERN = [
  ...['version', 'id', 'detail-type', 'source', 'account', 'time', 'region', 'resources', 'detail', '$or'],
];
const RETRY_POLICY = ['maximumEventAge', 'maximumRetryAttempts'];
const TRANSFORMER = ['inputPathsMap', 'inputTemplate'];

const RATE = /^rate\((?:1 (?:minute|hour|day)|(?:1\d+|[2-9]\d*) (?:minute|hour|day)s)\)$/;
const CRON = /^cron\(\S+ \S+ \S+ \S+ \S+ \S+\)$/;

/** What stands in the list of events, as far as it becomes rules. */
export function eventsIn(item: unknown, at: string, findings: Findings): readonly FunctionEvent[] {
  const members: Members = isObject(item) ? item : typeof item === 'string' ? { [item]: null } : {};
  const types = Object.keys(members);
  return types.flatMap((type) => {
    const place = `${at}.${type}`;
    if (isEventType(type)) {
      const value = members[type];
      const isText = type === 'schedule' && typeof value === 'string';
      const given = isText ? { rate: value } : value;
      if (isStandIn(value)) return [];
      if (isObject(given)) return [new FunctionEvent(type, given, { at: place, isText, findings })];
      findings.error('missing-property', place, noEvent(type, value, types));
    } else if (!OTHER_EVENTS.includes(type)) {
      const near = nearestName(type, Object.keys(EVENTS));
      if (near === undefined || types.includes(near)) return [];
      const message = `The framework has no event ${JSON.stringify(type)}. ${didYouMean(near)}`;
      findings.error('unknown-property', place, message);
    }
    return [];
  });
}

function noEvent(type: EventType, value: unknown, all: readonly string[]): string {
  const known: readonly string[] = EVENTS[type];
  const outside = all.filter((name) => known.includes(name) && name !== type);
  const indent = outside.length === 0 ? '' : ` Indent ${outside.join(', ')} below it.`;
  return `${type} takes an object with ${NEEDED[type]}, not ${given(value ?? null)}.${indent}`;
}

function isEventType(type: string): type is EventType {
  return Object.hasOwn(EVENTS, type);
}

interface Standing {
  readonly at: string;
  /** Whether it is a text that stands for its one member. */
  readonly isText: boolean;
  readonly findings: Findings;
}

/** An event of a function that becomes a rule, or several. */
export class FunctionEvent {
  readonly type: EventType;
  /** Without those that are null, or of which has been told already that they are missing. */
  readonly members: Members;
  readonly at: string;
  /** Whether what makes it a rule is known. */
  readonly isWhole: boolean;
  readonly #isText: boolean;
  readonly #findings: Findings;

  constructor(type: EventType, members: Members, { at, isText, findings }: Standing) {
    this.type = type;
    const known = Object.entries(members).filter(
      ([name, value]) => !(WHOLE.includes(name) && isStandIn(value)),
    );
    this.members = Object.fromEntries(known.filter(([, value]) => value !== null));
    this.isWhole = !NEEDED[type].split(' or ').some((name) => isStandIn(members[name]));
    this.at = at;
    this.#isText = isText;
    this.#findings = findings;
    this.#checkNames(`An event of type ${type}`, this.members, { known: EVENTS[type], at });
  }

  placeOf(member: string): string {
    return this.#isText || member === '' ? this.at : `${this.at}.${member}`;
  }

  refuse(kind: FindingKind, member: string, message: string): void {
    this.#findings.error(kind, this.placeOf(member), message);
  }

  /** A pattern as the framework takes it. */
  pattern(member: string): unknown {
    const pattern = this.members[member];
    if (isObject(pattern) && this.type === 'eventBridge') {
      this.#checkNames('A pattern', pattern, { known: PATTERN, at: this.placeOf(member) });
    } else if (pattern !== undefined && !isObject(pattern)) {
      this.refuse('refused', member, `The framework takes an object, not ${given(pattern)}.`);
    }
    return pattern;
  }

  /** Whether the framework lets a schedule through to AWS. */
  isSchedule(expression: unknown, at: string): boolean {
    if (typeof expression !== 'string' || RATE.test(expression) || CRON.test(expression)) return true;
    if (isStandIn(expression)) return false;
    const message = `The framework refuses the schedule ${JSON.stringify(expression)}. It takes rate(1 hour), rate(5 minutes), and cron(0 12 * * ? *) of six fields with one space between.`;
    this.#findings.error('refused', at, message);
    return false;
  }

  /** What all rules have. */
  get shared(): Members {
    const { enabled, description: Description } = this.members;
    const text = scalarText(enabled);
    if (enabled !== undefined && text !== 'true' && text !== 'false') {
      this.refuse('refused', 'enabled', `enabled must be true or false, not ${given(enabled)}.`);
    }
    return { Description, State: text === 'false' ? 'DISABLED' : 'ENABLED' };
  }

  get retryPolicy(): unknown {
    const { retryPolicy } = this.members;
    if (!isObject(retryPolicy)) return retryPolicy;
    this.#checkNames('retryPolicy', retryPolicy, { known: RETRY_POLICY, at: this.placeOf('retryPolicy') });
    const { maximumEventAge: MaximumEventAgeInSeconds, maximumRetryAttempts: MaximumRetryAttempts } =
      retryPolicy;
    return present({ MaximumEventAgeInSeconds, MaximumRetryAttempts });
  }

  /** What the target gets instead of the event. */
  get input(): Members {
    const { input, inputPath: InputPath } = this.members;
    const [, another] = ['input', 'inputPath', 'inputTransformer'].filter((name) => name in this.members);
    if (another !== undefined) {
      this.refuse('refused', another, 'You can only set one of input, inputPath, or inputTransformer.');
      return {};
    }
    const Input = input === undefined ? undefined : this.#inputText(input);
    if (input !== undefined && Input === undefined) {
      this.refuse('refused', 'input', `input must be an object that is JSON, not ${given(input)}.`);
    }
    return { Input, InputPath, InputTransformer: this.#inputTransformer };
  }

  /** Undefined for what the framework does not take, and for what is part of itself. */
  #inputText(input: unknown): string | undefined {
    if (typeof input === 'string') return this.type === 'eventBridge' ? undefined : input;
    if (!isObject(input)) return undefined;
    const { body } = input;
    // The body of a scheduled input is JSON itself.
    const isJsonWithin = this.type === 'schedule' && typeof body === 'string';
    try {
      return JSON.stringify(isJsonWithin ? { ...input, body: parsedJson(body) ?? body } : input);
    } catch {
      return undefined;
    }
  }

  get #inputTransformer(): unknown {
    const { inputTransformer } = this.members;
    if (!isObject(inputTransformer)) return inputTransformer;
    const at = this.placeOf('inputTransformer');
    this.#checkNames('inputTransformer', inputTransformer, { known: TRANSFORMER, at });
    const { inputPathsMap: InputPathsMap, inputTemplate: InputTemplate } = inputTransformer;
    if (InputTemplate === undefined) {
      this.refuse('missing-property', 'inputTransformer', 'inputTransformer needs inputTemplate.');
      return undefined;
    }
    return present({ InputPathsMap, InputTemplate });
  }

  #checkNames(
    whose: string,
    members: Members,
    { known, at }: { known: readonly string[]; at: string },
  ): void {
    for (const name of Object.keys(members).filter((one) => !known.includes(one))) {
      const hint = didYouMean(nearestName(name, known), `There are ${known.join(', ')}.`);
      const message = `${whose} has no member ${JSON.stringify(name)}. ${hint}`;
      this.#findings.error('unknown-property', `${at}.${name}`, message);
    }
  }
}

export function present(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
