import type { Exported } from '../../simulation/seed/cross-stack.js';
import { isObject } from '../../text/kinds-of-values.js';
import { Findings, InvalidTemplate } from '../findings.js';
import { LoadedStack } from '../loaded-stack.js';
import { stackOf, type TemplateOptions } from '../options.js';
import type { TemplateSource } from '../reading/read-template.js';
import { load } from '../resources/load.js';
import { logicalNames } from '../resources/names.js';
import { section, Template } from '../resolving/template.js';
import { declaredResources, dropConditional, reportUnloaded } from './declared.js';
import { exportsOf } from './exports.js';
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
  const { source, value, positions, problems } = template;
  const findings = new Findings(positions);
  for (const { severity, kind, at, message } of problems) findings[severity](kind, at, message);
  const sections = isObject(value) ? value : {};
  if (!isObject(sections['Resources']) && problems.every(({ severity }) => severity !== 'error')) {
    findings.error('missing-property', '', 'A template is an object with Resources.');
  }
  const resources = declaredResources(section(sections, 'Resources'));
  const stack = stackOf(options);
  const resolved = new Template(sections, resources, { stack, options, findings, exported });
  dropConditional(resources, section(sections, 'Resources'), resolved);
  addServerless(resources, sections, findings);
  for (const resource of resources.values()) reportUnloaded(resource, findings);
  const { draft, resources: loaded, waiting } = load(resources.values(), resolved);
  const { strict = true } = options;
  if (strict && findings.all.some(isDue)) throw new InvalidTemplate(source, findings.all);
  const unread = (others: Exported = {}) =>
    new Template(sections, resources, {
      stack,
      options,
      findings: new Findings(positions),
      exported: { ...exported, ...others },
    });
  const exportsWith = (others: Exported) => exportsOf(sections, () => unread(others));
  const names = logicalNames(loaded, resolved, arnsOf(exportsWith({})));
  const { missing, names: imports } = resolved.imports;
  return new LoadedStack(source, {
    draft,
    resources: loaded,
    waiting,
    names,
    findings: findings.all,
    patterns: patternsOf(resources.values(), unread),
    exports: () => told(exportsWith({})),
    crossStack: {
      stack: `stack ${JSON.stringify(stack.name)} (${source})`,
      imports: [...imports],
      missing: missing.map(({ name, at }) => ({ name, place: findings.placeOf(at) })),
      leavesOut: !strict,
      identity: () => JSON.stringify([source, stack, value]),
      exportsWith,
      seedWith: (others) => loadTemplate(template, options, { ...exported, ...others }),
    },
  });
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
