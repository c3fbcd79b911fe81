import { didYouMean, nearestName } from '../../text/nearest-name.js';
import type { Findings } from '../findings.js';
import { busKey } from '../resources/parts.js';
import { scalarText } from '../resolving/resolving.js';
import type { Declared, Declarer, Known } from './declared.js';
import { listOf, membersOf, type Members, type TerraformResource } from './document.js';
import { generatedName, GENERATED } from './generated-names.js';

/** Puts targets, which Terraform has as resources, on their rules. */
export class Targets {
  readonly #known: Known;
  readonly #declarer: Declarer;
  readonly #rules = new Map<string, Declared>();
  readonly #targets = new Map<Declared, Members[]>();

  constructor(known: Known, declarer: Declarer, declared: readonly Declared[]) {
    this.#known = known;
    this.#declarer = declarer;
    const rules = declared.filter((one) => one.declared.type === 'AWS::Events::Rule');
    for (const rule of rules) this.#rules.set(this.#keyOf(busOf(rule), rule.name), rule);
  }

  /** Answers the ARN of the target, where it has a rule. */
  add(resource: TerraformResource): string | undefined {
    const rule = this.#ruleOf(resource);
    if (!rule) return undefined;
    const targets = this.#targets.get(rule) ?? [];
    this.#targets.set(rule, targets);
    const { afterApply, configuration, findings, isPlan } = this.#known;
    const made = `${rule.declared.at}.Targets[${targets.length}]`;
    findings.comesFrom(made, resource.address);
    const properties = this.#declarer.properties(resource, made);
    const Arn =
      properties['Arn'] ??
      afterApply.value({
        resource,
        path: 'arn',
        kind: 'arn',
        expression: configuration.expressionsOf(resource)['arn'],
      });
    const target = {
      ...properties,
      Arn,
      Id: scalarText(resource.values['target_id']) || generatedName(GENERATED, resource.address),
    };
    targets.push(isPlan ? { ...target, ...plannedRetries(resource, properties, findings) } : target);
    return scalarText(Arn);
  }

  /** The rule with its targets. */
  withTargets(rule: Declared): Declared {
    const Targets = this.#targets.get(rule);
    if (!Targets) return rule;
    return { ...rule, declared: { ...rule.declared, properties: { ...rule.declared.properties, Targets } } };
  }

  #ruleOf(resource: TerraformResource): Declared | undefined {
    const name = this.#declarer.ruleOf(resource);
    const bus = this.#declarer.busOf(resource);
    if (name === undefined || bus === undefined) return undefined;
    const rule = this.#rules.get(this.#keyOf(bus, name));
    if (!rule) this.#reportMissing(resource, name, bus);
    return rule;
  }

  #reportMissing({ address }: TerraformResource, name: string, bus: string): void {
    const rules = [...this.#rules.values()];
    const same = rules.find((rule) => rule.name === name);
    const near = nearestName(
      name,
      rules.map((rule) => rule.name),
    );
    const hint = same
      ? `The rule of this name is on the event bus ${JSON.stringify(busOf(same))}, which event_bus_name must name.`
      : didYouMean(near);
    const message = `There is no rule ${JSON.stringify(name)} on the event bus ${JSON.stringify(bus)}. ${hint}`;
    const at = `${address}.${same ? 'event_bus_name' : 'rule'}`;
    this.#known.findings.error('missing-resource', at, message.trimEnd());
  }

  #keyOf(bus: string, name: string): string {
    return JSON.stringify([busKey(bus, this.#known.places.home), name]);
  }
}

function busOf({ declared }: Declared): string {
  return scalarText(declared.properties['EventBusName']) ?? 'default';
}

/**
 * The provider sends 0 for what a retry policy leaves out.
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/38265
 */
function plannedRetries(
  { address, values }: TerraformResource,
  properties: Members,
  findings: Findings,
): Members {
  const [policy] = listOf(values['retry_policy']);
  const at = `${address}.retry_policy`;
  if (policy?.['maximum_event_age_in_seconds'] === null) {
    const message =
      'maximum_event_age_in_seconds is not set: the provider sends 0, which AWS refuses. Set it to 60 or more.';
    findings.warning('refused', at, message);
  }
  if (policy?.['maximum_retry_attempts'] !== null) return {};
  const message =
    'maximum_retry_attempts is not set: the provider sends 0, so nothing is retried. Set it, to at most 185.';
  findings.warning('refused', at, message);
  return { RetryPolicy: { ...membersOf(properties['RetryPolicy']), MaximumRetryAttempts: 0 } };
}
