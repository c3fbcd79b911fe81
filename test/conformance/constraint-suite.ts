import type { Api } from '../../src/service/api.js';
import type { Shape } from '../../src/service/constraints/shapes.js';
import { readModel, type ApiModel, type ModelFile, type ModelShape } from './constraint-model.js';
import type { CaseResult, Difference, Suite } from './suite.js';

/** Compares the constraint table of every simulated operation with the API model, member by member. */
export function constraintSuite({ operations }: Api, file: ModelFile): Suite {
  return async (folder) => {
    const model = await readModel(folder, file);
    return Object.entries(operations).flatMap(([name, operation]) => {
      const shape = model.operations[name]?.inputShape ?? '';
      return new Walk(model, name, file.name).compare(operation.input, shape, '');
    });
  };
}

class Walk {
  constructor(
    private readonly model: ApiModel,
    private readonly operation: string,
    private readonly source: string,
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
    return { source: this.source, category: 'constraints', door: 'table', id, given: [], differences };
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
