import { at as memberAt } from '../../simulation/seed/seed-members.js';
import { isObject } from '../../text/kinds-of-values.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import type { Findings } from '../findings.js';
import type { DeclaredResource } from '../resolving/references.js';
import { ownMember, type Resolving } from '../resolving/resolving.js';
import { section, type Template } from '../resolving/template.js';
import { transformedMembers } from '../resolving/transformed-members.js';
import { addConnectors, permission, queuePolicy } from './sam-connectors.js';

type Members = Readonly<Record<string, unknown>>;

const TRANSFORM = 'AWS::Serverless-2016-10-31';

/** What SAM makes of the events of a resource. */
interface Invoked {
  /** What the Id of a target ends in. */
  readonly targetId: string;
  /** Whether SAM makes a role for each event. */
  readonly hasRole: boolean;
}

const INVOKED: Readonly<Record<string, Invoked>> = {
  'AWS::Serverless::Function': { targetId: 'LambdaTarget', hasRole: false },
  'AWS::Serverless::StateMachine': { targetId: 'StepFunctionsTarget', hasRole: true },
};

const OF_PATTERN = ['Pattern', 'EventBusName', 'RuleName', 'Target'];
const OF_TARGET = ['Input', 'InputPath', 'InputTransformer', 'RetryPolicy'];
const OF_ALL = [...OF_TARGET, 'DeadLetterConfig', 'State', 'Enabled'];

/** The properties of the types of events that become rules. */
const EVENTS: Readonly<Record<string, readonly string[]>> = {
  EventBridgeRule: [...OF_PATTERN, ...OF_ALL],
  CloudWatchEvent: [...OF_PATTERN, ...OF_ALL],
  Schedule: ['Schedule', 'Name', 'Description', 'RoleArn', ...OF_ALL],
};

const SCHEDULER =
  'ScheduleV2 is a schedule of EventBridge Scheduler, which is not simulated: it starts nothing. Type: Schedule makes a rule.';

/**
 * Adds what SAM makes of the events of functions and state machines, rules with queues and roles, and of connectors.
 * @see https://github.com/aws/serverless-application-model/blob/develop/samtranslator/model/eventsources/push.py
 */
export function addServerless(
  resources: Map<string, DeclaredResource>,
  sections: Members,
  template: Template,
): void {
  const { findings } = template;
  const { Transform } = sections;
  const isTransformed = [Transform].flat().includes(TRANSFORM);
  const globals = section(section(sections, 'Globals'), 'Function');
  for (const resource of [...resources.values()]) {
    const invoked = ownMember(INVOKED, resource.type);
    if (!invoked) continue;
    if (!isTransformed) {
      findings.error('not-loaded', resource.at, `${resource.type} needs Transform: ${TRANSFORM}.`);
      continue;
    }
    const expansion = new Expansion(resource, invoked, { resources, findings, globals });
    for (const [name, event] of Object.entries(eventsOf(resource, template))) {
      if (isObject(event)) expansion.add(name, event);
    }
  }
  if (isTransformed) addConnectors(resources, template.section('Resources'));
}

function eventsOf({ properties, at }: DeclaredResource, template: Resolving): Members {
  return transformedMembers(section(properties, 'Events'), `${at}.Events`, template);
}

interface Around {
  readonly resources: Map<string, DeclaredResource>;
  readonly findings: Findings;
  readonly globals: Members;
}

/** What SAM makes of one function or state machine. */
class Expansion {
  readonly #resource: DeclaredResource;
  readonly #invoked: Invoked;
  readonly #around: Around;

  constructor(resource: DeclaredResource, invoked: Invoked, around: Around) {
    this.#resource = resource;
    this.#invoked = invoked;
    this.#around = around;
  }

  add(name: string, { Type: type, Properties }: Members): void {
    const { findings } = this.#around;
    const eventAt = memberAt(`${this.#resource.at}.Events`, name);
    if (type === 'ScheduleV2') findings.note('not-loaded', eventAt, SCHEDULER);
    const known = typeof type === 'string' ? ownMember(EVENTS, type) : undefined;
    if (!known) return;
    const event = isObject(Properties) ? Properties : {};
    const at = `${eventAt}.Properties`;
    for (const property of Object.keys(event).filter((given) => !known.includes(given))) {
      const hint = didYouMean(nearestName(property, known));
      const message = `An event of type ${String(type)} has no property ${JSON.stringify(property)}. ${hint}`;
      findings.error('unknown-property', `${at}.${property}`, message.trimEnd());
    }
    const source = type === 'Schedule' ? 'Schedule' : 'Pattern';
    if (event[source] === undefined) findings.error('missing-property', at, `The event needs ${source}.`);
    else this.#addRule(`${this.#resource.id}${name}`, event, at);
  }

