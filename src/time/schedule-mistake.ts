import { CRON_FIELDS, isCronField, type CronField } from './cron-field.js';
import { cronFields, parseSchedule } from './schedule-expression.js';

/** What is wrong with a schedule expression. */
export interface ScheduleMistake {
  /** What is to be corrected: the whole, or one field of a cron expression. */
  readonly part: 'expression' | keyof typeof CRON_FIELDS;
  /** As it is written there. */
  readonly given: string;
  readonly text: string;
}

/** Why PutRule refuses an expression; undefined for one that it accepts. */
export function scheduleMistake(expression: string): ScheduleMistake | undefined {
  if (parseSchedule(expression)) return undefined;
  const inner = /^\s*(rate|cron)\s*\((.*)\)\s*$/i.exec(expression);
  if (inner === null) return ofWhole(expression, formText(expression));
  const [, keyword = '', content = ''] = inner;
  const plain = `${keyword.toLowerCase()}(${content.trim()})`;
  if (plain !== expression && parseSchedule(plain)) {
    return ofWhole(
      expression,
      `"rate" and "cron" are lower case, with no spaces around them. Write ${plain}.`,
    );
  }
  if (keyword.toLowerCase() === 'rate') return ofWhole(expression, rateText(content.trim()));
  return cronMistake(expression, cronFields(plain) ?? []);
}

/** The same in one line, for those who see the service's text alone. */
export function scheduleMistakeText(expression: string): string {
  return `${JSON.stringify(cut(expression, 100))}: ${scheduleMistake(expression)?.text ?? 'valid'}`;
}

function ofWhole(given: string, text: string): ScheduleMistake {
  return { part: 'expression', given, text };
}

function formText(expression: string): string {
  if (/^\s*at\(/.test(expression)) {
    return 'a rule takes rate(…) or cron(…); at(…) belongs to EventBridge Scheduler.';
  }
  const proposals = [
    `cron(${expression.trim()})`,
    sixFields(expression.trim().split(/\s+/)),
    `rate(${expression.trim()})`,
  ];
  const proposal = proposals.find((one) => one !== undefined && parseSchedule(one));
  const form = 'a schedule is rate(value unit) or cron(six fields).';
  return proposal === undefined ? form : `${form} Write ${proposal}.`;
}

function rateText(content: string): string {
  const [, value = '', word = ''] = /^([-+]?[\d.]+)\s+(\S+)$/.exec(content) ?? [];
  const [, unit] = /^(minute|hour|day)s?$/i.exec(word) ?? [];
  if (value === '') return 'a rate is a whole number and a unit, as in rate(5 minutes).';
  if (unit === undefined) return `the units of a rate are minute, hour and day, not ${shown(word)}.`;
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(Number(value)) || Number(value) < 1) {
    return `the value of a rate must be a whole number, 1 or more, not ${value}.`;
  }
  const right = `rate(${value} ${unit.toLowerCase()}${Number(value) === 1 ? '' : 's'})`;
  return `the unit is singular after 1, plural after any other number, and in lower case. Write ${right}.`;
}

function cronMistake(expression: string, fields: readonly string[]): ScheduleMistake {
  if (fields.length !== NAMES.length) return ofWhole(expression, fieldCountText(fields));
  for (const [at, name] of NAMES.entries()) {
    const given = fields[at] ?? '';
    if (!isCronField(given, CRON_FIELDS[name])) return { part: name, given, text: fieldText(name, given) };
  }
  return { part: 'dayOfWeek', given: fields[4] ?? '', text: daysText(fields) };
}

function fieldCountText(fields: readonly string[]): string {
  const six = 'EventBridge needs six fields: minutes, hours, day of month, month, day of week, year.';
  const proposal = sixFields(fields);
  if (fields.length !== 5)
    return `there ${fields.length === 1 ? 'is 1 field' : `are ${fields.length} fields`}. ${six}`;
  return `five fields are Unix cron. ${six}${proposal === undefined ? '' : ` Write ${proposal}.`}`;
}

/** Five fields of Unix as EventBridge writes them, where no number stands for a day of the week, which differ. */
function sixFields(fields: readonly string[]): string | undefined {
  const [minutes, hours, dayOfMonth, month, dayOfWeek = '', ...more] = fields;
  if (more.length > 0 || /\d/.test(dayOfWeek)) return undefined;
  const days = dayOfWeek === '*' ? [dayOfMonth, month, '?'] : ['?', month, dayOfWeek];
  if (dayOfWeek !== '*' && dayOfMonth !== '*' && dayOfMonth !== '?') return undefined;
  const text = `cron(${[minutes, hours, ...days, '*'].join(' ')})`;
  return parseSchedule(text) && text;
}

function daysText(fields: readonly string[]): string {
  const [minutes, hours, dayOfMonth, month, dayOfWeek, year] = fields;
  const rule = 'exactly one of day of month and day of week must be ?';
  const days =
    dayOfWeek === '*' || dayOfWeek === '?'
      ? [dayOfMonth === '?' ? '*' : dayOfMonth, month, '?']
      : ['?', month, dayOfWeek];
  const isClear = dayOfMonth === '*' || dayOfMonth === '?' || dayOfWeek === '*' || dayOfWeek === '?';
  return isClear
    ? `${rule}. Write cron(${[minutes, hours, ...days, year].join(' ')}).`
    : `${rule}: write two rules to use both.`;
}

const NAMES = ['minutes', 'hours', 'dayOfMonth', 'month', 'dayOfWeek', 'year'] as const;

const WORDS = {
  minutes: 'minutes',
  hours: 'hours',
  dayOfMonth: 'day of month',
  month: 'month',
  dayOfWeek: 'day of week',
  year: 'year',
} as const satisfies Record<keyof typeof CRON_FIELDS, string>;

function fieldText(name: keyof typeof CRON_FIELDS, given: string): string {
  const field: CronField = CRON_FIELDS[name];
  const { min, max, names = [] } = field;
  const size = max - min + 1;
  const isTooLong = given.split(',').some((element) => Number(/\/(\d+)$/.exec(element)?.[1] ?? 0) >= size);
  if (isTooLong) return `a step of ${WORDS[name]} must be 1 to ${size - 1}, not ${shown(given)}.`;
  const named = names.length === 0 ? '' : ` or ${names[0] ?? ''}-${names.at(-1) ?? ''}`;
  const sunday = name === 'dayOfWeek' ? ', where 1 is SUN' : '';
  return `${WORDS[name]} must be ${min}-${max}${named}${sunday}, with ${signs(field)}; not ${shown(given)}.`;
}

function signs({ special }: CronField): string {
  if (special === undefined) return 'the characters , - * /';
  return `the characters , - * / or, alone, ?, L and ${special.test('1W') ? 'W' : '#'}`;
}

function shown(text: string): string {
  return JSON.stringify(cut(text, 40));
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
