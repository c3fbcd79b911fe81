import { didYouMean, nearestName } from '../../text/nearest-name.js';
import type { SynthesisedStack } from './synthesised-stack.js';

/**
 * The stack that is wanted, by its name, its construct path or the id of its artifact; else the only one.
 *
 * @param source - what messages call that which has the stacks
 * @throws TypeError that lists them.
 */
export function chosenStack(
  stacks: readonly SynthesisedStack[],
  wanted: string | undefined,
  source: string,
): SynthesisedStack {
  const found = wanted === undefined ? stacks : stacks.filter((stack) => namesOf(stack).includes(wanted));
  const [stack, another] = found;
  if (stack && !another) return stack;
  if (stacks.length === 0) throw new TypeError(`fromCdk: ${source} has no stacks.`);
  const [first] = stacks;
  const hint =
    wanted === undefined
      ? `${source} has several stacks. Name one: { stack: ${JSON.stringify(first?.path)} }.`
      : another
        ? `${JSON.stringify(wanted)} matches several stacks of ${source}. Name one by its path.`
        : `${source} has no stack ${JSON.stringify(wanted)}. ${didYouMean(nearestName(wanted, stacks.flatMap(namesOf)))}`;
  const list = (stack ? found : stacks).map(stackText).join(', ');
  throw new TypeError(`fromCdk: ${hint.trimEnd()} There are ${list}.`);
}

function namesOf({ stackName, path, id }: SynthesisedStack): readonly string[] {
  return [stackName, path, id];
}

function stackText({ path, stackName }: SynthesisedStack): string {
  return path === stackName
    ? JSON.stringify(path)
    : `${JSON.stringify(path)} (stack name ${JSON.stringify(stackName)})`;
}
