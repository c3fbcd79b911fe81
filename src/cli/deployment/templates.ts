import { pathFromHere } from '../../environment/files.js';
import { anyTemplate, type AnyTemplate } from '../../templates/any-template.js';
import type { LoadedStack } from '../../templates/loaded-stack.js';
import type { ParameterValue } from '../../templates/options.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import type { Progress } from '../progress.js';
import { WrongUse } from '../wrong-use.js';
import { parametersIn } from './parameter-file.js';
import type { TemplateSettings } from './template-settings.js';

/** A template with what it deploys. */
export interface LoadedTemplate extends AnyTemplate {
  /** As it is seen from the working directory. */
  readonly file: string;
  readonly stacks: readonly LoadedStack[];
}

type ByName<Value> = Readonly<Record<string, Value>>;

/**
 * Loads all templates, each with the parameters that it declares and with what the others export.
 *
 * @throws WrongUse for what is no template, and for parameters and options that no template takes.
 */
export function loadTemplates(settings: TemplateSettings, progress: Progress): readonly LoadedTemplate[] {
  const opened = settings.templates.map((path) => openedAt(path, settings));
  checkOptions(settings, opened);
  const parameters = parametersOf(settings, opened);
  const load = (template: AnyTemplate, exports: ByName<string>): readonly LoadedStack[] =>
    template.load({
      ...settings.options,
      parameters: declaredBy(template, parameters),
      imports: { ...exports, ...settings.options.imports },
      strict: false,
    });
  let loaded = opened.map((template, index): LoadedTemplate => {
    progress.step('Loading templates', index, opened.length);
    const file = pathFromHere(settings.templates[index] ?? '');
    return { ...template, file, stacks: load(template, {}) };
  });
  // What one exports may depend on what it imports itself.
  for (let times = 1; times < loaded.length && loaded.some(lacksImport); times += 1) {
    const exports = exportsOf(loaded);
    loaded = loaded.map((one) => (lacksImport(one) ? { ...one, stacks: load(one, exports) } : one));
  }
  return loaded;
}

function openedAt(path: string, { taken }: TemplateSettings): AnyTemplate {
  try {
    return anyTemplate(path);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const hint = taken.includes(path) ? `\n${FOUND_BY_SHELL}` : '';
    throw new WrongUse(`${error.message}${hint}`);
  }
}

/** A shell that finds files for a pattern without quotes leaves all but the first to be templates. */
const FOUND_BY_SHELL = "Put a pattern for events in quotes: --events '*.json'.";

/** Options that kinds have of their own. */
const OF_KIND = { stack: 'CDK', stage: 'Serverless Framework' } as const;

function checkOptions({ options, templates }: TemplateSettings, opened: readonly AnyTemplate[]): void {
  for (const name of ['stack', 'stage'] as const) {
    if (options[name] === undefined || opened.some(({ kind }) => kind === OF_KIND[name])) continue;
    throw new WrongUse(`--${name} is for ${OF_KIND[name]} templates, but there is none.`);
  }
  if (options.stackName !== undefined && templates.length > 1) {
    throw new WrongUse('--stack-name names the stack of one template, but there are several.');
  }
}

/** @throws WrongUse for one that no template declares. */
function parametersOf(
  { parameters, parameterFiles }: TemplateSettings,
  opened: readonly AnyTemplate[],
): ByName<ParameterValue> {
  const fromFiles = parameterFiles.flatMap((path) => Object.entries(parametersIn(path)));
  const all = { ...Object.fromEntries(fromFiles), ...parameters };
  if (opened.some((template) => template.parameters === undefined)) return all;
  const declared = [...new Set(opened.flatMap((template) => template.parameters ?? []))];
  for (const name of Object.keys(all)) {
    if (declared.includes(name)) continue;
    const list = declared.length === 0 ? 'They have none.' : `They have ${declared.join(', ')}.`;
    const hint = didYouMean(nearestName(name, declared), list);
    throw new WrongUse(`The templates have no parameter ${JSON.stringify(name)}. ${hint}`);
  }
  return all;
}

function declaredBy({ parameters }: AnyTemplate, given: ByName<ParameterValue>): ByName<ParameterValue> {
  if (parameters === undefined) return given;
  return Object.fromEntries(Object.entries(given).filter(([name]) => parameters.includes(name)));
}

function lacksImport({ stacks }: LoadedTemplate): boolean {
  return stacks.some(({ findings }) => findings.some(({ kind }) => kind === 'missing-import'));
}

function exportsOf(loaded: readonly LoadedTemplate[]): ByName<string> {
  const stacks = loaded.flatMap((one) => one.stacks);
  return Object.fromEntries(stacks.flatMap((stack) => Object.entries(stack.exports)));
}
