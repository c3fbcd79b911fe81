import { expect, test } from 'vitest';
import { parseSchedule } from '../../src/time/schedule-expression.js';
import { scheduleMistake, scheduleMistakeText } from '../../src/time/schedule-mistake.js';

const EXPRESSIONS = [
  'rate(1 days)',
  'rate(5 minute)',
  'rate(0 minutes)',
  'rate(10 seconds)',
  'Rate(5 minutes)',
  'rate()',
  '*/5 * * * *',
  '5 minutes',
  'at(2026-01-01T00:00:00)',
  'cron(0 9 * * *)',
  'cron(0 9 * * MON-FRI)',
  'cron(0 9 * * 1-5)',
  'cron(0 9)',
  'cron(0 9 * * * *)',
  'cron(0 9 ? * ? *)',
  'cron(0 9 * * MON *)',
  'cron(0 9 1 * MON *)',
  'cron(*/60 * * * ? *)',
  'cron(0 24 * * ? *)',
  'cron(0 0 32 * ? *)',
  'cron(0 0 1 JAM ? *)',
  'cron(0 0 ? * 0 *)',
  'cron(0 0 1 1 ? 1969)',
];

test('What is wrong with a schedule expression is said in plain words', () => {
  expect(EXPRESSIONS.map(scheduleMistakeText)).toMatchInlineSnapshot(`
    [
      ""rate(1 days)": the unit is singular after 1, plural after any other number, and in lower case. Write rate(1 day).",
      ""rate(5 minute)": the unit is singular after 1, plural after any other number, and in lower case. Write rate(5 minutes).",
      ""rate(0 minutes)": the value of a rate must be a whole number, 1 or more, not 0.",
      ""rate(10 seconds)": the units of a rate are minute, hour and day, not "seconds".",
      ""Rate(5 minutes)": "rate" and "cron" are lower case, with no spaces around them. Write rate(5 minutes).",
      ""rate()": a rate is a whole number and a unit, as in rate(5 minutes).",
      ""*/5 * * * *": a schedule is rate(value unit) or cron(six fields). Write cron(*/5 * * * ? *).",
      ""5 minutes": a schedule is rate(value unit) or cron(six fields). Write rate(5 minutes).",
      ""at(2026-01-01T00:00:00)": a rule takes rate(…) or cron(…); at(…) belongs to EventBridge Scheduler.",
      ""cron(0 9 * * *)": five fields are Unix cron. EventBridge needs six fields: minutes, hours, day of month, month, day of week, year. Write cron(0 9 * * ? *).",
      ""cron(0 9 * * MON-FRI)": five fields are Unix cron. EventBridge needs six fields: minutes, hours, day of month, month, day of week, year. Write cron(0 9 ? * MON-FRI *).",
      ""cron(0 9 * * 1-5)": five fields are Unix cron. EventBridge needs six fields: minutes, hours, day of month, month, day of week, year.",
      ""cron(0 9)": there are 2 fields. EventBridge needs six fields: minutes, hours, day of month, month, day of week, year.",
      ""cron(0 9 * * * *)": exactly one of day of month and day of week must be ?. Write cron(0 9 * * ? *).",
      ""cron(0 9 ? * ? *)": exactly one of day of month and day of week must be ?. Write cron(0 9 * * ? *).",
      ""cron(0 9 * * MON *)": exactly one of day of month and day of week must be ?. Write cron(0 9 ? * MON *).",
      ""cron(0 9 1 * MON *)": exactly one of day of month and day of week must be ?: write two rules to use both.",
      ""cron(*/60 * * * ? *)": a step of minutes must be 1 to 59, not "*/60".",
      ""cron(0 24 * * ? *)": hours must be 0-23, with the characters , - * /; not "24".",
      ""cron(0 0 32 * ? *)": day of month must be 1-31, with the characters , - * / or, alone, ?, L and W; not "32".",
      ""cron(0 0 1 JAM ? *)": month must be 1-12 or JAN-DEC, with the characters , - * /; not "JAM".",
      ""cron(0 0 ? * 0 *)": day of week must be 1-7 or SUN-SAT, where 1 is SUN, with the characters , - * / or, alone, ?, L and #; not "0".",
      ""cron(0 0 1 1 ? 1969)": year must be 1970-2199, with the characters , - * /; not "1969".",
    ]
  `);
});

test('What is said in place of a schedule expression is accepted', () => {
  for (const expression of EXPRESSIONS) {
    const [, proposal] = /Write ((?:rate|cron)\(.*\))\.$/.exec(scheduleMistakeText(expression)) ?? [];
    if (proposal !== undefined) expect(parseSchedule(proposal), expression).toBeDefined();
  }
});

test('The mistake names the field', () => {
  expect(scheduleMistake('cron(0 24 * * ? *)')).toMatchObject({ part: 'hours', given: '24' });
  expect(scheduleMistake('rate(5 minutes)')).toBeUndefined();
});
