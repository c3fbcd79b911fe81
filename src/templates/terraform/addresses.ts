import { parsedJson } from '../../text/parsed-json.js';

/** A name, or the key of one of several instances: the number of `count`, the text of `for_each`. */
export type Step = { readonly name: string } | { readonly key: InstanceKey };

export type InstanceKey = string | number;

/** `module.x["a.b"].y[0]` step by step. */
export function stepsOf(address: string): readonly Step[] {
  return [...address.matchAll(/\[(?:("(?:[^"\\]|\\.)*")|(\d+))\]|([^.[\]]+)/g)].map(
    ([, text, number, name = '']): Step => {
      if (number !== undefined) return { key: Number(number) };
      if (text === undefined) return { name };
      const key = parsedJson(text);
      return { key: typeof key === 'string' ? key : text.slice(1, -1) };
    },
  );
}

/** The address of one instance: `aws_sqs_queue.q["a"]`. */
export function instanceOf(address: string, key: InstanceKey | undefined): string {
  return key === undefined ? address : `${address}[${JSON.stringify(key)}]`;
}

/** The address of something in a module, which is the root where it is empty. */
export function inModule(module: string, address: string): string {
  return module === '' ? address : `${module}.${address}`;
}

export function nameAt(steps: readonly Step[], index: number): string | undefined {
  const step = steps[index];
  return step && 'name' in step ? step.name : undefined;
}

export function keyAt(steps: readonly Step[], index: number): InstanceKey | undefined {
  const step = steps[index];
  return step && 'key' in step ? step.key : undefined;
}
