import type { Exported } from '../../simulation/seed/cross-stack.js';
import { Findings, InvalidTemplate, type TemplateFinding } from '../findings.js';
import { lint } from '../lint/lint.js';
import { LoadedStack } from '../loaded-stack.js';
import { stackOf, type TemplateOptions } from '../options.js';
import type { TemplateSource } from '../reading/read-template.js';
import { load } from '../resources/load.js';
import { logicalNames } from '../resources/names.js';
import { refusedPlaces } from '../schedules/refused-schedules.js';
import { hasMacros } from './declared.js';
import type { exportsOf } from './exports.js';
import { OpenedTemplate } from './opened-template.js';
import { patternsOf } from './patterns.js';

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
  const stack = stackOf(options);
  const opened = new OpenedTemplate(template, { stack, options, findings, exported });
  const all = opened.all;
  const declared = new Map(all.map((one) => [one.id, one]));
  const loaded = load(all, opened, (resource, part) =>
    part.kind === 'schedules' ? refusedPlaces(resource, part, { declared, template: opened }) : [],
  );
  // Before anybody looks at what is not loaded: only this is due when the stack is seeded.
  const { missing } = opened.template.imports;
  const imports = [...opened.template.imports.names];
  const seen = lint({
    ...{ declared, loaded: loaded.resources, template: opened },
    mayGrow: hasMacros(opened.sections),
    outputs: () => JSON.stringify(opened.sections['Outputs'] ?? {}),
    parameters: opened.template.section('Parameters'),
  });
  Object.assign(loaded.draft.resources, seen);
  const { strict = true } = options;
  if (strict && findings.errors.some(isDue)) throw new InvalidTemplate(source, findings.all);
  const exports = opened.exportsWith({});
  const { aliases } = opened;
  const names = logicalNames(loaded.resources, opened, arnsOf(exports));
  return new LoadedStack(source, {
    ...loaded,
    names: { ...names, ...(aliases && { aliases }) },
    findings,
    placed: findings.placed.bind(findings),
    patterns: patternsOf(opened.resources.values(), opened.template),
    exports: () => valuesOf(exports),
    crossStack: {
      stack: `stack ${JSON.stringify(stack.name)} (${source})`,
      imports,
      missing: missing.map(({ name, at }) => ({ name, place: findings.placeOf(at) })),
      leavesOut: !strict,
      identity: () => JSON.stringify([source, stack, value]),
      exportsWith: (others) => opened.exportsWith(others),
      seedWith: (others) => loadTemplate(template, options, { ...exported, ...others }),
    },
  });
}

function isDue({ kind }: TemplateFinding): boolean {
  return kind !== 'missing-import';
}

function valuesOf(exports: ReturnType<typeof exportsOf>): Exported {
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
