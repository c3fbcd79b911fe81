/** The buses and their rules. */
export const RULES = `
function showRules() {
  const buses = held.buses
    .map((bus) => ({ bus, rules: held.rules.filter((rule) => rule.eventBusArn === bus.arn && isWanted(rule)) }))
    .filter(({ bus, rules }) => rules.length > 0 || isWanted(bus));
  const items = buses.map(({ bus }) => ({ key: bus.arn, signature: '', create: busSection }));
  if (held.health && held.rules.length === 0) items.push(noRules());
  else if (held.health && buses.length === 0) items.push(empty('nothing', 'No rule has these words.', 'Change or clear the filter.'));
  const container = byId('buses');
  show(container, items);
  buses.forEach(({ bus, rules }, index) => {
    const [title, list] = container.children[index]?.children ?? [];
    if (!title || !list) return;
    title.replaceChildren(...busTitle(bus));
    show(list, rules.map(ruleItem));
  });
}

function busSection() {
  return make('section', { class: 'bus' }, make('h3'), make('div', { class: 'list' }));
}

/** @param {Bus} bus */
function busTitle({ name, account, region, counts }) {
  const isElsewhere = held.health && (account !== held.health.account || region !== held.health.region);
  return [
    make('span', {}, muted('bus '), make('span', { class: 'name' }, name)),
    ...(isElsewhere ? [muted(account + ' ' + region)] : []),
    make('span', { class: 'push' }, muted(count(counts.events, 'event'))),
  ];
}

function noRules() {
  const rules = { placed: { pattern: { source: ['shop'] }, targets: ['arn:aws:sqs:us-east-1:123456789012:orders'] } };
  return empty(
    'no-rules',
    'There are no rules yet.',
    'Make some with PutRule and PutTargets, from a template when the server is started, or from a seed:',
    curl('seed', { buses: { default: { rules } } }),
  );
}

/**
 * @param {Rule} rule
 * @returns {Item}
 */
function ruleItem(rule) {
  const { arn, name, state, counts } = rule;
  return folded({
    key: 'rule ' + arn,
    signature: JSON.stringify(rule),
    kind: 'rule',
    summary: () => [
      make('span', { class: 'name' }, name),
      state === 'DISABLED' && badge('disabled'),
      ...troubles(counts),
      make('span', { class: 'push' }, muted(counts.events === 0 ? 'no event' : count(counts.events, 'event'))),
    ],
    inside: () => ruleInside(rule),
  });
}

/** @param {Rule} rule */
function ruleInside({ description, schedule, nextRun, pattern, conditions, targets, arn }) {
  const parts = [];
  if (description) parts.push(make('p', { class: 'muted' }, description));
  if (schedule) {
    const next = nextRun ? 'runs next at ' + nextRun : 'does not run';
    parts.push(make('p', {}, code(schedule), ' ', muted(next)));
  }
  if (conditions) parts.push(make('dl', { class: 'conditions' }, ...conditions.flatMap(conditionParts)));
  else if (pattern) parts.push(json(pattern));
  parts.push(make('ul', { class: 'targets' }, ...targets.map(targetPart)));
  if (targets.length === 0) parts.push(make('p', { class: 'warn' }, 'The rule has no targets.'));
  parts.push(make('p', { class: 'muted arn' }, arn));
  return parts;
}

/** @param {Condition} condition */
function conditionParts({ path, needs }) {
  return [make('dt', {}, code(path)), make('dd', {}, code(needs.join(' or ')))];
}

/** @param {Rule['targets'][number]} target */
function targetPart({ id, arn, counts }) {
  const delivered = counts.delivered > 0 && badge(counts.delivered + ' delivered', 'good');
  return make(
    'li',
    {},
    make('span', { class: 'line' }, make('span', { class: 'name' }, id), delivered, ...troubles(counts)),
    make('span', { class: 'muted arn' }, arn),
  );
}
`;
