import type { Exported } from '../../simulation/seed/cross-stack.js';
import { given } from '../../text/given.js';
import { isObject } from '../../text/kinds-of-values.js';
import { Findings, InvalidTemplate } from '../findings.js';
import { LoadedStack } from '../loaded-stack.js';
import { stackOf, type TemplateOptions } from '../options.js';
import type { TemplateSource } from '../reading/read-template.js';
import { lint } from '../lint/lint.js';
import { load } from '../resources/load.js';
import { logicalNames } from '../resources/names.js';
import type { DeclaredResource } from '../resolving/references.js';
import { Template, withIncluded } from '../resolving/template.js';
import { declareResources, hasMacros, reportUnloaded } from './declared.js';
import { exportsOf } from './exports.js';
import { includeFrom } from './included.js';
import { patternsOf } from './patterns.js';
import { addServerless } from './sam.js';

/**
 * Loads a template of CloudFormation, as every tool that makes one needs it.
 *
 * @param exported - what the stacks export that are seeded along with it
 * @throws InvalidTemplate with all findings of severity `error`, unless `strict` is false, or they are all imports that
 *   another stack may export: these are due when the stack is seeded.
 */
export function loadTemplate(
  template: TemplateSource,
  options: TemplateOptions,
  exported: Exported = {},
): LoadedStack {
  const { source, value, positions, problems, path, made } = template;
  const findings = new Findings(positions);
  for (const { severity, kind, at, message } of problems) findings[severity](kind, at, message);
  const { sections: own = value, alsoCalled } = made?.(findings) ?? {};
  const around = { stack: stackOf(options), options, include: includeFrom(path) };
  const sections = withIncluded(isObject(own) ? own : {}, { ...around, findings });
  if (!isObject(sections['Resources']) && problems.every(({ severity }) => severity !== 'error')) {
    findings.error('missing-property', '', noTemplate(value));
  }
  const resources = new Map<string, DeclaredResource>();
  const resolved = new Template(sections, resources, { ...around, findings, exported });
  declareResources(resources, resolved);
  addServerless(resources, sections, resolved);
  for (const resource of resources.values()) reportUnloaded(resource, findings);
  const { draft, resources: loaded, waiting } = load(resources.values(), resolved);
  // Before anybody looks at what is not loaded: only this is due when the stack is seeded.
  const { missing } = resolved.imports;
  const imports = [...resolved.imports.names];
  const seen = lint({
    ...{ declared: resources, loaded, template: resolved, mayGrow: hasMacros(sections) },
    ...{
      outputs: findings.overhear(() => structuredClone(sections['Outputs'])).result,
      parameters: resolved.section('Parameters'),
    },
  });
  Object.assign(draft.resources, seen);
  const { strict = true } = options;
  if (strict && findings.all.some(isDue)) throw new InvalidTemplate(source, findings.all);
  const exportsWith = (others: Exported = {}) =>
    exportsOf(
      new Template(sections, resources, { ...around, findings, exported: { ...exported, ...others } }),
    );
  const names = logicalNames(loaded, resolved, { exported: arnsOf(exportsWith()), alsoCalled });
  return new LoadedStack(source, {
    draft,
    resources: loaded,
    waiting,
    names,
    findings: findings.all,
    placed: findings.placed.bind(findings),
    patterns: patternsOf(resources.values(), resolved),
    exports: () => told(exportsWith()),
    crossStack: {
      stack: `stack ${JSON.stringify(around.stack.name)} (${source})`,
      imports,
      missing: missing.map(({ name, at }) => ({ name, place: findings.placeOf(at) })),
      leavesOut: !strict,
      identity: () => JSON.stringify([source, around.stack, value]),
      exportsWith,
      seedWith: (others) => loadTemplate(template, options, { ...exported, ...others }),
    },
  });
}

function noTemplate(value: unknown): string {
  if (value === null) return 'The template is empty. It is an object with Resources.';
  return `A template is an object with Resources${isObject(value) ? '' : `, not ${given(value)}`}.`;
}

function isDue({ severity, kind }: Findings['all'][number]): boolean {
  return severity === 'error' && kind !== 'missing-import';
}

function told(exports: ReturnType<typeof exportsOf>): Exported {
  return Object.fromEntries(
    exports.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
  );
}

/** By logical id: rules of other stacks may have them as targets. */
function arnsOf(exports: ReturnType<typeof exportsOf>): ReadonlyMap<string, string> {
  return new Map(
    exports.flatMap(({ value = '', ids }) =>
      value.startsWith('arn:') ? ids.map((id) => [id, value] as const) : [],
    ),
  );
}