  #addRule(id: string, event: Members, at: string): void {
    const { findings } = this.#around;
    const rule = this.#make(id, 'AWS::Events::Rule', {
      ...present({
        Name: event['RuleName'] ?? event['Name'],
        EventBusName: event['EventBusName'],
        EventPattern: event['Pattern'],
        ScheduleExpression: event['Schedule'],
        Description: event['Description'],
        State: this.#stateOf(event, at),
      }),
      Targets: [this.#target(id, event)],
    });
    const origins = {
      '.EventPattern': '.Pattern',
      '.ScheduleExpression': '.Schedule',
      '.Targets[0]': '',
      '': '',
    };
    for (const [made, origin] of Object.entries(origins)) findings.comesFrom(rule.at + made, at + origin);
    if (!this.#invoked.hasRole)
      this.#make(`${id}Permission`, ...permission(this.#alias() ?? this.#resource.id, id));
  }

  #target(id: string, event: Members): Members {
    const { hasRole, targetId } = this.#invoked;
    const role = `${id}Role`;
    if (hasRole) this.#make(role, 'AWS::IAM::Role', {});
    const shaping = Object.fromEntries(OF_TARGET.map((name) => [name, event[name]]));
    return present({
      ...shaping,
      Arn: this.#arn(),
      Id: section(event, 'Target')['Id'] ?? `${id}${targetId}`,
      RoleArn: hasRole ? { 'Fn::GetAtt': [role, 'Arn'] } : event['RoleArn'],
      DeadLetterConfig: this.#deadLetterConfig(id, event['DeadLetterConfig']),
    });
  }

  #arn(): Members {
    const alias = this.#alias();
    return alias === undefined ? { 'Fn::GetAtt': [this.#resource.id, 'Arn'] } : { Ref: alias };
  }

  /** With AutoPublishAlias, events go to the alias. */
  #alias(): string | undefined {
    const { id, properties } = this.#resource;
    const alias = this.#invoked.hasRole
      ? undefined
      : (properties['AutoPublishAlias'] ?? this.#around.globals['AutoPublishAlias']);
    if (alias === undefined) return undefined;
    const aliasId = `${id}Alias${typeof alias === 'string' ? alias : ''}`;
    this.#make(aliasId, 'AWS::Lambda::Alias', { FunctionName: { Ref: id }, Name: alias });
    return aliasId;
  }

  #deadLetterConfig(id: string, given: unknown): unknown {
    if (!isObject(given) || given['Type'] === undefined) return given;
    const { QueueLogicalId } = given;
    const queue = typeof QueueLogicalId === 'string' ? QueueLogicalId : `${id}Queue`;
    this.#make(queue, 'AWS::SQS::Queue', {});
    this.#make(`${id}QueuePolicy`, ...queuePolicy(queue, id));
    return { Arn: { 'Fn::GetAtt': [queue, 'Arn'] } };
  }

  #stateOf({ State, Enabled }: Members, at: string): unknown {
    if (State !== undefined && Enabled !== undefined) {
      const message = 'State and Enabled Properties cannot both be specified.';
      this.#around.findings.error('refused', `${at}.Enabled`, message);
    }
    if (typeof Enabled !== 'boolean') return State ?? stateOfText(Enabled);
    return Enabled ? 'ENABLED' : 'DISABLED';
  }

  #make(id: string, type: string, properties: Members): DeclaredResource {
    const made = { id, type, properties, at: `${memberAt('Resources', id)}.Properties` };
    this.#around.resources.set(id, made);
    return made;
  }
}

/** `Enabled` as a text. */
function stateOfText(enabled: unknown): string | undefined {
  return enabled === 'true' ? 'ENABLED' : enabled === 'false' ? 'DISABLED' : undefined;
}

function present(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
