/** The schedules of EventBridge Scheduler, in their groups, below the buses. */
export const SCHEDULES = `
function showSchedules() {
  const wanted = held.schedules.filter(isWanted);
  const groups = [...new Set(wanted.map(groupArnOf))];
  const container = byId('schedules');
  show(container, groups.map((arn) => ({ key: arn, signature: '', create: busSection })));
  groups.forEach((arn, index) => {
    const [title, list] = container.children[index]?.children ?? [];
    if (!title || !list) return;
    const own = wanted.filter((schedule) => groupArnOf(schedule) === arn);
    title.replaceChildren(...groupTitle(arn));
    show(list, own.map(scheduleItem));
  });
}

/** @param {Schedule} schedule */
function groupArnOf({ arn, groupName }) {
  return arn.split(':schedule/')[0] + ':schedule-group/' + groupName;
}

/** @param {string} arn */
function groupTitle(arn) {
  const [, , , region = '', account = '', resource = ''] = arn.split(':');
  const isElsewhere = held.health && (account !== held.health.account || region !== held.health.region);
  return [
    make('span', {}, muted('schedule group '), make('span', { class: 'name' }, resource.split('/')[1] ?? '')),
    ...(isElsewhere ? [muted(account + ' ' + region)] : []),
  ];
}

/**
 * @param {Schedule} schedule
 * @returns {Item}
 */
function scheduleItem(schedule) {
  const { arn, name, state, counts } = schedule;
  return folded({
    key: 'schedule ' + arn,
    signature: JSON.stringify(schedule),
    kind: 'rule',
    summary: () => [
      make('span', { class: 'name' }, name),
      state === 'DISABLED' && badge('disabled'),
      ...troubles(countsOf(schedule)),
      make('span', { class: 'push' }, muted(counts.runs === 0 ? 'no run' : count(counts.runs, 'run'))),
    ],
    inside: () => scheduleInside(schedule),
  });
}

/**
 * In the words of rules.
 * @param {Schedule} schedule
 * @returns {Counts}
 */
function countsOf({ counts: { runs, invoked, ...others } }) {
  return { ...others, events: runs, delivered: invoked, pending: 0 };
}

/** @param {Schedule} schedule */
function scheduleInside(schedule) {
  const { arn, name, description, expression, timezone, nextRun, target } = schedule;
  const zone = timezone === 'UTC' ? '' : timezone + ', ';
  const next = nextRun ? 'runs next at ' + nextRun : 'does not run';
  return [
    ...(description ? [make('p', { class: 'muted' }, description)] : []),
    make('p', {}, code(expression), ' ', muted(zone + next)),
    make('ul', { class: 'targets' }, targetPart({ id: name, arn: target.arn, counts: countsOf(schedule) })),
    make('p', { class: 'muted arn' }, arn),
  ];
}
`;
