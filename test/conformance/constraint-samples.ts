/** Texts that are right for the patterns of the API model. */

import type { StringShape } from './constraint-model.js';
import { constraintsOf, type Constraint } from './constraint-words.js';

/**
 * The ways to write a text that a pattern lets through. Where `…` stands, any number of the letter a may stand; without
 * one the text has one length. The text without `…` is the shortest of its kind.
 */
type Form = string;

const ACCOUNT = '123456789012';
const BUS_ARN = `arn:aws:events:a-a-a:${ACCOUNT}:event-bus/a…`;
const ANY_ARN = '^arn:aws([a-z]|\\-)*:events:([a-z]|\\d|\\-)*:([0-9]{12})?';
const OPTIONAL_BUS_ARN = '(arn:aws[\\w-]*:events:[a-z]+-[a-z]+-[\\w-]+:[0-9]{12}:event-bus\\/)?';

const FORMS: Readonly<Record<string, readonly Form[]>> = {
  // Names
  '[\\.\\-_A-Za-z0-9]+': ['a…', '.-_AZaz09'],
  '[/\\.\\-_A-Za-z0-9]+': ['a…', '/.-_AZaz09'],
  '[a-zA-Z0-9-_]+': ['a…', '-_AZaz09'],
  '[A-Za-z0-9\\_\\-]+': ['a…', '-_AZaz09'],
  '^[\\-a-z0-9]+$': ['a…', 'az-north-09'],
  '^[a-zA-Z0-9](-*[a-zA-Z0-9])*$': ['a…', '0--A-z9'],
  '^[A-Za-z0-9\\-]+[\\.][A-Za-z0-9\\-]+$': ['a.a…', '-AZaz09.-AZaz09'],
  'aws\\.partner(/[\\.\\-_A-Za-z0-9]+){2,}': ['aws.partner/a/a…', 'aws.partner/.-_AZaz09/b/c'],
  'aws\\.partner/[\\.\\-_A-Za-z0-9]+/[/\\.\\-_A-Za-z0-9]*': ['aws.partner/a/…', 'aws.partner/.-_AZaz09/b/c/'],
  'events:[a-zA-Z]+': ['events:a…', 'events:PutEvents'],
  '(\\d{12}|\\*)': ['*', ACCOUNT],
  '\\d{12}': [ACCOUNT],
  '[0-9a-zA-Z-_.]+': ['a…', '-_.AZaz09'],
  '[A-Za-z0-9\\-_]*': ['…', '-_AZaz09'],
  '(?=[/\\.\\-_A-Za-z0-9]+)((?!aws\\.).*)|(\\$(\\.[\\w_-]+(\\[(\\d+|\\*)\\])*)*)': [
    'a…',
    '$',
    '$.a[0][*].b',
    '/.-_AZ',
  ],
  // ARNs
  'arn:aws(-[a-z]+)?:kms:[a-z0-9\\-]+:\\d{12}:(key|alias)\\/[0-9a-zA-Z-_]*': [
    `arn:aws:kms:a:${ACCOUNT}:key/…`,
    `arn:aws-cn:kms:cn-north-1:${ACCOUNT}:alias/-_AZaz09`,
  ],
  'arn:aws(-[a-z]+)?:scheduler:[a-z0-9\\-]+:\\d{12}:schedule-group\\/[0-9a-zA-Z-_.]+': [
    `arn:aws:scheduler:a:${ACCOUNT}:schedule-group/a…`,
    `arn:aws-cn:scheduler:cn-north-1:${ACCOUNT}:schedule-group/-_.AZaz09`,
  ],
  'arn:aws(-[a-z]+)?:iam::\\d{12}:role\\/[\\w+=,.@\\/-]+': [
    `arn:aws:iam::${ACCOUNT}:role/a…`,
    `arn:aws-cn:iam::${ACCOUNT}:role/a/+=,.@-_b`,
  ],
  'arn:aws(-[a-z]+)?:sqs:[a-z0-9\\-]+:\\d{12}:[a-zA-Z0-9\\-_]+': [
    `arn:aws:sqs:a:${ACCOUNT}:a…`,
    `arn:aws-cn:sqs:cn-north-1:${ACCOUNT}:-_AZaz09`,
  ],
  [`${OPTIONAL_BUS_ARN}[/\\.\\-_A-Za-z0-9]+`]: ['a…', BUS_ARN, '/.-_AZaz09'],
  [`${OPTIONAL_BUS_ARN}[\\.\\-_A-Za-z0-9]+`]: ['a…', BUS_ARN, '.-_AZaz09'],
  '^arn:aws[a-z-]*:events:[a-z]+-[a-z-]+-\\d+:\\d{12}:event-bus/[\\w.-]+$': [
    `arn:aws:events:a-a-0:${ACCOUNT}:event-bus/a…`,
    `arn:aws-us-gov:events:us-gov-west-1:${ACCOUNT}:event-bus/.-_AZaz09`,
  ],
  [`${ANY_ARN}:.+\\/.+$`]: ['arn:aws:events:::a/a…', `arn:aws-cn:events:cn-north-1:${ACCOUNT}:archive/a b`],
  [`${ANY_ARN}:connection\\/[\\.\\-_A-Za-z0-9]+\\/[\\-A-Za-z0-9]+$`]: [
    'arn:aws:events:::connection/a/a…',
    `arn:aws-cn:events:cn-north-1:${ACCOUNT}:connection/.-_AZaz09/-AZaz09`,
  ],
  '^arn:aws[a-z-]*:iam::\\d{12}:role\\/[\\w+=,.@/-]+$': [
    `arn:aws:iam::${ACCOUNT}:role/a…`,
    `arn:aws-cn:iam::${ACCOUNT}:role/a/+=,.@-_b`,
  ],
  '^arn:aws([a-z]|\\-)*:route53:::healthcheck/[\\-a-z0-9]+$': [
    'arn:aws:route53:::healthcheck/a…',
    'arn:aws-us-gov:route53:::healthcheck/-az09',
  ],
  '(^arn:aws([a-z]|\\-)*:secretsmanager:[a-z0-9-.]+:.*)|(\\$(\\.[\\w_-]+(\\[(\\d+|\\*)\\])*)*)': [
    '$',
    '$.a…',
    'arn:aws:secretsmanager:a:…',
    '$.a_-[0][*].b',
  ],
  '^(?:^arn:[a-z0-9\\-]+:vpc-lattice:[a-zA-Z0-9\\-]+:\\d{12}:resourceconfiguration/rcfg-[0-9a-z]{17}$|^$)': [
    '',
    `arn:a:vpc-lattice:a…:${ACCOUNT}:resourceconfiguration/rcfg-0123456789abcdefg`,
  ],
  '^[a-zA-Z0-9_\\-/:]*$': ['…', 'arn:aws:kms:us-east-1:key/_AZaz09'],
  // Free texts
  '.*': ['…', 'größer\t!'],
  '^(?!\\s*$).+': ['a…', ' a '],
  '^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$': ['…', 'tag:größe 1²_./=+-@'],
  // Parts of HTTP requests
  "^[!#$%&'*+-.^_`|~0-9a-zA-Z]+$": ['a…', "!#$%&'*+,-.^_`|~09azAZ"],
  '^[ \\t]*[\\x20-\\x7E]+([ \\t]+[\\x20-\\x7E]+)*[ \\t]*$': ['a…', '\t !\ta ~ \t'],
  '^[ \\t]*[^\\x00-\\x1F:\\x7F]+([ \\t]+[^\\x00-\\x1F:\\x7F]+)*[ \\t]*$': ['a…', '\t !\ta ö \t'],
  '[^\\x00-\\x1F\\x7F]+': ['a…', ' ö='],
  '[^\\x00-\\x09\\x0B\\x0C\\x0E-\\x1F\\x7F]+': ['a…', ' ö\r\n'],
  "^((%[0-9A-Fa-f]{2}|[-()_.!~*';/?:@\\x26=+$,A-Za-z0-9])+)([).!';/?:,])?$": [
    'a…',
    "https://a.b:1/%2F(*)?c='d'&e=$~f@;-_+,!",
  ],
};

