import { hostname } from 'node:os';

/** A process as others can name it. */
export interface NamedProcess {
  readonly pid: number;
  /** The machine, or the container. */
  readonly host: string;
}

export function thisProcess(): NamedProcess {
  return { pid: process.pid, host: hostname() };
}

/** Whether a process of this machine runs. One that is somebody else's does. */
export function isRunning(pid: number): boolean {
  try {
    // Signal 0 is sent to nobody.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
