import { keepEntries } from './keep.js';
import type { PolicyDocument } from '../policy/document.js';

/** What is known of a resource of another service, which EventBridge is to reach. */
export interface OutsideResource {
  /** Absent when nobody said whether it has one, and then nobody asks. */
  readonly policy?: PolicyDocument | 'none';
  /** Of a FIFO queue; absent when nobody said. */
  readonly contentBasedDeduplication?: boolean;
}

/** Resources of other services by ARN. What is not among them takes everything. */
export class OutsideResources {
  readonly #byArn = new Map<string, OutsideResource>();
  #used = new Set<string>();

  set(arn: string, resource: OutsideResource): void {
    this.#byArn.set(keyOf(arn), resource);
  }

  get(arn: string): OutsideResource | undefined {
    if (this.#byArn.size === 0) return undefined;
    const resource = this.#byArn.get(keyOf(arn));
    if (resource) this.#used.add(keyOf(arn));
    return resource;
  }

  /** Whether something is known, for who makes no use of it. */
  has(arn: string): boolean {
    return this.#byArn.size > 0 && this.#byArn.has(keyOf(arn));
  }

  /** ARNs that no delivery has asked for yet. */
  get unused(): readonly string[] {
    return [...this.#byArn.keys()].filter((arn) => !this.#used.has(arn));
  }

  /** What is used here is used there, too. */
  shareUse(other: OutsideResources): void {
    this.#used = other.#used;
  }

  /** Answers what brings back all that is known now. */
  keep(): () => void {
    return keepEntries(this.#byArn);
  }

  copy(): OutsideResources {
    const copy = new OutsideResources();
    copy.add(this);
    return copy;
  }

  add(other: OutsideResources): void {
    for (const [arn, resource] of other.#byArn) this.#byArn.set(arn, resource);
  }

  /** By ARN. */
  get all(): readonly (readonly [arn: string, resource: OutsideResource])[] {
    return [...this.#byArn];
  }

  clear(): void {
    this.#byArn.clear();
  }
}

/** The ARN of a log group is written with and without the streams in it. */
function keyOf(arn: string): string {
  return arn.replace(/:\*$/, '');
}
