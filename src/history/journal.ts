import type { CommandRecord, EventRecord, InvocationRecord, Warning, WarningRecord } from './records.js';
import { warningText } from './warning-text.js';

/** The append-only history of one mock: everything writes it, assertions read it. */
export class Journal {
  readonly #now: () => Date;
  #events: EventRecord[] = [];
  #commands: CommandRecord[] = [];
  #invocations: InvocationRecord[] = [];
  #warnings: WarningRecord[] = [];

  constructor(now: () => Date) {
    this.#now = now;
  }

  get events(): readonly EventRecord[] {
    return this.#events;
  }

  get commands(): readonly CommandRecord[] {
    return this.#commands;
  }

  get invocations(): readonly InvocationRecord[] {
    return this.#invocations;
  }

  get warnings(): readonly WarningRecord[] {
    return this.#warnings;
  }

  event(record: EventRecord): void {
    this.#events.push(record);
  }

  command(record: CommandRecord): void {
    this.#commands.push(record);
  }

  invocation(record: InvocationRecord): void {
    this.#invocations.push(record);
  }

  warn(warning: Warning): void {
    this.#warnings.push({ ...warning, message: warningText(warning), at: this.#now() });
  }

  clear(): void {
    this.#events = [];
    this.#commands = [];
    this.#invocations = [];
    this.#warnings = [];
  }
}
