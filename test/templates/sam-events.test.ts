import { expect, test } from 'vitest';
import { fromCloudFormation } from '../../src/templates.js';
import { samEventRows } from './rows.js';
import { samTemplate } from './sam-template.js';

test.each(samEventRows)('$name', (row) => {
  const template = samTemplate(row);
  const own = fromCloudFormation(template, { strict: false });
  const errors = own.findings.filter(({ severity }) => severity === 'error');
  if (row.made === undefined) {
    expect(errors.map(({ at }) => at.startsWith('Resources.X.Properties.Events.'))).toContain(true);
  } else {
    const { Bus, Dead } = template.Resources;
    const made = fromCloudFormation({
      ...template,
      Transform: undefined,
      Resources: { ...row.made, Bus, Dead },
    });
    expect(errors).toEqual([]);
    expect(own.buses).toEqual(made.buses);
    expect(own.schedules).toEqual(made.schedules);
  }
});
