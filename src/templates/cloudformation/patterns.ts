import { recordPattern } from '../../event/record-pattern.js';
import { isObject, listOf, memberOf } from '../../text/kinds-of-values.js';
import { parsedJson } from '../../text/parsed-json.js';
import { findingText } from '../findings.js';
import type { StackPatterns } from '../loaded-stack.js';
import { isPending } from '../resolving/imports.js';
import type { DeclaredResource } from '../resolving/references.js';
import { ownMember } from '../resolving/resolving.js';
import type { Template } from '../resolving/template.js';

type Properties = Readonly<Record<string, unknown>>;

/** What makes the pattern of a resource, by its type. @throws Error where it has none, or one that cannot be told. */
const READERS: Readonly<Record<string, (resource: DeclaredResource, template: Template) => object>> = {
  'AWS::Events::Rule': eventPattern,
  'AWS::Events::Archive': eventPattern,
  'AWS::Pipes::Pipe': filterPattern,
};

/** The patterns of rules, archives and pipes by logical id, each evaluated when it is asked for. */
export function patternsOf(resources: Iterable<DeclaredResource>, template: Template): StackPatterns {
  const patterns = new Map<string, () => object>();
  for (const resource of resources) {
    const read = ownMember(READERS, resource.type);
    if (read) patterns.set(resource.id, () => read(resource, template));
  }
  return patterns;
}

function eventPattern({ id, type, properties, at }: DeclaredResource, template: Template): object {
  const { EventPattern } = evaluated(properties, ['EventPattern'], at, template);
  if (EventPattern !== undefined) return patternObject(EventPattern, `${at}.EventPattern`);
  const what = type === 'AWS::Events::Rule' ? 'It runs by its schedule.' : 'It keeps every event.';
  throw new Error(`${JSON.stringify(id)} has no pattern. ${what}`);
}

/** Of several filters one has to match, which `$or` says in a pattern. */
function filterPattern({ id, properties, at }: DeclaredResource, template: Template): object {
  const { SourceParameters } = evaluated(properties, ['SourceParameters'], at, template);
  const filters = memberOf(memberOf(SourceParameters, 'FilterCriteria'), 'Filters');
  const place = `${at}.SourceParameters.FilterCriteria.Filters`;
  const patterns = listOf(filters).map((filter, index) =>
    patternObject(memberOf(filter, 'Pattern'), `${place}[${index}].Pattern`),
  );
  const [first, second] = patterns;
  if (first === undefined) {
    throw new Error(`The pipe ${JSON.stringify(id)} has no filter. It takes every record of its source.`);
  }
  return recordPattern(second === undefined ? first : { $or: patterns });
}

/** @throws Error for what could not run. */
function evaluated(
  properties: Properties,
  names: readonly string[],
  at: string,
  template: Template,
): Properties {
  const given = Object.fromEntries(Object.entries(properties).filter(([name]) => names.includes(name)));
  const { result: value, said } = template.findings.overhear(() => template.resolve(given, at));
  const error = said.find(({ severity }) => severity === 'error');
  if (error || isPending(value))
    throw new Error(`The pattern is not known:\n\n${error ? findingText(error) : ''}`);
  return isObject(value) ? value : {};
}

function patternObject(value: unknown, at: string): object {
  const pattern = typeof value === 'string' ? parsedJson(value) : value;
  if (isObject(pattern)) return pattern;
  throw new Error(`${at} is not a JSON object.`);
}
