import { folderOf } from '../../environment/files.js';
import { refusal } from '../../text/given.js';
import { isObject, listOf, memberOf } from '../../text/kinds-of-values.js';
import {
  jsonOf,
  stackOfArtifact,
  stackOfTemplate,
  stacksInFolder,
  stacksOfAssembly,
} from './cloud-assembly.js';
import type { SynthesisedStack } from './synthesised-stack.js';

const WANTED =
  'a Stack, a Stage, an App, a Template of aws-cdk-lib/assertions, a cloud assembly, or the path of a cdk.out folder or a template in it';

/** What stands for stacks of the CDK: them, or a template alone. */
export type GivenStacks = {
  /** What messages call it. */
  readonly source: string;
  readonly isPath?: boolean;
} & ({ readonly stacks: readonly SynthesisedStack[] } | { readonly template: unknown });

/**
 * What was given, known by its members: no package of the CDK is needed for that.
 *
 * @throws TypeError for anything else, and for what is not there.
 */
export function givenStacks(given: unknown): GivenStacks {
  if (typeof given === 'string' && given !== '') return atPath(given);
  if (!isObject(given) || Array.isArray(given)) throw refusal('fromCdk', WANTED, given);
  if (isObject(given['node']) && 'stackName' in given) return ofStack(given);
  if (typeof given['synth'] === 'function') {
    return { source: 'the app', stacks: stacksOfAssembly(synthesised(given)) };
  }
  if (typeof given['toJSON'] === 'function') {
    return { source: 'the template', template: Reflect.apply(given['toJSON'], given, []) };
  }
  if ('stackName' in given && 'template' in given) {
    return { source: 'the artifact', stacks: [stackOfArtifact(given)] };
  }
  if ('directory' in given || 'stacks' in given) {
    return { source: 'the assembly', stacks: stacksOfAssembly(given) };
  }
  if (isObject(given['Resources'])) return { source: 'the template', template: given };
  throw refusal('fromCdk', WANTED, given);
}

function atPath(path: string): GivenStacks {
  if (!path.endsWith('.json')) return { source: path, isPath: true, stacks: stacksInFolder(path) };
  const stack = stackOfTemplate(path);
  if (stack) return { source: path, isPath: true, stacks: [stack] };
  const template = jsonOf(path);
  return memberOf(template, 'artifacts') === undefined ? { source: path, template } : atPath(folderOf(path));
}

/** A stack is synthesised with the stage or the app that it is in, as `Template.fromStack` does it. */
function ofStack(stack: Readonly<Record<string, unknown>>): GivenStacks {
  const source = `stack ${JSON.stringify(stack['stackName'])}`;
  const { nestedStackParent: parent, artifactId } = stack;
  if (parent !== undefined) {
    const outer = JSON.stringify(memberOf(parent, 'stackName'));
    throw new TypeError(`fromCdk: This is a nested stack. Pass the stack that contains it: ${outer}.`);
  }
  const stage = listOf(memberOf(stack['node'], 'scopes')).findLast((scope) => {
    return typeof memberOf(scope, 'synth') === 'function';
  });
  const stacks = stacksOfAssembly(synthesised(stage));
  return { source, stacks: stacks.filter(({ id }) => id === artifactId) };
}

/** The CDK keeps what it has synthesised: it is the same assembly each time. */
function synthesised(stage: unknown): unknown {
  const synth = memberOf(stage, 'synth');
  if (typeof synth !== 'function')
    throw new TypeError('fromCdk: The stack is not in an App that can be synthesised.');
  return Reflect.apply(synth, stage, []);
}

/** The construct paths of the stacks in a folder that the CDK has written. */
export function stackPathsIn(folder: string): readonly string[] {
  return stacksInFolder(folder).map(({ path }) => path);
}
