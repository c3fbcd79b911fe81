import type { AnyTemplateOptions } from '../../templates/any-template.js';
import { definedMembers } from '../../text/defined-members.js';
import { didYouMean } from '../../text/nearest-name.js';
import { regionProblem } from '../../text/region.js';
import { namedValues, oneOf, type Arguments } from '../arguments.js';
import { WrongUse } from '../wrong-use.js';
import type { Severity } from './report.js';

/** What a check was asked for. */
export interface CheckSettings {
  readonly templates: readonly string[];
  /** Those that no option was in front of. */
  readonly positionals: readonly string[];
  readonly events: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly parameterFiles: readonly string[];
  /** What else every template is told. */
  readonly options: AnyTemplateOptions;
  readonly requires: { readonly match: boolean; readonly everyRule: boolean };
  readonly failOn: Severity;
  readonly isVerbose: boolean;
  readonly form: 'pretty' | 'json' | 'github';
  /** Undefined where the terminal decides. */
  readonly isColoured: boolean | undefined;
}

/** @throws WrongUse for values that make no sense, alone or together. */
export function checkSettings({ positionals, values }: Arguments): CheckSettings {
  const all = (name: string): readonly string[] => values.get(name) ?? [];
  const is = (name: string): boolean => values.has(name);
  const named = (name: string) => namedValues(`--${name}`, all(name));
  for (const [one, other] of EXCLUSIVE) {
    if (is(one) && is(other)) throw new WrongUse(`--${one} and --${other} exclude each other.`);
  }
  const templates = [...new Set(all('template'))];
  if (templates.length === 0) {
    throw new WrongUse('A template is missing, such as template.yaml or the folder cdk.out.');
  }
  return {
    templates,
    positionals,
    events: all('events'),
    parameters: named('parameter'),
    parameterFiles: all('parameters'),
    options: { ...placeFrom(values), imports: named('import'), parameterStore: named('parameter-store') },
    requires: { match: is('require-match'), everyRule: is('require-every-rule') },
    failOn: oneOf('--fail-on', all('fail-on')[0] ?? 'warning', ['error', 'warning', 'note']),
    isVerbose: is('verbose'),
    form: is('json') ? 'json' : is('github') ? 'github' : 'pretty',
    isColoured: is('color') ? true : is('no-color') ? false : undefined,
  };
}

const EXCLUSIVE = [
  ['json', 'github'],
  ['color', 'no-color'],
] as const;

function placeFrom(values: Arguments['values']): AnyTemplateOptions {
  const given = (name: string): string | undefined => values.get(name)?.[0];
  const [account, region] = [given('account'), given('region')];
  if (account !== undefined && !/^\d{12}$/.test(account)) {
    throw new WrongUse(`--account takes twelve digits, not ${JSON.stringify(account)}.`);
  }
  const problem = region === undefined ? undefined : regionProblem(region);
  if (problem) {
    const hint = didYouMean(problem.didYouMean);
    throw new WrongUse(
      `--region takes a Region such as eu-west-1, not ${JSON.stringify(region)}. ${hint}`.trimEnd(),
    );
  }
  return definedMembers({
    account,
    region,
    stackName: given('stack-name'),
    stack: given('stack'),
    stage: given('stage'),
  });
}
