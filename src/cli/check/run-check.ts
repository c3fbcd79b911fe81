import { processEnvironment } from '../../environment/environment.js';
import { pathFromHere } from '../../environment/files.js';
import { eventsInFiles, type EventInFile } from '../../fixtures/events-in-files.js';
import type { Place } from '../../text/arn.js';
import type { Arguments } from '../arguments.js';
import { loadTemplates } from '../deployment/templates.js';
import { paint } from '../paint.js';
import { Progress } from '../progress.js';
import type { Terminal } from '../terminal.js';
import { EXIT, WrongUse, type ExitCode } from '../wrong-use.js';
import { assembled } from './assemble.js';
import { compare } from './compare.js';
import { githubText } from './words/github.js';
import { prettyText } from './words/pretty.js';
import type { CheckReport } from './report.js';
import { checkSettings, type CheckSettings } from './settings.js';
import { Trial } from './trial.js';
import { Unfound } from './unfound.js';

/** The command `check`. */
export async function runCheck(given: Arguments, terminal: Terminal): Promise<ExitCode> {
  const settings = checkSettings(given);
  const progress = new Progress(terminal, processEnvironment.now);
  const report = await checked(settings, progress).finally(() => {
    progress.end();
  });
  terminal.report(textOf(report, settings, terminal));
  return report.passed ? EXIT.clean : EXIT.findings;
}

/** What is found with templates and events. */
async function checked(settings: CheckSettings, progress: Progress): Promise<CheckReport> {
  const templates = loadTemplates(settings, progress);
  const trial = new Trial(templates);
  try {
    const events = eventsAt(settings.events, trial.place);
    const unfound = new Unfound(templates, events);
    const comparison = await compare(trial, events, { isVerbose: settings.isVerbose, progress, unfound });
    return assembled({ templates, trial, events, unfound, comparison }, settings);
  } finally {
    trial.end();
  }
}

function eventsAt(patterns: readonly string[], origin: Place): readonly EventInFile[] {
  try {
    const events = eventsInFiles(patterns, { cwd: process.cwd(), door: '--events', origin });
    return events.map((event) => ({ ...event, file: pathFromHere(event.file) }));
  } catch (error) {
    if (error instanceof TypeError) throw new WrongUse(error.message);
    throw error;
  }
}

function textOf(report: CheckReport, settings: CheckSettings, terminal: Terminal): string {
  if (settings.form === 'json') return `${JSON.stringify(report, undefined, 2)}\n`;
  const text = prettyText(report, { ...settings, paint: paint(settings.isColoured, terminal) });
  return settings.form === 'github' ? `${text}\n${githubText(report)}` : text;
}
