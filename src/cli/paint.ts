import type { Terminal } from './terminal.js';

/** How a text is coloured, where it is. */
export interface Paint {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly doubtful: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly strong: (text: string) => string;
}

/** Colours where the user asks for them, by an option or as the environment says, else where a terminal shows them. */
export function paint(
  isAskedFor: boolean | undefined,
  { env, isSeen }: Pick<Terminal, 'env' | 'isSeen'>,
): Paint {
  const isColoured = isAskedFor ?? isWantedBy(env) ?? isSeen.report;
  const style = (on: number, off: number) => (text: string) =>
    isColoured && text !== '' ? `\x1b[${on}m${text}\x1b[${off}m` : text;
  return {
    good: style(32, 39),
    bad: style(31, 39),
    doubtful: style(33, 39),
    dim: style(2, 22),
    strong: style(1, 22),
  };
}

/** @see https://no-color.org and https://force-color.org */
function isWantedBy({ NO_COLOR = '', FORCE_COLOR, TERM }: Terminal['env']): boolean | undefined {
  if (NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return TERM === 'dumb' ? false : undefined;
}
