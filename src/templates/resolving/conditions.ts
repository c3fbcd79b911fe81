import { isObject } from '../../text/kinds-of-values.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import { ownMember, scalarText, textOf, type Resolving } from './resolving.js';

type Decide = (argument: unknown, at: string, template: Resolving) => boolean;

/** The functions of the `Conditions` of a template. */
export const CONDITION_FUNCTIONS: Readonly<Record<string, Decide>> = {
  'Fn::Equals': (argument, at, template) => {
    const values = list(argument).map((value) => template.resolve(value, at));
    const [one, other] = values.map((value) => scalarText(value) ?? JSON.stringify(value));
    return one === other;
  },
  'Fn::Not': (argument, at, template) => !truth(list(argument)[0], at, template),
  'Fn::And': (argument, at, template) => list(argument).every((part) => truth(part, at, template)),
  'Fn::Or': (argument, at, template) => list(argument).some((part) => truth(part, at, template)),
};

/** Whether a condition holds, which is a function or the name of another one. */
export function truth(value: unknown, at: string, template: Resolving): boolean {
  if (typeof value === 'boolean') return value;
  if (isObject(value)) {
    const [name = ''] = Object.keys(value);
    if (name === 'Condition') return template.condition(textOf(value[name], at, template, name), at);
    const decide = ownMember(CONDITION_FUNCTIONS, name);
    if (decide) return decide(value[name], at, template);
    return scalarText(template.resolve(value, at)) === 'true';
  }
  return value === 'true';
}

/** The conditions of a template, each decided once, when it is asked for. */
export class Conditions {
  readonly #given: Readonly<Record<string, unknown>>;
  readonly #decided = new Map<string, (() => boolean) | 'being decided'>();

  constructor(given: Readonly<Record<string, unknown>>) {
    this.#given = given;
  }

  holds(name: string, at: string, template: Resolving): boolean {
    const decided = this.#decided.get(name);
    if (typeof decided === 'function') return decided();
    if (decided === 'being decided') {
      template.findings.error('circular-reference', `Conditions.${name}`, 'The condition depends on itself.');
      return false;
    }
    if (!Object.hasOwn(this.#given, name)) {
      const hint = didYouMean(nearestName(name, Object.keys(this.#given)));
      const message = `There is no condition ${JSON.stringify(name)}. ${hint}`.trimEnd();
      template.findings.error('missing-condition', at, message);
      return false;
    }
    this.#decided.set(name, 'being decided');
    const decide = () => truth(this.#given[name], `Conditions.${name}`, template);
    const holds = template.findings.remembered(decide);
    const verdict = holds();
    this.#decided.set(name, holds);
    return verdict;
  }
}

function list(argument: unknown): readonly unknown[] {
  return Array.isArray(argument) ? argument : [];
}
