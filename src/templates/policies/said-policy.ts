import { readPolicy, type PolicyDocument, type PolicyStatement } from '../../policy/document.js';
import { quietValue, type Inspected } from '../inspected.js';
import type { DeclaredResource } from '../resolving/references.js';

/** The policy that a property says; undefined where it says none, or it cannot be told which. */
export function saidPolicy(
  resource: DeclaredResource,
  property: string,
  inspected: Pick<Inspected, 'template'>,
): PolicyDocument | undefined {
  return policyIn(quietValue(resource, property, inspected)?.value);
}

/** The statements of a policy that is an object or a text; undefined for what is no policy. */
export function readableStatements(document: unknown): readonly PolicyStatement[] | undefined {
  return policyIn(document)?.Statement;
}

function policyIn(document: unknown): PolicyDocument | undefined {
  return readPolicy(typeof document === 'string' ? document : JSON.stringify(document ?? null));
}
