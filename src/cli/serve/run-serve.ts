import { processEnvironment } from '../../environment/environment.js';
import { forwardTo } from '../../server/forwarding/forward-to.js';
import { serve } from '../../server/serve.js';
import { keepState, type KeptState } from '../../server/state/keep-state.js';
import { StateFileError } from '../../server/state/state-file.js';
import type { Mock } from '../../mock/mock.js';
import type { Arguments } from '../arguments.js';
import { findingsText } from '../deployment/findings-text.js';
import { paint, type Paint } from '../paint.js';
import type { Terminal } from '../terminal.js';
import { EXIT, WrongUse, type ExitCode } from '../wrong-use.js';
import { deployedAccount, type FileFindings } from './deployed-account.js';
import { EventLog } from './event-log.js';
import { hostWarning, readyText } from './ready-text.js';
import { serveSettings, type ServeSettings } from './settings.js';
import { askedToStop } from './stopping.js';

/** The command `serve`: standard output has where it listens, all else is told beside it. */
export async function runServe(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const settings = serveSettings(given);
  const { env, isSeen } = terminal;
  const style = paint(settings.isColoured, { env, isSeen: { ...isSeen, report: isSeen.remarks } });
  const { eventBridge, findings } = deployedAccount(settings, terminal);
  const told = findings.flatMap((one) => textsOf(one, settings, style));
  if (told.length > 0) terminal.remark(`${told.join('\n')}\n`);
  if (findings.some(hasError)) return EXIT.findings;
  return served(eventBridge, { settings, terminal, style });
}

interface Told {
  readonly settings: ServeSettings;
  readonly terminal: Terminal;
  readonly style: Paint;
}

async function served(eventBridge: Mock, { settings, terminal, style }: Told): Promise<ExitCode> {
  const say = (text: string): void => {
    terminal.remark(`${text}\n`);
  };
  const state = kept(eventBridge, settings, say);
  forwardTo(eventBridge, settings.forward);
  if (settings.isVerbose) new EventLog(eventBridge, say, style).follow(processEnvironment);
  let code: ExitCode = EXIT.clean;
  const attempt = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      if (!(error instanceof StateFileError)) throw error;
      code = EXIT.wrongUse;
      say(error.message);
    }
  };
  const stopped = askedToStop(terminal, processEnvironment.now, () => {
    attempt(() => state?.save());
  });
  const server = await listening(eventBridge, settings).catch((error: unknown) => {
    attempt(() => state?.close());
    throw error;
  });
  const warning = hostWarning(settings);
  if (warning !== undefined) say(style.doubtful(warning));
  const { endpoint } = server;
  const { account, region } = eventBridge;
  terminal.report(readyText({ endpoint, account, region }, settings));
  await stopped;
  await server.close();
  attempt(() => state?.close());
  eventBridge.restore();
  return code;
}

/** @throws WrongUse for a file that is broken or cannot be written. */
function kept(
  eventBridge: Mock,
  settings: ServeSettings,
  say: (text: string) => void,
): KeptState | undefined {
  if (settings.state === undefined) return undefined;
  try {
    const state = keepState(eventBridge, settings.state, {
      failed: (error) => {
        say(error instanceof Error ? error.message : String(error));
      },
    });
    const isSeeded = settings.templates.length + settings.seeds.length > 0;
    if (state.isLoaded && isSeeded && !settings.isQuiet) {
      say(`The account was loaded from ${settings.state}; templates and seeds apply after a reset.`);
    }
    return state;
  } catch (error) {
    if (error instanceof StateFileError) throw new WrongUse(error.message);
    throw error;
  }
}

/** @throws WrongUse where nobody can listen. */
async function listening(eventBridge: Mock, { port, host }: ServeSettings): ReturnType<typeof serve> {
  try {
    return await serve(eventBridge, { port, host });
  } catch (error) {
    const cause: unknown = error instanceof Error ? error.cause : undefined;
    if (!(cause instanceof Error && 'code' in cause)) throw error;
    throw new WrongUse(
      cause.code === 'EADDRINUSE'
        ? `Port ${port} of ${host} is in use. Choose another with --port ${port + 1}, or any free one with --port 0.`
        : `Cannot listen on port ${port} of ${host}: ${cause.message}.`,
    );
  }
}

/** What was found; of a quiet one errors alone. */
function textsOf({ file, findings }: FileFindings, settings: ServeSettings, style: Paint): readonly string[] {
  const shown = settings.isQuiet ? findings.filter(({ severity }) => severity === 'error') : findings;
  if (shown.length === 0) return [];
  const texts = findingsText(file, shown, { isVerbose: settings.isVerbose, paint: style });
  return [style.strong(file), ...texts];
}

function hasError({ findings }: FileFindings): boolean {
  return findings.some(({ severity }) => severity === 'error');
}
