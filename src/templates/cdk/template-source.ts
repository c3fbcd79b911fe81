import { memberOf } from '../../text/kinds-of-values.js';
import type { Called } from '../../simulation/seed/logical-names.js';
import type { TemplateSource } from '../reading/read-template.js';
import { constructPaths, nestedWithin, otherNames, written } from './construct-paths.js';
import { entriesOf } from './members.js';
import type { StackTemplate } from './synthesised-stack.js';

/**
 * The template of a stack with all that the CDK knows of it.
 *
 * @param source - what messages call it
 */
export function sourceOf(source: string, template: StackTemplate): TemplateSource {
  const reader = new Reader(source, template);
  return { ...reader.read(template.value), aliases: reader.aliases };
}

class Reader {
  readonly aliases = new Map<string, Called[]>();
  readonly #source: string;
  readonly #template: StackTemplate;

  constructor(source: string, template: StackTemplate) {
    this.#source = source;
    this.#template = template;
  }

  /**
   * @param within - what the construct paths of a nested stack begin with
   * @param stackId - what the ids of its resources begin with
   */
  read(value: unknown, within = '', stackId = ''): TemplateSource {
    const { metadata, nested } = this.#template;
    const paths = constructPaths(value, metadata, within);
    const nestedSources = new Map<string, TemplateSource>();
    for (const [logicalId, resource] of entriesOf(memberOf(value, 'Resources'))) {
      const path = paths.get(logicalId);
      const id = `${stackId}${logicalId}`;
      const called = { id, path: path === undefined ? id : written(path) };
      for (const [name, leftOut] of otherNames(logicalId, path, this.#template.path)) {
        this.#call(name, { ...called, leftOut });
      }
      if (memberOf(resource, 'Type') !== 'AWS::CloudFormation::Stack') continue;
      const inner = nested(resource);
      if (inner === undefined) continue;
      const innerWithin = nestedWithin(path ?? '') ?? `${id}/`;
      nestedSources.set(logicalId, this.read(inner, innerWithin, `${id}.`));
    }
    return {
      source: this.#source,
      value,
      positions: new Map(),
      problems: [],
      constructPaths: new Map([...paths].map(([id, path]) => [id, written(path)])),
      nested: nestedSources,
    };
  }

  #call(name: string, called: Called): void {
    const known = this.aliases.get(name);
    if (known) known.push(called);
    else this.aliases.set(name, [called]);
  }
}
