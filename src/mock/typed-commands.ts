import type { CommandRecord } from '../history/records.js';
import type { OperationInput, OperationName, OperationOutput } from '../service/operation.js';

/**
 * The calls of what `commands()` is asked for: of an operation by its name, or of a command class by its own types,
 * whichever copy of the SDK it comes from.
 */
export type CommandOf<Selector> = CommandRecord<InputOf<Selector>, OutputOf<Selector>>;

type AnyMembers = Readonly<Record<string, unknown>>;

type InputOf<Selector> = Selector extends OperationName
  ? Recorded<OperationInput<Selector>>
  : Selector extends new (...args: never[]) => { readonly input: infer Input }
    ? Recorded<Input>
    : AnyMembers;

type OutputOf<Selector> = Selector extends OperationName
  ? Recorded<OperationOutput<Selector>>
  : Selector extends new (...args: never[]) => {
        resolveMiddleware: (...args: never[]) => (...args: never[]) => Promise<{ output: infer Output }>;
      }
    ? Recorded<Omit<Output, '$metadata'>>
    : AnyMembers;

/** Records are read, not written, at every depth. */
type Recorded<T> = T extends Date | Uint8Array
  ? T
  : T extends readonly (infer Member)[]
    ? readonly Recorded<Member>[]
    : T extends object
      ? { readonly [K in keyof T]: Recorded<T[K]> }
      : T;
