import type { SentCommand } from '../attachments.js';
import type { Latency } from './latency.js';
import { requestTimeouts } from './request-timeout.js';

/**
 * Waits for an answer that comes so many milliseconds after the attempt began.
 * @throws what the client's request handler would throw that does not wait so long, or whose caller does not.
 */
export async function lateAnswer(
  latency: Latency,
  sent: SentCommand,
  { milliseconds, since }: { readonly milliseconds: number; readonly since: Date },
): Promise<void> {
  const { abortSignal } = sent;
  let passed = 0;
  const waitUntil = async (then: number): Promise<void> => {
    const begin = new Date(since.getTime() + passed);
    await latency.wait({ milliseconds: then - passed, since: begin, abortSignal });
    passed = then;
  };
  for (const timeout of await requestTimeouts(sent, milliseconds)) {
    await waitUntil(timeout.milliseconds);
    if (timeout.error) throw timeout.error;
    timeout.complain();
  }
  await waitUntil(milliseconds);
}
