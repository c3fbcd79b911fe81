import { fileText, namesIn, placeAt } from '../environment/files.js';
import { at } from '../simulation/seed/seed-members.js';
import { definedMembers } from '../text/defined-members.js';
import { isRecord } from '../text/given.js';
import { isObject } from '../text/kinds-of-values.js';
import { parsedJson } from '../text/parsed-json.js';
import { fromCdk } from './cdk/from-cdk.js';
import { stackPathsIn } from './cdk/given-stacks.js';
import { loadTemplate } from './cloudformation/load-template.js';
import { fromServerless } from './serverless-framework/from-serverless.js';
import type { Position } from './findings.js';
import type { LoadedStack } from './loaded-stack.js';
import type { TemplateOptions } from './options.js';
import { readTemplateText, type ReadTemplate } from './reading/template-text.js';
import { loadTerraform } from './terraform/load-terraform.js';
import { readTerraform } from './terraform/read-terraform.js';
import { section } from './resolving/template.js';

export type TemplateKind = 'CDK' | 'Terraform' | 'Serverless Framework' | 'CloudFormation';

export interface AnyTemplateOptions extends TemplateOptions {
  /** The stack of a folder of the CDK. */
  readonly stack?: string;
  /** The stage of the Serverless Framework. */
  readonly stage?: string;
}

/** A template of whatever kind, which is known by now. */
export interface AnyTemplate {
  readonly kind: TemplateKind;
  /** The names of its parameters, where it declares them. */
  readonly parameters?: readonly string[];
  load(options: AnyTemplateOptions): readonly LoadedStack[];
  /** Where the template declares what it calls so. */
  positionOf(logicalId: string): Position | undefined;
}

/** What stands at a path. */
interface Found {
  readonly path: string;
  /** The names of the files in a folder. */
  readonly files: readonly string[];
  /** What stands at the top of a file, as far as it can be read. */
  readonly content: Readonly<Record<string, unknown>>;
  /** The file as YAML, with positions. */
  readonly read: () => ReadTemplate;
}

interface Kind {
  /** What is looked for, in words. */
  readonly sign: string;
  readonly is: (found: Found) => boolean;
  readonly open: (found: Found) => Omit<AnyTemplate, 'kind'>;
}

/** Plans and states have some of them. What has no resources, or is no JSON, Terraform's own loader explains. */
const OF_TERRAFORM = ['planned_values', 'format_version', 'terraform_version'];

/** In the order in which they are looked for. */
const KINDS: Readonly<Record<TemplateKind, Kind>> = {
  CDK: {
    sign: 'a folder with manifest.json or *.template.json',
    is: ({ files }) => files.some((name) => name === 'manifest.json' || name.endsWith('.template.json')),
    open: ofCdk,
  },
  Terraform: {
    sign: 'JSON with planned_values or values, as "terraform show -json" prints it',
    is: ({ path, content }) =>
      path.endsWith('.tf') || OF_TERRAFORM.some((name) => name in content) || isObject(content['values']),
    open: ofTerraform,
  },
  'Serverless Framework': {
    sign: 'service with provider or functions, or a folder with serverless.yml or serverless-state.json',
    is: ({ files, content: { service, provider, functions } }) =>
      files.some((name) => /^serverless(?:\.ya?ml|\.json|-state\.json)$/.test(name)) ||
      (service !== undefined && (provider !== undefined || functions !== undefined)),
    open: ofServerless,
  },
  CloudFormation: {
    sign: 'Resources',
    is: ({ content }) => 'Resources' in content,
    open: ofCloudFormation,
  },
};

/**
 * Loads a template of any kind, by what it is.
 *
 * @throws InvalidTemplate with all findings of severity `error`, unless `strict` is false.
 * @throws TypeError for a path that leads to nothing, or to what is no template.
 */
export function loadAny(path: string, options: AnyTemplateOptions = {}): readonly LoadedStack[] {
  return anyTemplate(path).load(options);
}

