import { at as memberAt } from '../../simulation/seed/seed-members.js';
import { isObject } from '../../text/kinds-of-values.js';
import type { Inspected } from '../inspected.js';
import type { DeclaredResource } from '../resolving/references.js';
import { patternObject } from './rules.js';

type Members = Readonly<Record<string, unknown>>;

/** A pattern of a template that the service takes. */
export interface LoadedPattern {
  readonly resource: DeclaredResource;
  readonly pattern: Members;
  /** Where the template says it. */
  readonly at: string;
  /** Whether it stands there as a text, so that its members have no places. */
  readonly isText: boolean;
  /** What a pattern that nothing matches comes to. */
  readonly inVain: string;
}

/** Those of rules and archives. */
export function loadedPatterns({ loaded }: Pick<Inspected, 'loaded'>): LoadedPattern[] {
  return loaded.flatMap(({ resource, part }) => {
    if (part.kind !== 'rules' && part.kind !== 'archives') return [];
    const { EventPattern: given } = part.given;
    const pattern = patternObject(given);
    const inVain = part.kind === 'rules' ? 'the rule never matches' : 'the archive keeps nothing';
    if (!pattern) return [];
    return [
      { resource, pattern, at: `${resource.at}.EventPattern`, isText: typeof given === 'string', inVain },
    ];
  });
}

/** A member of a pattern. */
export interface PatternMember {
  readonly name: string;
  readonly value: unknown;
  readonly at: string;
  /** The names and indexes that lead there. */
  readonly steps: readonly (string | number)[];
  readonly insideOr: boolean;
}

/** The members of a part of a pattern, and those of the branches of its `$or`. */
export function membersOf(
  part: Members,
  { at, steps, insideOr }: Pick<PatternMember, 'at' | 'steps' | 'insideOr'>,
): PatternMember[] {
  return Object.entries(part).flatMap(([name, value]) => {
    const member = { name, value, at: memberAt(at, name), steps: [...steps, name], insideOr };
    if (name !== '$or' || !Array.isArray(value)) return [member];
    return value.flatMap((branch: unknown, index) => {
      const around = { at: `${member.at}[${index}]`, steps: [...member.steps, index], insideOr: true };
      return isObject(branch) ? membersOf(branch, around) : [];
    });
  });
}

/** The fields of a pattern at any depth, with what they accept. */
export function fieldsOf(members: readonly PatternMember[]): PatternMember[] {
  return members.flatMap((member) =>
    isObject(member.value) ? fieldsOf(membersOf(member.value, member)) : [member],
  );
}

/** The member of an event that a name at the top of a pattern speaks of: names are joined with dots. */
export function memberOfEvent({ steps }: PatternMember): string {
  const first = steps.find((step) => typeof step === 'string' && step !== '$or');
  return String(first).split('.', 1)[0] ?? '';
}
