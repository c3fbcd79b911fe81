import { execFileSync } from 'node:child_process';
import { median } from './median.js';

/** Milliseconds to load a module in a fresh process that has loaded the SDK's client already. */
export interface ImportFigures {
  readonly kit: number;
  readonly clientMock: number;
}

const formats = {
  ESM: (name: string) => `
    await import('@aws-sdk/client-eventbridge');
    const start = performance.now();
    await import('${name}');
    console.log(performance.now() - start);`,
  CommonJS: (name: string) => `
    require('@aws-sdk/client-eventbridge');
    const start = performance.now();
    require('${name}');
    console.log(performance.now() - start);`,
};

export function benchImport({ quick }: { quick: boolean }): Record<keyof typeof formats, ImportFigures> {
  return { ESM: compare('ESM', quick ? 5 : 15), CommonJS: compare('CommonJS', quick ? 5 : 15) };
}

function compare(format: keyof typeof formats, runs: number): ImportFigures {
  const kit: number[] = [];
  const clientMock: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    kit.push(timeToLoad(format, 'aws-eventbridge-mock'));
    clientMock.push(timeToLoad(format, 'aws-sdk-client-mock'));
  }
  return { kit: median(kit), clientMock: median(clientMock) };
}

function timeToLoad(format: keyof typeof formats, name: string): number {
  const inputType = format === 'ESM' ? 'module' : 'commonjs';
  const args = [`--input-type=${inputType}`, '--eval', formats[format](name)];
  return Number(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}
