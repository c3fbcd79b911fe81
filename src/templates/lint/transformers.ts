import { isOnTheWire } from '../../event/envelope.js';
import { brokenInputText } from '../../input/explain-input.js';
import { InputEvent } from '../../input/input-event.js';
import { parseJsonPath } from '../../input/json-path.js';
import { at as memberAt } from '../../simulation/seed/seed-members.js';
import { isObject } from '../../text/kinds-of-values.js';
import { nearestMember } from './envelope-names.js';
import type { Checked, LoadedTarget } from './rules.js';

/** Paths into events that no event has, and those that a template does not use. */
export function checkTransformers({ rules, template: { findings } }: Checked): void {
  const sample = new InputEvent(JSON.stringify(SAMPLE));
  for (const target of rules.flatMap(({ targets }) => targets)) {
    for (const { at, path, placeholder, isUsed } of inputPaths(target)) {
      const problem = problemOf(
        path,
        placeholder === undefined ? 'no event arrives' : 'nothing is inserted in its place',
      );
      if (problem !== undefined) findings.warning('unfound-path', at, problem);
      if (isUsed) continue;
      const message = `The template has no <${String(placeholder)}>, so the path is unused. Use it or remove it.`;
      findings.warning('unused-path', at, message);
    }
    const broken = brokenInput(target, sample);
    if (broken !== undefined) {
      findings.warning('broken-input', `${target.at}.InputTransformer.InputTemplate`, broken);
    }
  }
}

/** Why a template makes no JSON of any event, or of none whose detail has members. */
function brokenInput({ given: { InputTransformer } }: LoadedTarget, sample: InputEvent): string | undefined {
  if (!isObject(InputTransformer)) return undefined;
  const { InputTemplate, InputPathsMap: paths } = InputTransformer;
  if (typeof InputTemplate !== 'string') return undefined;
  const InputPathsMap = isMapOfTexts(paths) ? paths : {};
  return brokenInputText({ InputTemplate, InputPathsMap }, sample);
}

function isMapOfTexts(value: unknown): value is Readonly<Record<string, string>> {
  return isObject(value) && Object.values(value).every((member) => typeof member === 'string');
}

/** An event of which paths into the detail find nothing, which breaks nothing. */
const SAMPLE = {
  ...{ version: '0', id: '00000000-0000-4000-8000-000000000000', 'detail-type': 'Sample', source: 'sample' },
  ...{ account: '123456789012', time: '2026-01-01T00:00:00Z', region: 'us-east-1', resources: [] },
  detail: { sample: 'sample' },
};

/** A path of a target into events. */
export interface InputPath {
  readonly path: string;
  readonly at: string;
  /** What it is for; absent where it is the whole input. */
  readonly placeholder?: string;
  /** Whether the target needs it. */
  readonly isUsed: boolean;
}

/** The paths by which a target shapes its input. */
export function inputPaths({ at, given }: LoadedTarget): readonly InputPath[] {
  const { InputPath: whole, InputTransformer: transformer } = given;
  if (typeof whole === 'string') return [{ path: whole, at: `${at}.InputPath`, isUsed: true }];
  if (!isObject(transformer) || !isObject(transformer['InputPathsMap'])) return [];
  const template = String(transformer['InputTemplate']);
  return Object.entries(transformer['InputPathsMap']).flatMap(([placeholder, path]) => {
    if (typeof path !== 'string') return [];
    const isUsed = template.includes(`<${placeholder}>`);
    return [{ path, placeholder, isUsed, at: memberAt(`${at}.InputTransformer.InputPathsMap`, placeholder) }];
  });
}

function problemOf(path: string, outcome: string): string | undefined {
  const steps = parseJsonPath(path);
  if (!steps)
    return `EventBridge does not read a path such as ${path}, so ${outcome}. Write names with dots: $.detail.id.`;
  const [first] = steps;
  if (first === undefined || !('name' in first) || isOnTheWire(first.name)) return undefined;
  const near = nearestMember(first.name);
  const right = `$.${near ?? `detail.${first.name}`}${path.slice(first.name.length + 2)}`;
  return `No event has a member ${JSON.stringify(first.name)}, so ${outcome}. Did you mean ${JSON.stringify(right)}?`;
}
