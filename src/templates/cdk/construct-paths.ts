import { listOf, memberOf } from '../../text/kinds-of-values.js';
import { entriesOf, textOf } from './members.js';

/** What the CDK calls the construct of the resource that is a nested stack, behind the path of that stack. */
const NESTED_STACK = /\.NestedStack\/[^/]+\.NestedStackResource$/;

/**
 * The construct paths of the resources of a template, by logical id.
 *
 * @param metadata - what the CDK wrote down of each construct. It does so in a folder only; in the template itself,
 *   paths stand only if the CDK's command line has asked for that.
 * @param within - the path of the nested stack that the template is of, with `/` behind; empty for the outermost
 */
export function constructPaths(
  template: unknown,
  metadata: unknown,
  within: string,
): ReadonlyMap<string, string> {
  const resources = entriesOf(memberOf(template, 'Resources'));
  const ids = new Set(resources.map(([id]) => id));
  const constructs = entriesOf(metadata).map(
    ([path, entries]) => [path.replace(/^\//, ''), entries] as const,
  );
  const deeper = constructs
    .flatMap(([path]) => nestedWithin(path) ?? [])
    .filter((nested) => nested !== within && nested.startsWith(within));
  const paths = new Map<string, string>();
  for (const [path, entries] of constructs) {
    if (!path.startsWith(within) || deeper.some((nested) => path.startsWith(nested))) continue;
    for (const entry of listOf(entries)) {
      const id = textOf(entry, 'data');
      if (memberOf(entry, 'type') !== 'aws:cdk:logicalId' || id === undefined || !ids.has(id)) continue;
      paths.set(id, path);
    }
  }
  for (const [id, resource] of resources) {
    const path = textOf(memberOf(resource, 'Metadata'), 'aws:cdk:path');
    if (path !== undefined) paths.set(id, path);
  }
  return paths;
}

/** What the paths in a nested stack begin with, by the path of the resource that it is; undefined for any other. */
export function nestedWithin(path: string): string | undefined {
  return NESTED_STACK.test(path) ? path.replace(NESTED_STACK, '/') : undefined;
}

/** The path of the construct that people have written: the resource in it is one of its own making. */
export function written(path: string): string {
  return path.replace(/\/(?:Resource|Default)$/, '');
}

/**
 * All that a resource may be called: its path, that path in its stack, or shortened further, and its id without the
 * hash; each with how much of the path it leaves out.
 *
 * @param stackPath - that of the stack, where it is known: it is the first step in most apps
 */
export function otherNames(
  logicalId: string,
  path: string | undefined,
  stackPath: string | undefined,
): ReadonlyMap<string, number> {
  const names = new Map([
    [logicalId.replace(/(?<=.)[0-9A-F]{8}$/, ''), SHORTENED],
    [logicalId, SHORTENED],
  ]);
  if (path === undefined) return names;
  const inStack = stackPath === undefined ? 1 : stackPath.split('/').length;
  const steps = path.split('/');
  const count = written(path).split('/').length;
  for (let first = count - 1; first >= 0; first -= 1) {
    const leftOut = first === 0 ? 0 : first === inStack ? IN_STACK : SHORTENED;
    names.set(steps.slice(first, count).join('/'), leftOut);
    names.set(steps.slice(first).join('/'), leftOut);
  }
  return names;
}

const IN_STACK = 1;
const SHORTENED = 2;
