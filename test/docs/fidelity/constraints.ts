import type { Member, Shape, StructureShape } from '../../../src/service/constraints/shapes.js';

/** What of an input is checked. */
export interface Checked {
  /** Places that have a constraint: members of structures and of lists, keys and values of maps, at every depth. */
  readonly members: number;
  readonly constraints: number;
}

export function checkedIn(input: StructureShape): Checked {
  const places = constraintsIn(input).filter((constraints) => constraints > 0);
  return { members: places.length, constraints: places.reduce((sum, constraints) => sum + constraints, 0) };
}

/** The number of constraints at each place inside of a shape. */
function constraintsIn(shape: Shape): readonly number[] {
  switch (shape.type) {
    case 'structure':
      return shape.members.flatMap(constraintsOfMember);
    case 'list':
      return constraintsAt(shape.member);
    case 'map':
      return [...constraintsAt(shape.key), ...constraintsAt(shape.value)];
    default:
      return [];
  }
}

function constraintsOfMember({ shape, required }: Member): readonly number[] {
  const [own = 0, ...inner] = constraintsAt(shape);
  return [own + (required ? 1 : 0), ...inner];
}

function constraintsAt(shape: Shape): readonly number[] {
  return [CONSTRAINTS.filter((name) => name in shape).length, ...constraintsIn(shape)];
}

const CONSTRAINTS = ['min', 'max', 'pattern', 'enum'];
