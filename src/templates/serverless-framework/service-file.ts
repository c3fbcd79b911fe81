import { fileTextIfThere, folderOf, namesIn, pathIn, placeAt, wholePath } from '../../environment/files.js';
import { isObject } from '../../text/kinds-of-values.js';
import { parsedJson } from '../../text/parsed-json.js';
import { readTemplate, type TemplateSource } from '../reading/read-template.js';

/** A service as it is written, or the template that the framework has packaged of one. */
export interface ServiceFile {
  readonly template: TemplateSource;
  /** What the files are beside that the service names. */
  readonly folder: string;
  /** What the framework knew of the service when it packaged the template; undefined for a service. */
  readonly packaged: Readonly<Record<string, unknown>> | undefined;
}

const PACKAGED = 'cloudformation-template-update-stack.json';
const STATE = 'serverless-state.json';
const SERVICES = ['serverless.yml', 'serverless.yaml', 'serverless.json'];
const CODE = /\.[cm]?[jt]s$/;

/**
 * Reads a service from a file, the folder that has it, a text or an object.
 *
 * @throws TypeError for what is none of these.
 */
export function readService(given: unknown, door: string): ServiceFile {
  const isPath = typeof given === 'string' && given !== '' && !/\n|^\s*\{/.test(given);
  const path = isPath ? fileOf(given, door) : undefined;
  const folder = wholePath(path === undefined ? '.' : folderOf(path));
  const template = readTemplate(path ?? given, door, 'service');
  const { value } = template;
  if (!isObject(value) || !('Resources' in value) || 'service' in value) {
    return { template, folder, packaged: undefined };
  }
  const state = path === undefined ? undefined : parsedJson(fileTextIfThere(pathIn(folder, STATE)) ?? '');
  const packaged = isObject(state) && isObject(state['service']) ? state['service'] : {};
  return { template, folder, packaged };
}

function fileOf(path: string, door: string): string {
  if (placeAt(path) !== 'folder') return withoutCode(path, door);
  const names = namesIn(path);
  const name =
    [PACKAGED, ...SERVICES].find((one) => names.includes(one)) ??
    names.find((one) => one.startsWith('serverless.') && CODE.test(one));
  if (name !== undefined) return withoutCode(pathIn(path, name), door);
  throw new TypeError(
    `${door}: the folder ${path} has neither ${SERVICES.join(' nor ')} nor ${PACKAGED}. It has ${names.join(', ') || 'nothing'}.`,
  );
}

function withoutCode(path: string, door: string): string {
  if (!CODE.test(path)) return path;
  throw new TypeError(
    `${door} does not run code, and ${path} is code. Import it and pass the object that it exports, or run "serverless package" and pass the folder .serverless.`,
  );
}
