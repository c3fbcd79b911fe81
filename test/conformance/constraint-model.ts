import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A shape as the API model writes it; members and list members name other shapes. */
export interface ModelShape {
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

export interface ApiModel {
  readonly operationCount: number;
  readonly operations: Readonly<Record<string, ModelOperation>>;
  readonly shapes: Readonly<Record<string, ModelShape>>;
}

export interface ModelOperation {
  readonly inputShape: string;
  /** Where members stand in the request; absent where all of them are its body. */
  readonly input?: Readonly<Record<string, { readonly in?: string }>>;
  readonly errors: readonly { readonly name: string }[];
}

/** The model of an API, in a folder `facts` beside that of the cases. */
export interface ModelFile {
  /** The file's name, which is the source of all cases made from it. */
  readonly name: string;
  /** Whether the service's words leave out the ^ and $ around the patterns of the model. */
  readonly hasAnchoredPatterns?: true;
}

export const EVENTBRIDGE_MODEL: ModelFile = { name: 'api_facts.json' };
export const SCHEDULER_MODEL: ModelFile = { name: 'scheduler_api_facts.json', hasAnchoredPatterns: true };

export async function readModel(folder: string, { name, hasAnchoredPatterns }: ModelFile): Promise<ApiModel> {
  const model = JSON.parse(await readFile(join(folder, '..', 'facts', name), 'utf8')) as ApiModel;
  if (!hasAnchoredPatterns) return model;
  const shapes = Object.entries(model.shapes).map(([shape, definition]) => {
    const { pattern } = definition;
    if (pattern === undefined) return [shape, definition];
    return [shape, { ...definition, pattern: pattern.replace(/^\^|\$$/g, '') }];
  });
  return { ...model, shapes: Object.fromEntries(shapes) as ApiModel['shapes'] };
}

/** A shape of an input with the shapes below it in their places. */
export type InputShape = StringShape | NumberShape | PlainShape | ListShape | MapShape | StructureShape;

interface Sized {
  readonly min?: number;
  readonly max?: number;
}

export interface StringShape extends Sized {
  readonly name: string;
  readonly type: 'string';
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly sensitive?: boolean;
}

export interface NumberShape extends Sized {
  readonly name: string;
  readonly type: 'integer';
}

export interface PlainShape {
  readonly name: string;
  readonly type: 'boolean' | 'timestamp';
}

export interface ListShape extends Sized {
  readonly name: string;
  readonly type: 'list';
  readonly member: InputShape;
  readonly sensitive?: boolean;
}

export interface MapShape extends Sized {
  readonly name: string;
  readonly type: 'map';
  readonly key: StringShape;
  readonly value: StringShape;
}

export interface StructureShape {
  readonly name: string;
  readonly type: 'structure';
  readonly members: readonly InputMember[];
}

export interface InputMember {
  readonly name: string;
  readonly required: boolean;
  /** Whether it stands in the path of the request, which the SDK cannot make without it. */
  readonly isInPath?: boolean;
  readonly shape: InputShape;
}

/** @throws TypeError for a shape that is not there or of a kind that no input had when this was written */
export function inputShape(model: ApiModel, name: string): InputShape {
  const shape = model.shapes[name];
  switch (shape?.type) {
    case 'string':
      return { ...shape, name, type: shape.type };
    case 'integer':
      return { ...shape, name, type: shape.type };
    case 'boolean':
    case 'timestamp':
      return { name, type: shape.type };
    case 'list':
      return { ...shape, name, type: 'list', member: inputShape(model, shape.member ?? '') };
    case 'map': {
      const [key, value] = [stringShape(model, shape.key), stringShape(model, shape.value)];
      return { ...shape, name, type: 'map', key, value };
    }
    case 'structure':
      return { name, type: 'structure', members: membersOf(model, shape) };
    default:
      throw new TypeError(`Shape ${name} is of the unknown type ${shape?.type ?? '(none)'}.`);
  }
}

/** The input of an operation. */
export function operationInput(
  model: ApiModel,
  { inputShape: name, input = {} }: ModelOperation,
): StructureShape {
  const shape = inputShape(model, name);
  if (shape.type !== 'structure') throw new TypeError(`The input ${name} is no structure.`);
  const members = shape.members.map((member) => ({ ...member, isInPath: input[member.name]?.in === 'path' }));
  return { ...shape, members };
}

function membersOf(model: ApiModel, { members = {} }: ModelShape): InputMember[] {
  return Object.entries(members).map(([name, { shape, required = false }]) => ({
    name,
    required,
    shape: inputShape(model, shape),
  }));
}

function stringShape(model: ApiModel, name = ''): StringShape {
  const shape = inputShape(model, name);
  if (shape.type !== 'string') throw new TypeError(`Shape ${name} is no string, which maps are made of.`);
  return shape;
}
