import type { Findings } from '../findings.js';
import type { TemplateOptions } from '../options.js';
import type { Kind } from './attribute-table.js';
import type { Configuration } from './configuration.js';
import type { TerraformResource } from './document.js';
import type { KnownResources } from './known-resources.js';
import type { Places } from './places.js';
import { distinctReferences } from './references.js';
import { standIn } from './stand-ins.js';

/** An attribute whose value is known after apply. */
export interface Unknown {
  readonly resource: TerraformResource;
  /** `dead_letter_config.arn` */
  readonly path: string;
  readonly kind: Kind;
  /** What was written there, as far as the plan tells it. */
  readonly expression: unknown;
}

/** Tells what a plan leaves open, or says that nobody can. */
export class AfterApply {
  readonly #known: KnownResources;
  readonly #configuration: Configuration;
  readonly #places: Places;
  readonly #findings: Findings;
  readonly #resolve: TemplateOptions['resolve'];
  readonly #incomplete = new Set<TerraformResource>();

  constructor(
    known: KnownResources,
    { configuration, places }: { readonly configuration: Configuration; readonly places: Places },
    { findings, resolve }: { readonly findings: Findings; readonly resolve: TemplateOptions['resolve'] },
  ) {
    this.#known = known;
    this.#configuration = configuration;
    this.#places = places;
    this.#findings = findings;
    this.#resolve = resolve;
  }

  /** Undefined where the attribute has to be left out. */
  value({ resource, path, kind, expression }: Unknown): unknown {
    const at = `${resource.address}.${path}`;
    const scope = this.#configuration.scopeOf(resource);
    const followed =
      kind === 'arn' || kind === 'bus' || kind === 'rule' || kind === 'group'
        ? this.#known.followed(kind, expression, scope)
        : undefined;
    if (followed?.isExact) return followed.value;
    const told = this.told(resource, path);
    if (told !== undefined) return told;
    // Nothing was written: it is the default group.
    if (kind === 'group' && expression === undefined) return undefined;
    if (kind === 'condition' || (!followed && (kind === 'bus' || kind === 'rule'))) {
      this.#incomplete.add(resource);
      this.#findings.error('known-after-apply', at, missingText(at, path, expression));
      return undefined;
    }
    const value = followed?.value ?? standIn(kind, path, { resource, place: this.#places.of(resource) });
    const remedy = value === undefined ? 'It is left out.' : `${JSON.stringify(value)} stands in for it.`;
    this.#findings.note('stand-in', at, `The value is known after apply${because(expression)}. ${remedy}`);
    return value;
  }

  /** What the option `resolve` says. */
  told(resource: TerraformResource, attribute: string): unknown {
    const at = `${resource.address}.${attribute}`;
    return this.#resolve?.({ kind: 'attribute', name: resource.address, attribute, at });
  }

  /** Whether it lacks what it would be another resource without. */
  isIncomplete(resource: TerraformResource): boolean {
    return this.#incomplete.has(resource);
  }
}

function missingText(at: string, path: string, expression: unknown): string {
  const what = path === 'event_pattern' ? 'The pattern' : 'The value';
  return `${what} is known after apply${because(expression)}. Give the state instead of the plan
(terraform show -json > state.json, after terraform apply), or the value by the option resolve:
({ at }) => (at === ${JSON.stringify(at)} ? … : undefined)`;
}

function because(expression: unknown): string {
  const references = distinctReferences(expression);
  return references.length === 0 ? '' : `: it depends on ${references.join(' and ')}`;
}
