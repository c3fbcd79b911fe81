import type { InjectedFault } from '../../history/records.js';
import type { AttemptFault } from '../faults/attempt-fault.js';
import type { Faults } from '../faults/faults.js';
import type { AttemptedCommand } from '../faults/plan.js';
import { lateAnswer } from '../latency/late-answer.js';
import type { Latency } from '../latency/latency.js';
import type { HandlerOutput } from '../sdk/client.js';
import type { SentCommand } from '../sdk/sent-command.js';
import { withoutVirtualTime } from './virtual-time.js';

/** An attempt that faults may hit. */
interface ConcernedAttempt {
  readonly sent: SentCommand;
  readonly command: AttemptedCommand;
  /** From when on a late answer is late. */
  readonly since: Date;
  /** Asks the service. */
  readonly answer: (failing: AttemptFault['entries']) => HandlerOutput;
  /** Told of the faults that hit it, when it is over. */
  readonly hit: (faults: readonly InjectedFault[]) => void;
}

/** An attempt with what the test has planned for it. A late answer is that of a service which was asked in time. */
export async function faultyAttempt(
  { faults, latency }: { readonly faults: Faults; readonly latency: Latency },
  { sent, command, since, answer, hit }: ConcernedAttempt,
): Promise<HandlerOutput> {
  const fault = faults.decide(command);
  let { injected } = fault;
  try {
    const answered = settledAtOnce(() => {
      if (fault.error) throw fault.error;
      return answer(fault.entries);
    });
    if (fault.latency > 0) {
      const late = { milliseconds: fault.latency, since };
      await withoutVirtualTime(() => lateAnswer(latency, sent, late)).catch((error: unknown) => {
        injected = injected.map((one) => ({ ...one, effect: one.entries ? one.effect : 'failed' }));
        throw error;
      });
    }
    return answered();
  } finally {
    if (injected.length > 0) hit(injected);
  }
}

/** Does it now, and gives what came of it later. */
function settledAtOnce<Result>(act: () => Result): () => Result {
  try {
    const result = act();
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
