import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NOT_SIMULATED, OPERATIONS } from '../../src/service/registry.js';
import type { Shape } from '../../src/service/shapes.js';
import type { CaseResult, Difference, Suite } from './suite.js';

/** A shape as the API model writes it; members and list members name other shapes. */
interface ModelShape {
  readonly type: string;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly sensitive?: boolean;
  readonly member?: string;
  readonly key?: string;
  readonly value?: string;
  readonly members?: Readonly<Record<string, { readonly shape: string; readonly required?: boolean }>>;
}

interface ApiModel {
  readonly operations: Readonly<Record<string, { readonly inputShape: string }>>;
  readonly shapes: Readonly<Record<string, ModelShape>>;
}

/**
 * Compares the constraint table of every simulated operation with the API model, member by member.
 *
 * The model lies beside the folder of cases, as `facts/api_facts.json`.
 */
export const constraintSuite: Suite = async (folder) => {
  const model = JSON.parse(await readFile(join(folder, '..', 'facts', 'api_facts.json'), 'utf8')) as ApiModel;
  return Object.entries(OPERATIONS).flatMap(([name, operation]) => {
    if (operation === NOT_SIMULATED) return [];
    const shape = model.operations[name]?.inputShape ?? '';
    return new Walk(model, name).compare(operation.input, shape, '');
  });
};

class Walk {
  constructor(
    private readonly model: ApiModel,
    private readonly operation: string,
  ) {}

  compare(ours: Shape | undefined, modelName: string, path: string): CaseResult[] {
    const theirs = this.model.shapes[modelName];
    const own = { ...scalarsOf(ours), names: namesOf(ours) };
    const other = { ...scalarsOf(theirs), names: Object.keys(theirs?.members ?? {}) };
    return [this.result(path, differencesOf(own, other)), ...this.below(ours, theirs, path)];
  }

  private below(ours: Shape | undefined, theirs: ModelShape | undefined, path: string): CaseResult[] {
    if (ours?.type === 'list') return this.compare(ours.member, theirs?.member ?? '', `${path}[]`);
    if (ours?.type === 'map') {
      const keys = this.compare(ours.key, theirs?.key ?? '', `${path}{key}`);
      return [...keys, ...this.compare(ours.value, theirs?.value ?? '', `${path}{value}`)];
    }
    return Object.entries(theirs?.members ?? {}).flatMap(([name, { shape, required = false }]) => {
      const member =
        ours?.type === 'structure' ? ours.members.find((known) => known.name === name) : undefined;
      const need = differencesOf({ required: member?.required }, { required });
      return [
        this.result(`${path}.${name} (required)`, need),
        ...this.compare(member?.shape, shape, `${path}.${name}`),
      ];
    });
  }

  private result(path: string, differences: readonly Difference[]): CaseResult {
    const id = `${this.operation}${path}`;
    return { source: 'api_facts.json', category: 'constraints', door: 'table', id, given: [], differences };
  }
}

function scalarsOf(shape: Shape | ModelShape | undefined): Record<string, unknown> {
  const { type, min, max, pattern, enum: values, sensitive } = (shape ?? {}) as Partial<ModelShape>;
  const source = typeof pattern === 'object' ? (pattern as { source: string }).source : pattern;
  // A list of values is compared as a set: the order in the service's text is not always the model's.
  return { type, min, max, pattern: source, enum: values && [...values].sort(), sensitive };
}

function namesOf(shape: Shape | undefined): readonly string[] {
  return shape?.type === 'structure' ? shape.members.map(({ name }) => name) : [];
}

function differencesOf(ours: Record<string, unknown>, theirs: Record<string, unknown>): Difference[] {
  return Object.keys(theirs)
    .map((what) => ({ what, expected: text(theirs[what]), received: text(ours[what]) }))
    .filter(({ expected, received }) => expected !== received);
}

function text(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
