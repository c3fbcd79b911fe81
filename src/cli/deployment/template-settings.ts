import type { AnyTemplateOptions } from '../../templates/any-template.js';
import { definedMembers } from '../../text/defined-members.js';
import { didYouMean } from '../../text/nearest-name.js';
import { regionProblem } from '../../text/region.js';
import { namedValues, type Arguments } from '../arguments.js';
import { WrongUse } from '../wrong-use.js';

/** What is deployed, and where. */
export interface TemplateSettings {
  readonly templates: readonly string[];
  /** Those that may have been taken for templates, and were meant otherwise. */
  readonly taken: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly parameterFiles: readonly string[];
  /** What else every template is told. */
  readonly options: AnyTemplateOptions;
}

/** @throws WrongUse for values that make no sense. */
export function templateSettings(
  { values }: Pick<Arguments, 'values'>,
  taken: readonly string[] = [],
): TemplateSettings {
  const all = (name: string): readonly string[] => values.get(name) ?? [];
  const named = (name: string) => namedValues(`--${name}`, all(name));
  return {
    templates: [...new Set(all('template'))],
    taken,
    parameters: named('parameter'),
    parameterFiles: all('parameters'),
    options: { ...placeFrom(values), imports: named('import'), parameterStore: named('parameter-store') },
  };
}

/** @throws WrongUse where there is none. */
export function requireTemplate({ templates }: TemplateSettings): void {
  if (templates.length > 0) return;
  throw new WrongUse('Name a template, such as template.yaml or the folder cdk.out.');
}

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
