import type { Option, Options } from './arguments.js';
import type { Command } from './command.js';

export const NAME = 'aws-eventbridge-mock';

const WIDTH = 100;

/** Options that every command has. */
export const COMMON_OPTIONS: Options = {
  help: { short: 'h', says: 'shows this help' },
  version: { says: 'shows the version' },
};

export function overview(commands: Readonly<Record<string, Command>>): string {
  const rows = Object.entries(commands).map(([name, { summary }]) => [name, summary] as const);
  return `${[
    `Usage: ${NAME} <command> [options]`,
    `Commands:\n${listed(rows)}`,
    `Options:\n${listed(optionRows(COMMON_OPTIONS))}`,
    `To see what a command takes, run ${NAME} <command> --help.`,
  ].join('\n\n')}\n`;
}

export function helpOf(name: string, { usage, summary, options, notes }: Command): string {
  return `${[
    `Usage: ${NAME} ${name} ${usage}`,
    wrapped(summary, 0),
    `Options:\n${listed(optionRows({ ...options, ...COMMON_OPTIONS }))}`,
    ...notes,
  ].join('\n\n')}\n`;
}

function optionRows(options: Options): (readonly [string, string])[] {
  return Object.entries(options).map(([name, option]) => [spelt(name, option), option.says] as const);
}

function spelt(name: string, { short, value, isRepeatable }: Option): string {
  const names = `${short === undefined ? '    ' : `-${short}, `}--${name}`;
  return `${names}${value === undefined ? '' : ` ${value}`}${isRepeatable ? ' …' : ''}`;
}

function listed(rows: readonly (readonly [name: string, says: string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.map(([name, says]) => `  ${name.padEnd(width)}${wrapped(says, width + 2)}`).join('\n');
}

/** Breaks a text between words; lines behind the first are indented. */
function wrapped(text: string, indent: number): string {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + 1 + word.length > WIDTH - indent) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}
