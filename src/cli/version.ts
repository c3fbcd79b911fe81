import { createRequire } from 'node:module';

/** That of the package which the command belongs to, built or not. */
export function version(): string {
  const packageJson: unknown = createRequire(import.meta.url)('aws-eventbridge-mock/package.json');
  return typeof packageJson === 'object' && packageJson !== null && 'version' in packageJson
    ? String(packageJson.version)
    : '';
}
