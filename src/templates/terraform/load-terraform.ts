import { lint } from '../lint/lint.js';
import { busKey } from '../resources/parts.js';
import { load, type Declarations } from '../resources/load.js';
import { logicalNames } from '../resources/names.js';
import { busName } from '../resolving/known-types.js';
import { scalarText } from '../resolving/resolving.js';
import type { DeclaredResource } from '../resolving/references.js';
import { Findings, InvalidTemplate } from '../findings.js';
import { LoadedStack } from '../loaded-stack.js';
import type { TemplateOptions } from '../options.js';
import { refusedPlaces } from '../schedules/refused-schedules.js';
import { AddressesByArn } from './addresses-by-arn.js';
import { AfterApply } from './after-apply.js';
import { Configuration } from './configuration.js';
import { Declarer, reportUnloaded, type Declared, type Known } from './declared.js';
import type { TerraformDocument, TerraformResource } from './document.js';
import { KnownResources } from './known-resources.js';
import { CALLED, declaredPolicies, NOT_KNOWN } from './policies.js';
import { Places } from './places.js';
import type { TerraformSource } from './read-terraform.js';
import { Targets } from './targets.js';
import { isOfEventBridge } from './types.js';

const NOTHING: TerraformDocument = {
  kind: 'state',
  resources: [],
  read: [],
  configuration: {},
  variables: {},
  isBroken: false,
  isWhole: true,
};

/**
 * Loads what Terraform has planned or made.
 *
 * @throws InvalidTemplate with all findings of severity `error`, unless `strict` is false.
 */
export function loadTerraform(
  { source, document = NOTHING, problem }: TerraformSource,
  options: TemplateOptions,
): LoadedStack {
  const findings = new Findings(new Map());
  if (problem !== undefined) findings.error('syntax', '', problem);
  else reportWhole(document, findings);
  const known = knownOf(document, findings, options);
  const targets = new Map<string, string>();
  const declared = declaredIn(document, known, targets).filter(
    ({ resource }) => !known.afterApply.isIncomplete(resource),
  );
  const addresses = new AddressesByArn(document, known, targets);
  const names = new Map(declared.map((one) => [one.declared, one.name]));
  const policies = declaredPolicies(document, known);
  const all = new Map([...names.keys(), ...policies].map((one) => [one.id, one]));
  const declarations: Declarations = {
    stack: { ...known.places.home, name: 'terraform' },
    findings,
    resolve: (value, at) => {
      if (value === NOT_KNOWN) findings.error('known-after-apply', at, 'The value is known after apply.');
      return value;
    },
    nameOf: (resource: DeclaredResource) =>
      names.get(resource) ?? scalarText(resource.properties['RoleName']) ?? '',
    idsOf: (arn) => addresses.of(arn),
    isOfTerraform: true,
  };
  const { draft, resources } = load(names.keys(), declarations, (resource, part) =>
    part.kind === 'schedules'
      ? refusedPlaces(resource, part, { declared: all, template: declarations, called: CALLED })
      : [],
  );
  const seen = lint({
    declared: all,
    ...{ loaded: resources, template: declarations },
    // Of anything else, too little is declared here.
    mayGrow: true,
    showsPolicies: document.isWhole,
    called: CALLED,
  });
  Object.assign(draft.resources, seen);
  const { strict = true } = options;
  if (strict && findings.errors.length > 0) throw new InvalidTemplate(source, findings.all);
  return new LoadedStack(source, {
    draft,
    resources,
    names: logicalNames(resources, declarations),
    findings,
    exports: () => ({}),
  });
}

function reportWhole({ kind, resources, isBroken }: TerraformDocument, findings: Findings): void {
  if (isBroken) {
    findings.warning('not-loaded', '', 'Terraform failed to make the whole plan, so it may lack resources.');
  }
  if (resources.some(isOfEventBridge)) return;
  const message = `The ${kind} has no resources of EventBridge, such as aws_cloudwatch_event_rule.`;
  findings.warning('missing-resource', '', message);
}

function knownOf(document: TerraformDocument, findings: Findings, options: TemplateOptions): Known {
  const configuration = new Configuration(document.configuration);
  const places = new Places(document, configuration, options);
  const resources = new KnownResources(document, configuration, places);
  const afterApply = new AfterApply(
    resources,
    { configuration, places },
    { findings, resolve: options.resolve },
  );
  return { configuration, places, resources, afterApply, findings, isPlan: document.kind === 'plan' };
}

/** @param arns - gets the ARNs of targets by the addresses of these */
function declaredIn(
  { resources }: TerraformDocument,
  known: Known,
  arns: Map<string, string>,
): readonly Declared[] {
  const declarer = new Declarer(known);
  for (const resource of resources) reportUnloaded(resource, known.findings);
  const managed = resources.filter(isOfEventBridge);
  const ofType = (type: string) =>
    managed.filter((resource) => resource.type === `aws_cloudwatch_event_${type}`);
  for (const resource of managed) declarer.settleName(resource);
  const all = managed.flatMap((resource) => declarer.declared(resource) ?? []);
  const targets = new Targets(known, declarer, all);
  for (const resource of ofType('target')) {
    const arn = targets.add(resource);
    if (arn !== undefined) arns.set(resource.address, arn);
  }
  return ofType('bus_policy').reduce<readonly Declared[]>(
    (others, policy) => withPolicy(others, policy, { known, declarer }),
    all.map((one) => targets.withTargets(one)),
  );
}

/** The policy of a bus is a property of the bus, or all that is declared of it. */
function withPolicy(
  declared: readonly Declared[],
  resource: TerraformResource,
  { known, declarer }: { readonly known: Known; readonly declarer: Declarer },
): readonly Declared[] {
  const { address } = resource;
  const { findings, places } = known;
  const bus = declarer.busOf(resource);
  const given = declarer.properties(resource)['Policy'];
  if (bus === undefined || given === undefined) return declared;
  const name = busKey(bus, places.home);
  const Policy = places.moved(scalarText(given) ?? '');
  reportPermissions(declared, { address, name }, known);
  const own = declared.find((one) => one.declared.type === 'AWS::Events::EventBus' && one.name === name);
  if (!own) {
    if (busName(name) !== 'default') {
      const message = `The event bus ${JSON.stringify(name)} is not in this template. One without settings stands in for it.`;
      findings.note('stand-in', `${address}.event_bus_name`, message);
    }
    const properties = { Name: name, Policy };
    return [
      ...declared,
      { resource, name, declared: { id: address, type: 'AWS::Events::EventBus', properties, at: address } },
    ];
  }
  findings.comesFrom(`${own.declared.at}.Policy`, `${address}.policy`);
  const properties = { ...own.declared.properties, Policy };
  return declared.map((one) => (one === own ? { ...own, declared: { ...own.declared, properties } } : one));
}

/** A policy takes the place of all permissions, and which of them comes last nobody knows. */
function reportPermissions(
  declared: readonly Declared[],
  { address, name }: { readonly address: string; readonly name: string },
  { findings, places }: Known,
): void {
  for (const { declared: other } of declared) {
    const bus = busKey(other.properties['EventBusName'], places.home);
    if (other.type !== 'AWS::Events::EventBusPolicy' || bus !== name) continue;
    const message = `In AWS, ${address} overwrites this permission, or is extended by it. Keep one of them.`;
    findings.warning('duplicate-name', other.at, message);
  }
}
