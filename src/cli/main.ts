import { didYouMean, nearestName } from '../text/nearest-name.js';
import { readArguments } from './arguments.js';
import { COMMANDS } from './commands.js';
import { COMMON_OPTIONS, helpOf, NAME, overview } from './help.js';
import { terminalOf, type Process, type Terminal } from './terminal.js';
import { version } from './version.js';
import { EXIT, WrongUse, type ExitCode } from './wrong-use.js';

/** Runs what the process was called with, and says with which code it ends. */
export async function main(process: Process): Promise<void> {
  const terminal = terminalOf(process);
  const [name = '', ...rest] = process.argv.slice(2);
  // What ends the process before its time has not found anything to be well.
  process.exitCode = EXIT.failure;
  process.exitCode = await exitCodeOf(name, rest, terminal);
}

async function exitCodeOf(name: string, rest: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const whole = Object.hasOwn(COMMANDS, name) ? `${NAME} ${name}` : NAME;
  try {
    return await run(name, rest, terminal);
  } catch (error) {
    if (error instanceof WrongUse) {
      terminal.remark(`${whole}: ${error.message}\nTo see how it is used, run ${whole} --help.\n`);
      return EXIT.wrongUse;
    }
    if (error instanceof Error && 'syscall' in error) {
      terminal.remark(`${whole}: ${error.message}\n`);
      return EXIT.wrongUse;
    }
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    terminal.remark(`${whole} has failed. This is a bug in the kit.\n${text}\n`);
    return EXIT.failure;
  }
}

async function run(name: string, rest: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const args = command ? rest : [name, ...rest].filter((text) => text !== '');
  if (!command && !name.startsWith('-')) throw new WrongUse(unknownCommand(name));
  const options = { ...command?.options, ...COMMON_OPTIONS };
  const given = readArguments(args, options, command?.bare);
  if (given.values.has('help')) {
    terminal.report(command ? helpOf(name, command) : overview(COMMANDS));
    return EXIT.clean;
  }
  if (given.values.has('version')) {
    terminal.report(`${version()}\n`);
    return EXIT.clean;
  }
  if (!command) throw new WrongUse(unknownCommand(''));
  return command.run(given, terminal);
}

function unknownCommand(name: string): string {
  const names = Object.keys(COMMANDS);
  const list = `There ${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}.`;
  if (name === '') return `A command is missing. ${list}`;
  return `There is no command ${JSON.stringify(name)}. ${didYouMean(nearestName(name, names), list)}`;
}
