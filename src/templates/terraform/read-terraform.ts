import { fileText } from '../../environment/files.js';
import { isRecord, refusal, shown } from '../../text/given.js';
import { isObject } from '../../text/kinds-of-values.js';
import { parsedJson } from '../../text/parsed-json.js';
import { documentOf, type TerraformDocument } from './document.js';

/** A plan or a state, and what messages call it; or why it is none. */
export interface TerraformSource {
  readonly source: string;
  readonly document?: TerraformDocument | undefined;
  readonly problem?: string;
}

const OF_A_PLAN = 'terraform plan -out=plan.bin && terraform show -json plan.bin > plan.json';
const WRITE = `Write what Terraform makes of it, and give plan.json:\n  ${OF_A_PLAN}`;

const HCL = /^\s*(?:resource|data|module|provider|terraform|variable|output|locals)\b[^\n:]*[{"]/m;

/** Reads a file, a text or an object. What begins as JSON or HCL, or has several lines, is a text. */
export function readTerraform(given: unknown, door: string): TerraformSource {
  if (isRecord(given)) return named(recognised(given));
  if (typeof given !== 'string' || given === '') {
    throw refusal(door, 'the path, the text or the object of a plan or a state', given);
  }
  if (/\n|^\s*\{/.test(given) || HCL.test(given)) return named(documentIn(given));
  return { source: given, ...documentAt(given) };
}

/** What messages call something without a path. */
function named(read: Omit<TerraformSource, 'source'>): TerraformSource {
  return { source: `the ${read.document?.kind ?? 'plan'}`, ...read };
}

function documentAt(path: string): Omit<TerraformSource, 'source'> {
  try {
    return documentIn(fileText(path));
  } catch (error) {
    if (!isObject(error) || error['code'] !== 'EISDIR') throw error;
    return { problem: `This is a folder. ${WRITE}` };
  }
}

function documentIn(text: string): Omit<TerraformSource, 'source'> {
  if (text.trim() === '') return { problem: `This is empty. ${WRITE}` };
  if (text.startsWith('PK\u0003\u0004')) {
    return {
      problem:
        'This is a plan as Terraform keeps it. Write it as JSON: terraform show -json plan.bin > plan.json',
    };
  }
  if (text.includes('\0')) {
    return {
      problem:
        'This is not UTF-8. In PowerShell, write it with: terraform show -json plan.bin | Out-File -Encoding utf8 plan.json',
    };
  }
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? recognised(value) : { problem: `This is not a Terraform object. ${WRITE}` };
  } catch {
    return { problem: problemOfText(text) };
  }
}

function problemOfText(text: string): string {
  const [first = ''] = text.split('\n', 1);
  const line = parsedJson(first);
  if (isObject(line) && '@level' in line) {
    return `These are the messages of terraform plan -json, which have no values. ${WRITE}`;
  }
  if (HCL.test(text)) return `This is HCL, which only Terraform evaluates. ${WRITE}`;
  // What is wrong where is not said: it could be a secret.
  if (/^\s*\{/.test(text)) return `This begins like JSON, but is not valid. Is it complete? ${WRITE}`;
  return `This is not JSON. It begins with ${shown(text.trim().split('\n')[0])}. ${WRITE}`;
}

function recognised(value: Readonly<Record<string, unknown>>): Omit<TerraformSource, 'source'> {
  const document = documentOf(value);
  return document ? { document } : { problem: problemOfObject(value) };
}

function problemOfObject(value: Readonly<Record<string, unknown>>): string {
  if (isObject(value['resource'])) return `This is Terraform's configuration in JSON. ${WRITE}`;
  if ('@level' in value) return `This is a message of terraform plan -json, which has no values. ${WRITE}`;
  if ('Resources' in value) return 'This is a CloudFormation template: use fromCloudFormation.';
  if (typeof value['version'] === 'number' && 'terraform_version' in value) {
    return `The state is of format ${value['version']}; the kit reads 4. Write it again: terraform show -json > state.json`;
  }
  if ('format_version' in value) {
    return `The state is empty: nothing was applied yet. Give a plan:\n  ${OF_A_PLAN}`;
  }
  return `This is neither a plan nor a state: it has no planned_values and no values. ${WRITE}`;
}
