import { mergeCoverage } from '../../coverage/merge-coverage.js';
import type { RuleCoverage } from '../../coverage/rule-coverage.js';
import { fileText, pathIn, placeAt } from '../../environment/files.js';
import { checkedOptions, type RuleCoverageReporterOptions } from '../../reporters/reporter-options.js';
import { JSON_FILE, report } from '../../reporters/report.js';
import { parsedJson } from '../../text/parsed-json.js';
import { namedValues, type Arguments } from '../arguments.js';
import type { Terminal } from '../terminal.js';
import { EXIT, WrongUse, type ExitCode } from '../wrong-use.js';

/** The command `coverage`. */
export function runCoverage({ values }: Arguments, terminal: Terminal): ExitCode {
  const paths = [...new Set(values.get('folder'))];
  if (paths.length === 0) {
    throw new WrongUse('Name a folder, such as rule-coverage, to which a reporter has written its JSON.');
  }
  const options = understood(() => optionsFrom(values));
  const coverage = mergeCoverage(paths.map(coverageAt));
  const { unwritten, tooLow } = report({ coverage, unread: 0 }, options, (text) => {
    terminal.report(text.trimStart());
  });
  for (const failure of [...unwritten, ...tooLow]) terminal.remark(`${failure}\n`);
  if (unwritten.length > 0) return EXIT.wrongUse;
  return tooLow.length === 0 ? EXIT.clean : EXIT.findings;
}

function optionsFrom(values: Arguments['values']): Required<RuleCoverageReporterOptions> {
  const given = Object.entries(namedValues('--threshold', values.get('threshold') ?? []));
  const [outputDir] = values.get('output-dir') ?? [];
  const formats = values.get('format');
  return checkedOptions('coverage', {
    thresholds: Object.fromEntries(given.map(([name, text]) => [name, percentOf(text)])),
    ...(formats && { formats }),
    ...(outputDir !== undefined && { outputDir }),
  });
}

/** What is not a number is refused as it was written. */
function percentOf(text: string): unknown {
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

function coverageAt(path: string): RuleCoverage {
  const place = placeAt(path);
  const file = place === 'folder' ? pathIn(path, JSON_FILE) : path;
  if (placeAt(file) !== 'file') throw new WrongUse(`There is no file ${JSON.stringify(file)}.`);
  const written = parsedJson(fileText(file));
  // Alone first: whoever merges several does not know their files.
  try {
    return mergeCoverage([written as RuleCoverage]);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new WrongUse(
      `${JSON.stringify(file)} is not what a reporter of this version writes with the format json.`,
    );
  }
}

/** What the kit says of its arguments is said of the command's. */
function understood<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof TypeError) throw new WrongUse(error.message);
    throw error;
  }
}
