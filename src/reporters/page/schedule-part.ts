import type { ScheduleGroup } from '../../coverage/groups.js';
import type { CoveredSchedule, CoveredScheduleTarget } from '../../coverage/rule-coverage.js';
import { untestedOfSchedule } from '../../coverage/words.js';
import { element, escaped } from './markup.js';
import { originText, part, targetItem, untestedItems } from './rule-part.js';
import { badgeOf, looksOf } from './shares.js';

/** A schedule, which can be unfolded. */
export function schedulePart({ name, summary }: ScheduleGroup, schedule: CoveredSchedule): string {
  const untested = untestedOfSchedule(schedule);
  const { ran } = schedule;
  const head = [
    element('span', 'name', escaped(name)),
    element('span', `badge ${looksOf(summary.schedules)}`, `${ran} ${ran === 1 ? 'run' : 'runs'}`),
    '<span></span>',
    badgeOf('target', summary.targets),
    untested.length > 0 ? element('ul', 'untested', untestedItems(untested)) : '',
  ];
  const inside = element('div', 'inside', insideOf(schedule));
  const isUntested = untested.length > 0 ? 'yes' : 'no';
  return `<details data-untested="${isUntested}"><summary>${head.join('')}</summary>${inside}</details>`;
}

function insideOf({ origin, expression, timezone = '', targets }: CoveredSchedule): string {
  return [
    origin ? part('From', element('p', '', escaped(originText(origin)))) : '',
    expression === undefined
      ? ''
      : part('Schedule', element('pre', '', escaped(`${expression} ${timezone}`.trim()))),
    part('Target', element('ul', 'targets', targets.map(targetPart).join(''))),
  ].join('');
}

function targetPart({ arn, ...counts }: CoveredScheduleTarget): string {
  return targetItem('', arn, counts);
}
