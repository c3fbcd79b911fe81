import { at as memberAt } from '../../simulation/seed/seed-members.js';
import { isObject } from '../../text/kinds-of-values.js';
import type { Findings } from '../findings.js';
import type { DeclaredResource } from '../resolving/references.js';
import { ownMember, type Resolving } from '../resolving/resolving.js';
import { section, type Template } from '../resolving/template.js';
import { transformedMembers } from '../resolving/transformed-members.js';
import { addConnectors, permission, queuePolicy } from './sam-connectors.js';
import { roleOfSchedule, scheduleOfEvent } from './sam-schedules.js';
import { INVOKED, isDeadLetterConfig, ruleEvent, stateOf, targetIdOf, type Invoked } from './sam-events.js';

type Members = Readonly<Record<string, unknown>>;

const TRANSFORM = 'AWS::Serverless-2016-10-31';

const OF_TARGET = ['Input', 'InputPath', 'InputTransformer', 'RetryPolicy'];

/** What an event cannot be without; of the other types, a pattern. */
const SOURCES: Readonly<Record<string, string>> = {
  Schedule: 'Schedule',
  ScheduleV2: 'ScheduleExpression',
};

/**
 * Adds what SAM makes of the events of functions and state machines, rules and schedules with queues and roles, and of
 * connectors.
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

  add(name: string, event: Members): void {
    const { findings } = this.#around;
    const at = memberAt(`${this.#resource.at}.Events`, name);
    const type = event['Type'];
    const properties = ruleEvent(event, this.#invoked, { at, findings });
    if (!properties) return;
    const source = ownMember(SOURCES, String(type)) ?? 'Pattern';
    const id = `${this.#resource.id}${name}`;
    if (properties[source] === undefined) {
      findings.error('missing-property', `${at}.Properties`, `The event needs ${source}.`);
    } else if (type === 'ScheduleV2') this.#addSchedule(id, properties, `${at}.Properties`);
    else this.#addRule(id, properties, `${at}.Properties`);
  }

  #addSchedule(id: string, event: Members, at: string): void {
    const { findings } = this.#around;
    const { RoleArn, Input, RetryPolicy } = event;
    const Arn = this.#arn();
    const DeadLetterConfig = this.#deadLetterConfig(id, event['DeadLetterConfig'], at);
    const role = `${id}Role`;
    const isRoleGiven = RoleArn !== undefined && RoleArn !== '';
    const Target = present({
      ...{ Arn, Input, RetryPolicy, DeadLetterConfig },
      RoleArn: isRoleGiven ? RoleArn : { 'Fn::GetAtt': [role, 'Arn'] },
    });
    const schedule = present({ ...scheduleOfEvent(id, event, { at, findings }), Target });
    const made = this.#make(id, 'AWS::Scheduler::Schedule', schedule);
    for (const origin of ['', '.Target']) findings.comesFrom(made.at + origin, at);
    if (isRoleGiven) return;
    const action = this.#invoked.hasRole ? 'states:StartExecution' : 'lambda:InvokeFunction';
    const queueArn = isObject(DeadLetterConfig) ? DeadLetterConfig['Arn'] : undefined;
    this.#make(role, 'AWS::IAM::Role', roleOfSchedule(action, Arn, queueArn));
  }

  #addRule(id: string, event: Members, at: string): void {
    const { findings } = this.#around;
    const rule = this.#make(id, 'AWS::Events::Rule', {
      ...present({
        Name: event['Schedule'] === undefined ? event['RuleName'] : event['Name'],
        EventBusName: event['EventBusName'],
        EventPattern: event['Pattern'],
        ScheduleExpression: event['Schedule'],
        Description: event['Description'],
        State: stateOf(event, at, findings),
      }),
      Targets: [this.#target(id, event, at)],
    });
    const origins = {
      '.EventPattern': '.Pattern',
      '.ScheduleExpression': '.Schedule',
      '.Targets[0]': '',
      '': '',
    };
    for (const [made, origin] of Object.entries(origins)) findings.comesFrom(rule.at + made, at + origin);
    if (this.#invoked.hasRole) return;
    this.#make(`${id}Permission`, ...permission(this.#alias() ?? this.#resource.id, id));
  }

  #target(id: string, event: Members, at: string): Members {
    const { hasRole, targetId } = this.#invoked;
    const role = `${id}Role`;
    const { RoleArn } = event;
    if (hasRole && RoleArn === undefined) this.#make(role, 'AWS::IAM::Role', {});
    const shaping = Object.fromEntries(OF_TARGET.map((name) => [name, event[name]]));
    return present({
      ...shaping,
      Arn: this.#arn(),
      Id: section(event, 'Target')['Id'] ?? targetIdOf(id, targetId),
      RoleArn: hasRole ? (RoleArn ?? { 'Fn::GetAtt': [role, 'Arn'] }) : undefined,
      DeadLetterConfig: this.#deadLetterConfig(id, event['DeadLetterConfig'], at, (queue) => {
        this.#make(`${id}QueuePolicy`, ...queuePolicy(queue, id));
      }),
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

  /** @param letIn - does what lets EventBridge send to a queue that is made */
  #deadLetterConfig(
    id: string,
    given: unknown,
    at: string,
    letIn: (queue: string) => void = () => undefined,
  ): unknown {
    if (!isObject(given)) return given;
    if (!isDeadLetterConfig(given, at, this.#around.findings)) return undefined;
    if (given['Type'] === undefined) return given;
    const { QueueLogicalId } = given;
    const queue = typeof QueueLogicalId === 'string' ? QueueLogicalId : `${id}Queue`;
    this.#make(queue, 'AWS::SQS::Queue', {});
    letIn(queue);
    return { Arn: { 'Fn::GetAtt': [queue, 'Arn'] } };
  }

  #make(id: string, type: string, properties: Members): DeclaredResource {
    const made = { id, type, properties, at: `${memberAt('Resources', id)}.Properties` };
    this.#around.resources.set(id, made);
    return made;
  }
}

function present(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
