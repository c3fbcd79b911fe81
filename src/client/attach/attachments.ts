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
  sending: Sending | undefined;
  /** Of the attachment that was made last. */
  testFile: string | undefined;
}

/** One for the process, so that copies of the kit agree on who answers a client that each is attached to. */
export const registry = sharedState<Registry>('attachments.2', () => ({
  attachments: new WeakMap(),
  middleware: new WeakMap(),
  send: new WeakMap(),
  covered: new WeakMap(),
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
    const found = registry.attachments.get(site)?.findLast((attachment) => attachment.isHere());
    if (found) {
      if (found.testFile === registry.testFile) return found;
      older ??= found;
    }
    site = Reflect.getPrototypeOf(site);
  }
  return older;
}

export function attachmentsAt(site: object): readonly Attachment[] {
  return registry.attachments.get(site) ?? [];
}

export function hasAttachment(site: object): boolean {
  return registry.attachments.has(site);
}

export function addAttachment(site: object, attachment: Attachment): void {
  registry.testFile = attachment.testFile;
  const present = registry.attachments.get(site);
  if (present) present.push(attachment);
  else registry.attachments.set(site, [attachment]);
}

/** Removes the attachment wherever it stands in the order. */
export function removeAttachment(site: object, attachment: Attachment): void {
  const left = registry.attachments.get(site)?.filter((other) => other !== attachment) ?? [];
  if (left.length > 0) registry.attachments.set(site, left);
  else registry.attachments.delete(site);
}