const ANY_TEXT: readonly Form[] = ['…'];

function formsOf({ pattern }: StringShape): readonly Form[] {
  return pattern === undefined ? ANY_TEXT : (FORMS[pattern] ?? []);
}

/** The shortest and the longest text of each form that the lengths allow. */
export function edgeTexts(shape: StringShape): string[] {
  const { min = 0, max } = shape;
  const texts = formsOf(shape).flatMap((form) => {
    const shortest = textOf(form, Math.max(min, shortestOf(form).length));
    const longest = max === undefined ? undefined : textOf(form, max);
    return [shortest, longest].filter((text) => text !== undefined);
  });
  return [...new Set(texts)].filter(({ length }) => max === undefined || length <= max);
}

/** The shortest text that is right and not empty, or any where no form is known: nothing hides such a mistake. */
export function rightText(shape: StringShape): string {
  if (shape.enum) return shape.enum[0] ?? '';
  const texts = edgeTexts({ ...shape, min: Math.max(shape.min ?? 0, 1) });
  return texts.reduce((best, text) => (text.length < best.length ? text : best), texts[0] ?? 'a');
}

/** A text of the length that breaks as little else as is possible: the pattern too, where no right text is so long. */
export function textOfLength(shape: StringShape, length: number): string {
  for (const form of formsOf(shape)) {
    const text = textOf(form, length);
    if (text !== undefined) return text;
  }
  return 'a'.repeat(length);
}

const WRONG_FORMS = ['not right!', 'a\nb', 'a\tb', 'not a number', ''];

/** Texts that break the pattern and nothing else. */
export function wrongForms(shape: StringShape): string[] {
  const candidates = [...WRONG_FORMS, `${rightText(shape)}\n`];
  return candidates.filter((text) => brokenKinds(shape, text).join() === 'pattern');
}

/** What is wrong with the forms themselves, tested against the pattern. */
export function sampleProblems(shape: StringShape): string[] {
  const forms = formsOf(shape);
  if (forms.length === 0) return ['no sample texts for this pattern'];
  const problems = edgeTexts(shape).flatMap((text) => {
    const kinds = brokenKinds(shape, text);
    return kinds.length === 0 ? [] : [`${JSON.stringify(text)} breaks ${kinds.join(' and ')}`];
  });
  for (const form of forms.slice(0, 1)) {
    const shorter = shorterTexts(shortestOf(form)).find((text) => brokenKinds(shape, text).length === 0);
    if (shorter !== undefined) problems.push(`${shortestOf(form)} is not the shortest: ${shorter}`);
  }
  if (wrongForms(shape).length === 0) problems.push('no text breaks the pattern alone');
  return problems;
}

function brokenKinds(shape: StringShape, text: string): Constraint['kind'][] {
  return constraintsOf(shape)
    .filter(({ allows }) => !allows(text))
    .map(({ kind }) => kind);
}

/** The text without one of its characters. */
function shorterTexts(text: string): string[] {
  return Array.from(text, (_, index) => text.slice(0, index) + text.slice(index + 1));
}

function shortestOf(form: Form): string {
  return form.replace('…', '');
}

function textOf(form: Form, length: number): string | undefined {
  const missing = length - shortestOf(form).length;
  if (missing < 0 || (missing > 0 && !form.includes('…'))) return undefined;
  return form.replace('…', 'a'.repeat(missing));
}
