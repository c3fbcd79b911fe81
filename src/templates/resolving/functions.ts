import { given } from '../../text/given.js';
import { isObject } from '../../text/kinds-of-values.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import { cidrBlocks } from './cidr.js';
import { CONDITION_FUNCTIONS, truth } from './conditions.js';
import { isPending } from './imports.js';
import { NO_VALUE, ownMember, scalarText, textOf, type Resolving } from './resolving.js';
import { substituted } from './substitution.js';

type Evaluate = (argument: unknown, at: string, template: Resolving) => unknown;

/** By their long forms. */
const FUNCTIONS: Readonly<Record<string, Evaluate>> = {
  Ref: (argument, at, template) => template.ref(textOf(argument, at, template, 'Ref'), at),
  'Fn::GetAtt': getAtt,
  'Fn::Sub': (argument, at, template) => substituted(argument, at, template),
  'Fn::Join': (argument, at, template) => {
    const [separator, list] = resolvedList(argument, at, template);
    if (scalarText(separator) === undefined || !Array.isArray(list)) {
      return malformed('Fn::Join', 'a separator and a list', argument, at, template);
    }
    return list.map((item) => textOf(item, at, template, 'Fn::Join')).join(scalarText(separator));
  },
  'Fn::Split': (argument, at, template) => {
    const [separator, text] = resolvedList(argument, at, template).map(scalarText);
    if (separator === undefined || text === undefined) {
      return malformed('Fn::Split', 'a separator and a string', argument, at, template);
    }
    return isPending(text) ? [text] : text.split(separator);
  },
  'Fn::Select': select,
  'Fn::If': (argument, at, template) => {
    if (!Array.isArray(argument) || argument.length !== 3) {
      return malformed('Fn::If', 'the name of a condition and two values', argument, at, template);
    }
    const [name, whenTrue, whenFalse] = argument as readonly unknown[];
    const holds = template.condition(textOf(name, at, template, 'Fn::If'), at);
    return template.resolve(holds ? whenTrue : whenFalse, at);
  },
  'Fn::FindInMap': findInMap,
  'Fn::ImportValue': (argument, at, template) =>
    template.imported(textOf(template.resolve(argument, at), at, template, 'Fn::ImportValue'), at),
  'Fn::Base64': (argument, at, template) =>
    Buffer.from(textOf(template.resolve(argument, at), at, template, 'Fn::Base64')).toString('base64'),
  'Fn::GetAZs': (argument, at, template) => {
    const region = scalarText(template.resolve(argument, at));
    return ['a', 'b', 'c'].map(
      (zone) => `${region === undefined || region === '' ? template.stack.region : region}${zone}`,
    );
  },
  'Fn::Cidr': (argument, at, template) => {
    const [block, count, bits] = resolvedList(argument, at, template);
    const blocks = cidrBlocks(block, count, bits);
    if (blocks || isPending(block)) return blocks ?? [block];
    return malformed('Fn::Cidr', 'a block, how many it gives and their bits', argument, at, template);
  },
  'Fn::ToJsonString': (argument, at, template) => {
    template.hasLanguageExtensions('Fn::ToJsonString', at);
    return JSON.stringify(template.resolve(argument, at));
  },
  'Fn::Length': (argument, at, template) => {
    template.hasLanguageExtensions('Fn::Length', at);
    const list = template.resolve(argument, at);
    return Array.isArray(list) ? list.length : malformed('Fn::Length', 'a list', argument, at, template);
  },
  ...Object.fromEntries(
    Object.keys(CONDITION_FUNCTIONS).map((name): [string, Evaluate] => [
      name,
      (argument, at, template) => truth({ [name]: argument }, at, template),
    ]),
  ),
};

/** Those that make members of an object, which may have others beside. */
const OF_MEMBERS = /^Fn::(?:Transform$|ForEach::)/;

/** The value of an object that is a function and nothing else; undefined for any other object. */
export function functionValue(
  object: Readonly<Record<string, unknown>>,
  at: string,
  template: Resolving,
): { readonly value: unknown } | undefined {
  const [name = '', another] = Object.keys(object);
  if (another !== undefined) return undefined;
  const evaluate = ownMember(FUNCTIONS, name);
  if (evaluate) return { value: evaluate(object[name], at, template) };
  if (!name.startsWith('Fn::') || OF_MEMBERS.test(name)) return undefined;
  const hint = didYouMean(nearestName(name, Object.keys(FUNCTIONS)), 'CloudFormation has no such function.');
  template.findings.error('unsupported-function', at, `${name}: ${hint}`);
  return { value: NO_VALUE };
}

function getAtt(argument: unknown, at: string, template: Resolving): unknown {
  const parts = typeof argument === 'string' ? atFirstDot(argument) : argument;
  const [logicalId, attribute] = Array.isArray(parts)
    ? resolvedList(parts, at, template).map(scalarText)
    : [];
  if (logicalId === undefined || attribute === undefined) {
    return malformed('Fn::GetAtt', 'a logical id and the name of an attribute', argument, at, template);
  }
  return template.attribute(logicalId, attribute, at);
}

/** The name of an attribute may have dots itself. */
export function atFirstDot(text: string): readonly string[] {
  const dot = text.indexOf('.');
  return dot === -1 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}

function select(argument: unknown, at: string, template: Resolving): unknown {
  const [index, list] = resolvedList(argument, at, template);
  const position = Number(scalarText(index) ?? Number.NaN);
  if (!Array.isArray(list) || !Number.isInteger(position)) {
    return malformed('Fn::Select', 'an index and a list', argument, at, template);
  }
  const values = list as readonly unknown[];
  if (position >= 0 && position < values.length) return values[position];
  if (values.length === 1 && isPending(values)) return values[0];
  const message = `Fn::Select: the list has ${values.length} values, none at index ${position}.`;
  template.findings.error('malformed-function', at, message);
  return NO_VALUE;
}

function findInMap(argument: unknown, at: string, template: Resolving): unknown {
  const [name, top, second, extra] = resolvedList(argument, at, template);
  const keys = [name, top, second].map(scalarText);
  const [map, first, last] = keys;
  if (map === undefined || first === undefined || last === undefined) {
    return malformed('Fn::FindInMap', 'the name of a mapping and two keys', argument, at, template);
  }
  const pending = keys.find(isPending);
  if (pending !== undefined) return pending;
  const found = [first, last].reduce<unknown>(memberOf, template.mapping(map));
  if (found !== undefined) return template.resolve(found, at);
  if (isObject(extra) && 'DefaultValue' in extra) {
    template.hasLanguageExtensions('The DefaultValue of Fn::FindInMap', at);
    return extra['DefaultValue'];
  }
  const message = `Fn::FindInMap: there is no Mappings.${keys.join('.')}.`;
  template.findings.error('missing-mapping', at, message);
  return keys.join('.');
}

function memberOf(value: unknown, name: string): unknown {
  return isObject(value) ? ownMember(value, name) : undefined;
}

function resolvedList(argument: unknown, at: string, template: Resolving): readonly unknown[] {
  const list = template.resolve(argument, at);
  return Array.isArray(list) ? list : [];
}

function malformed(
  name: string,
  takes: string,
  argument: unknown,
  at: string,
  { findings }: Resolving,
): unknown {
  findings.error('malformed-function', at, `${name} takes ${takes}, not ${given(argument)}.`);
  return NO_VALUE;
}
