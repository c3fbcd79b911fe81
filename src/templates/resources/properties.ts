import type { Shape } from '../../service/constraints/shapes.js';
import { target } from '../../service/targets/target-shapes.js';
import { list } from '../../service/constraints/shapes.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import type { DeclaredResource } from '../resolving/references.js';
import { NO_VALUE, ownMember, type Resolving } from '../resolving/resolving.js';
import { scheduleTargetAsApi, targetsAsApi } from './api-spelling.js';
import { membersOf, type ResourceTable } from '../../service/cloudformation-types.js';
import { typedValue } from './typed-value.js';

export type Properties = Readonly<Record<string, unknown>>;

/** Who deploys what is declared. */
export interface Deployed {
  /** Default: CloudFormation, which has limits of its own. */
  readonly isOfTerraform?: boolean;
}

/** The properties of a resource without functions, as far as its table knows them. */
export function propertiesOf(
  resource: DeclaredResource,
  table: ResourceTable,
  template: Pick<Resolving, 'findings' | 'resolve'> & Deployed,
): Properties {
  const { findings, isOfTerraform = false } = template;
  const { withoutCloudFormation = [] } = table;
  const known = isOfTerraform ? [...table.loaded, ...withoutCloudFormation] : table.loaded;
  const result: Record<string, unknown> = {};
  for (const [name, given] of Object.entries(resource.properties)) {
    const at = `${resource.at}.${name}`;
    const refusal = ownMember(table.refused, name);
    if (refusal !== undefined) findings.error('not-loaded', at, refusal);
    else if (!known.includes(name)) {
      const hint = didYouMean(nearestName(name, known));
      findings.error(
        'unknown-property',
        at,
        `${resource.type} has no property ${JSON.stringify(name)}. ${hint}`.trimEnd(),
      );
    } else {
      const resolved = template.resolve(given, at);
      const value = SPELLED[name]?.(resolved) ?? resolved;
      // Empty keys are what the CDK writes for none.
      const isAbsent = value === NO_VALUE || value === null || (name === 'KmsKeyIdentifier' && value === '');
      const shape = shapeOf(name, table);
      if (!isAbsent) result[name] = shape === undefined ? value : typedValue(value, shape);
    }
  }
  for (const name of table.required) {
    if (!(name in result)) findings.error('missing-property', resource.at, `${resource.type} needs ${name}.`);
  }
  return result;
}

/** What the API spells otherwise. */
const SPELLED: Readonly<Record<string, (value: unknown) => unknown>> = {
  Targets: targetsAsApi,
  Target: scheduleTargetAsApi,
};

function shapeOf(name: string, table: ResourceTable): Shape | undefined {
  if (name === 'Targets') return list(target);
  return membersOf(table).find((member) => member.name === name)?.shape;
}
