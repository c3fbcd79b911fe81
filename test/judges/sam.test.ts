import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fromCloudFormation } from '../../src/templates.js';
import { samEventRows } from '../templates/rows.js';
import { samTemplate } from '../templates/sam-template.js';

interface Answer {
  readonly Resources?: object;
  readonly error?: string;
}

const answers = translated();

// Without Python and aws-sam-translator (pip install aws-sam-translator) there is no judge.
test
  .skipIf(answers === undefined)
  .each(samEventRows.map((row, index) => ({ ...row, answer: answers?.[index] })))(
  'SAM says of $name what is recorded',
  ({ answer, ...row }) => {
    expect(answer?.error).toBe(row.error);
    if (answer?.Resources === undefined) return;
    const options = { strict: false };
    const { Parameters, Conditions } = samTemplate(row);
    const made = fromCloudFormation({ Parameters, Conditions, ...answer }, options);
    const own = fromCloudFormation(samTemplate(row), options);
    expect(own.buses).toEqual(made.buses);
    expect(own.schedules).toEqual(made.schedules);
  },
);

/** What SAM makes of all rows; undefined where it is not installed. */
function translated(): readonly Answer[] | undefined {
  const input = JSON.stringify(samEventRows.map(samTemplate));
  const { status, stdout } = spawnSync('python3', [join(import.meta.dirname, 'translate.py')], {
    input,
    encoding: 'utf8',
  });
  return status === 0 ? (JSON.parse(stdout) as readonly Answer[]) : undefined;
}
