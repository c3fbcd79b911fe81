import { sharedState } from '../../environment/shared-state.js';
import type { HandlerOutput, SdkClient } from '../sdk/client.js';
import type { SentCommand } from '../sdk/sent-command.js';

/** Answers the commands of the clients that it is attached to. */
export interface Attachment {
  readonly answer: (sent: SentCommand) => Promise<HandlerOutput>;
  /** Whether it answers the running code. */
  readonly isHere: () => boolean;
  /** The test file that it was made for, where that can be known. */
  readonly testFile: string | undefined;
  /** Takes it away and says whose fault it is, if it must not be there any more when another comes. */
  readonly forgotten?: () => Error;
  /** The place in the code where it comes from. */
  readonly madeAt?: () => string;
  /** Who has answered in its place, and how often. */
  supplanted?: { by: Attachment; commands: number } | undefined;
}

/** What `send` was called with, while the SDK resolves the command's middleware. */
export interface Sending {
  readonly client: SdkClient;
  readonly command: unknown;
  readonly options: unknown;
}

/** Where a `send` of ours was put, and what was there of its own. */
export interface Covered {
  readonly site: object;
  readonly own: PropertyDescriptor | undefined;
}

interface Registry {
  /** By client or class prototype; the one attached last is last. */
  readonly attachments: WeakMap<object, Attachment[]>;
  /** How to take our middleware off a client again. */
  readonly middleware: WeakMap<SdkClient, () => void>;
  /** How to take our `send` off a client or class prototype again. */
  readonly send: WeakMap<object, () => void>;
  /** What each `send` of ours has covered. */
  readonly covered: WeakMap<object, Covered>;
  /** By class prototype of a copy of the SDK: the one that attachments to either are kept by. */
  readonly originals: WeakMap<object, object>;
  /** The copies of an original. */
  readonly copies: Map<object, WeakRef<object>[]>;
  /** How many attachments there are. */
  attached: number;
  sending: Sending | undefined;
  /** Of the attachment that was made last. */
  testFile: string | undefined;
}

/** One for the process, so that copies of the kit agree on who answers a client that each is attached to. */
export const registry = sharedState<Registry>('attachments.3', () => ({
  attachments: new WeakMap(),
  middleware: new WeakMap(),
  send: new WeakMap(),
  covered: new WeakMap(),
  originals: new WeakMap(),
  copies: new Map(),
  attached: 0,
  sending: undefined,
  testFile: undefined,
}));

/**
 * Who answers a client: the one attached last to the client itself; or else to its class; or else to the class above.
 * The narrower attachment wins, whichever was made first, unless it was made for a test file that is over.
 */
export function attachmentOf(client: SdkClient): Attachment | undefined {
  let older: Attachment | undefined;
  let site: object | null = client;
  while (site !== null) {
    const found = attachmentsAt(site).findLast((attachment) => attachment.isHere());
    if (found) {
      if (found.testFile === registry.testFile) return found;
      older ??= found;
    }
    site = Reflect.getPrototypeOf(site);
  }
  return older;
}

export function attachmentsAt(site: object): readonly Attachment[] {
  return registry.attachments.get(originalOf(site)) ?? NONE;
}

/** Lets those who would have answered a client, were it not for another, know of that one. */
export function noteSupplanted(client: SdkClient, by: Attachment): void {
  if (registry.attached < 2) return;
  for (let site: object | null = client; site !== null; site = Reflect.getPrototypeOf(site)) {
    for (const other of attachmentsAt(site)) {
      if (other !== by && other.isHere())
        other.supplanted = { by, commands: (other.supplanted?.commands ?? 0) + 1 };
    }
  }
}

const NONE: readonly Attachment[] = [];

export function hasAttachment(site: object): boolean {
  return registry.attachments.has(originalOf(site));
}

function originalOf(site: object): object {
  return registry.copies.size === 0 ? site : (registry.originals.get(site) ?? site);
}

/** The site itself, and the same class of each other copy of the SDK that is known. */
export function copiesOf(site: object): readonly object[] {
  const original = originalOf(site);
  const copies = registry.copies.get(original)?.map((copy) => copy.deref()) ?? [];
  return [original, ...copies.filter((copy) => copy !== undefined)];
}

/** Lets what is attached to a class be attached to the same class of another copy of the SDK. */
export function addCopy(original: object, copy: object): void {
  if (original === copy || registry.originals.has(copy)) return;
  registry.originals.set(copy, original);
  registry.copies.set(original, [...(registry.copies.get(original) ?? []), new WeakRef(copy)]);
}

export function addAttachment(site: object, attachment: Attachment): void {
  registry.testFile = attachment.testFile;
  registry.attached += 1;
  const original = originalOf(site);
  const present = registry.attachments.get(original);
  if (present) present.push(attachment);
  else registry.attachments.set(original, [attachment]);
}

/** Removes the attachment wherever it stands in the order. */
export function removeAttachment(site: object, attachment: Attachment): void {
  const original = originalOf(site);
  registry.attached -= 1;
  const left = attachmentsAt(site).filter((other) => other !== attachment);
  if (left.length > 0) registry.attachments.set(original, left);
  else registry.attachments.delete(original);
}
