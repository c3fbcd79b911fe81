import { fileText, placeAt } from '../../environment/files.js';
import type { ParameterValue } from '../../templates/options.js';
import { isRecord, shown } from '../../text/given.js';
import { parsedJson } from '../../text/parsed-json.js';
import { WrongUse } from '../wrong-use.js';

/**
 * The parameters in a file: an object, or the list that the AWS CLI takes, whose elements have ParameterKey and
 * ParameterValue.
 *
 * @throws WrongUse for a file that has something else.
 * @see https://docs.aws.amazon.com/cli/latest/reference/cloudformation/create-stack.html
 */
export function parametersIn(path: string): Readonly<Record<string, ParameterValue>> {
  if (placeAt(path) !== 'file') throw new WrongUse(`--parameters: there is no file ${path}.`);
  const value = parsedJson(fileText(path));
  const members = Array.isArray(value) ? value.flatMap((item: unknown) => memberOf(item, path)) : value;
  const given = Array.isArray(members) ? Object.fromEntries(members as [string, unknown][]) : members;
  if (!isRecord(given)) throw refused(path, '');
  return Object.fromEntries(
    Object.entries(given).map(([name, one]) => {
      if (isParameterValue(one)) return [name, one];
      throw refused(path, ` The value of ${name} is ${shown(one)}.`);
    }),
  );
}

/** A stack that is there already may keep its value, which nobody knows here. */
function memberOf(item: unknown, path: string): readonly (readonly [string, unknown])[] {
  if (!isRecord(item) || typeof item['ParameterKey'] !== 'string') throw refused(path, '');
  const { ParameterKey, ParameterValue, UsePreviousValue } = item;
  return UsePreviousValue === true ? [] : [[ParameterKey, ParameterValue]];
}

function refused(path: string, why: string): WrongUse {
  return new WrongUse(
    `--parameters takes JSON, { "Name": "value" } or [{ "ParameterKey": "Name", "ParameterValue": "value" }]; ${path} has something else.${why}`,
  );
}

function isParameterValue(value: unknown): value is ParameterValue {
  if (Array.isArray(value))
    return value.every((item) => typeof item === 'string' || typeof item === 'number');
  return ['string', 'number', 'boolean'].includes(typeof value);
}
