import { ruleArn } from '../../account/events-arn.js';
import { parseArn, type Place } from '../../text/arn.js';
import { isObject } from '../../text/kinds-of-values.js';
import { parsedJson } from '../../text/parsed-json.js';
import type { Inspected } from '../inspected.js';
import type { DeclaredResource } from '../resolving/references.js';

type Members = Readonly<Record<string, unknown>>;

/** A rule that was loaded. */
export interface LoadedRule {
  readonly resource: DeclaredResource;
  readonly bus: string;
  readonly name: string;
  readonly arn: string;
  readonly given: Members;
  readonly isEnabled: boolean;
  /** As an object, also where the template has it as a text. */
  readonly pattern: Members | undefined;
  readonly targets: readonly LoadedTarget[];
  /** Whether the template has others, which were refused. */
  readonly hasRefusedTargets: boolean;
}

export interface LoadedTarget {
  /** Where the template says it. */
  readonly at: string;
  /** Empty for an API destination of the same template, whose id the account draws. */
  readonly arn: string;
  readonly given: Members;
}

/** The rules that were loaded, and where. */
export interface Rules extends Pick<Inspected, 'loaded'> {
  readonly template: { readonly stack: Place };
}

/** What checks look at, with the rules read once for all of them. */
export interface Checked extends Inspected {
  readonly rules: readonly LoadedRule[];
}

export function loadedRules({ loaded, template }: Rules): LoadedRule[] {
  return loaded.flatMap(({ resource, part, refusedTargets }) => {
    if (part.kind !== 'rules') return [];
    const { bus, name, given } = part;
    const arn = busArnOf(bus) === undefined ? ruleArn(template.stack, bus, name) : '';
    const { EventPattern: pattern, State, Targets } = given;
    const list = [Targets].flat();
    const places = [...list, ...refusedTargets].map((_, place) => place);
    const kept = places.filter((place) => !refusedTargets.has(place));
    const targets = list.flatMap((target, index) => {
      return isObject(target)
        ? [loadedTarget(target, `${resource.at}.Targets[${kept[index] ?? index}]`)]
        : [];
    });
    const hasRefusedTargets = refusedTargets.size > 0;
    const isEnabled = State !== 'DISABLED';
    return [
      {
        ...{ resource, bus, name, arn, given, isEnabled, targets, hasRefusedTargets },
        pattern: patternObject(pattern),
      },
    ];
  });
}

function loadedTarget(given: Members, at: string): LoadedTarget {
  const { Arn } = given;
  return { at, arn: typeof Arn === 'string' ? Arn : '', given };
}

/** The ARN of a bus that is none of this place, which a seed calls it by. */
function busArnOf(bus: string): string | undefined {
  return parseArn(bus) && bus;
}

/** What a pattern says that was taken: an object, or its JSON text. */
export function patternObject(pattern: unknown): Members | undefined {
  const value = typeof pattern === 'string' ? parsedJson(pattern) : pattern;
  return isObject(value) ? value : undefined;
}

/** The same text for values that mean the same, in whatever order their members stand. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const names = isObject(value) ? Object.keys(value).sort() : [];
  if (!isObject(value) || names.length === 0) return JSON.stringify(value);
  let members = '';
  for (const name of names) {
    if (value[name] !== undefined) members += `${JSON.stringify(name)}:${canonical(value[name])},`;
  }
  return `{${members}}`;
}
