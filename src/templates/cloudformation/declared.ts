import { at as memberAt } from '../../simulation/seed/seed-members.js';
import { given as shownAs } from '../../text/given.js';
import { isObject } from '../../text/kinds-of-values.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import type { Findings } from '../findings.js';
import type { DeclaredResource } from '../resolving/references.js';
import { ownMember } from '../resolving/resolving.js';
import type { Template } from '../resolving/template.js';
import { transformedMembers } from '../resolving/transformed-members.js';
import { isOfEventBridge, TABLES } from '../../service/cloudformation-types.js';

/**
 * Adds all that are there, by logical id: one whose condition does not hold is not.
 *
 * @param resourcesAt - where they stand in the outermost template
 */
export function declareResources(
  resources: Map<string, DeclaredResource>,
  template: Template,
  resourcesAt: string,
  constructPaths?: ReadonlyMap<string, string>,
): void {
  for (const [id, given] of Object.entries(template.section('Resources'))) {
    const { Type, Properties, Condition } = isObject(given) ? given : {};
    const place = memberAt(resourcesAt, id);
    const constructPath = constructPaths?.get(id);
    if (constructPath !== undefined) template.findings.isBuiltBy(constructPath, place);
    if (typeof Condition === 'string' && !template.condition(Condition, `${place}.Condition`)) continue;
    if (typeof Type !== 'string') reportTypeless(given, place, template.findings);
    const type = typeof Type === 'string' ? Type : '';
    const at = `${place}.Properties`;
    const written = isObject(Properties) ? Properties : {};
    const isLoaded = Object.hasOwn(TABLES, type);
    const properties = isLoaded ? transformedMembers(written, at, template) : written;
    const path = constructPath !== undefined && { constructPath };
    resources.set(id, { id, type, properties, at, ...path });
  }
}

function reportTypeless(resource: unknown, at: string, findings: Findings): void {
  const members = isObject(resource) ? Object.keys(resource) : [];
  const nearest = nearestName('Type', members);
  const hint = nearest === undefined ? '' : ` It has ${JSON.stringify(nearest)}.`;
  const message = isObject(resource)
    ? `A resource needs a Type.${hint}`
    : `A resource must be an object with a Type, not ${shownAs(resource)}.`;
  findings.error('missing-property', at, message);
}

/** By type, or by service: what the mock does not do in its place. */
const NOT_SIMULATED: Readonly<Record<string, (resource: DeclaredResource) => string>> = {
  'AWS::Pipes::Pipe': ({ id, properties: { SourceParameters } }) => {
    const isFiltered = isObject(SourceParameters) && 'FilterCriteria' in SourceParameters;
    const filter = isFiltered ? ` stack.pattern(${JSON.stringify(id)}) has its filter.` : '';
    return `Pipes are not simulated: nothing goes through this one.${filter}`;
  },
  'AWS::Serverless::Application': () => 'The application is not loaded, so its rules are missing.',
  'AWS::EventSchemas': () => 'The schema registry of EventBridge is not simulated.',
};

/** What cannot be loaded of EventBridge, and what belongs to its neighbours. */
export function reportUnloaded(resource: DeclaredResource, findings: Findings): void {
  const { type } = resource;
  const at = resource.at.replace(/\.Properties$/, '');
  if (isOfEventBridge(type) && !Object.hasOwn(TABLES, type)) {
    const hint = didYouMean(nearestName(type, Object.keys(TABLES)));
    findings.error('not-loaded', `${at}.Type`, `${type} is not a type that the kit knows. ${hint}`.trimEnd());
  } else if (type === 'AWS::CloudFormation::Stack') {
    findings.warning('not-loaded', at, 'The nested stack is not loaded, so its rules are missing.');
  } else {
    const why = ownMember(NOT_SIMULATED, type) ?? ownMember(NOT_SIMULATED, type.replace(/::\w+$/, ''));
    if (why !== undefined) findings.note('not-loaded', at, why(resource));
  }
}

/** Whether the template is changed on its way by what the kit does not know. */
export function hasMacros({ Transform }: Readonly<Record<string, unknown>>): boolean {
  return [Transform ?? []].flat().some((name: unknown) => !KNOWN_TRANSFORMS.includes(name));
}

/** They add nothing that is not read here. */
const KNOWN_TRANSFORMS: readonly unknown[] = ['AWS::Serverless-2016-10-31', 'AWS::LanguageExtensions'];