/** @throws TypeError for a path that leads to nothing, or to what is no template. */
export function anyTemplate(path: string): AnyTemplate {
  const found = foundAt(path);
  const kind = kindOf(found);
  if (!kind) throw new TypeError(refusalOf(found));
  return { kind, ...KINDS[kind].open(found) };
}

/** What kind of template stands at a path, if any. */
export function templateKind(path: string): TemplateKind | undefined {
  return kindOf(foundAt(path));
}

function foundAt(path: string): Found {
  const place = placeAt(path);
  if (place === undefined) throw new TypeError(`There is no file or folder ${JSON.stringify(path)}.`);
  if (place === 'folder') return { path, files: namesIn(path), content: {}, read: () => NOTHING };
  const text = fileText(path);
  let known: ReadTemplate | undefined;
  const read = (): ReadTemplate => (known ??= readTemplateText(text));
  // Plans of Terraform are long, and JSON alone is read much faster.
  const content = /^\s*\{/.test(text) ? (parsedJson(text) ?? read().value) : read().value;
  return { path, files: [], content: isRecord(content) ? content : {}, read };
}

const NOTHING: ReadTemplate = { value: undefined, positions: new Map(), problems: [] };

function kindOf(found: Found): TemplateKind | undefined {
  const kinds = Object.keys(KINDS) as TemplateKind[];
  const kind = kinds.find((name) => KINDS[name].is(found));
  // What cannot be read is told with its line by the kind that most templates are of.
  const isBroken = kind === undefined && found.read().problems.some((problem) => problem.kind === 'syntax');
  return isBroken ? 'CloudFormation' : kind;
}

function refusalOf({ path, files, content }: Found): string {
  const signs = Object.entries(KINDS).map(([kind, { sign }]) => `\n  ${kind}: ${sign}`);
  const has = [...files, ...Object.keys(content)];
  const list = [...has.slice(0, MOST_NAMES), ...(has.length > MOST_NAMES ? ['…'] : [])].join(', ');
  return `${path} is not a template that the kit knows. It looked for${signs.join('')}\nand found ${list || 'none of them'}.`;
}

const MOST_NAMES = 8;

function ofCloudFormation({ path, read: readOnce }: Found): Omit<AnyTemplate, 'kind'> {
  const read = readOnce();
  return {
    parameters: Object.keys(section(isRecord(read.value) ? read.value : {}, 'Parameters')),
    load: ({ stack: _stack, stage: _stage, ...options }) => [
      loadTemplate({ source: path, path, ...read }, { stackName: stackNameOf(path), ...options }),
    ],
    positionOf: (logicalId) => read.positions.get(at('Resources', logicalId)),
  };
}

/** Without a name, all stacks of the folder. */
function ofCdk({ path }: Found): Omit<AnyTemplate, 'kind'> {
  return {
    load: ({ stage: _stage, stack, ...options }) => {
      const paths = stack === undefined ? stackPathsIn(path) : [stack];
      return paths.map((wanted) => fromCdk(path, { ...options, stack: wanted }));
    },
    positionOf: () => undefined,
  };
}

/** What is given as a parameter is the value of a variable: `--parameter env:STAGE=test`. */
function ofServerless({ path, read }: Found): Omit<AnyTemplate, 'kind'> {
  return {
    load: ({ stack: _stack, parameters: variables, stage, ...options }) => [
      fromServerless(path, { ...options, ...definedMembers({ stage, variables }) }),
    ],
    positionOf: (logicalId) => read().positions.get(at('resources.Resources', logicalId)),
  };
}

function ofTerraform({ path }: Found): Omit<AnyTemplate, 'kind'> {
  return {
    // A plan has the values of its variables.
    parameters: [],
    load: ({ account, region, resolve, strict }) => [
      loadTerraform(readTerraform(path, 'check'), definedMembers({ account, region, resolve, strict })),
    ],
    positionOf: () => undefined,
  };
}

/** A stack is called as its file, so that rules without a name differ from those of other stacks. */
function stackNameOf(path: string): string {
  const [, name = ''] = /([^\\/]*?)(?:\.template)?(?:\.[^.\\/]*)?$/.exec(path) ?? [];
  return name.replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^[-\d]+|-$/g, '') || 'stack';
}
