/** What of rules and schedules has been put to the test. */
export const COVERAGE = `
const MOST_UNTESTED = 3;

/** @type {Record<'rules' | 'conditions' | 'targets' | 'schedules', string>} */
const SHARES = { rules: 'matched or ran', conditions: 'met and failed', targets: 'invoked', schedules: 'ran' };

async function askForCoverage() {
  held.coverage = await getJson('coverage?words=yes');
}

/** @returns {Item} */
function noCoverage() {
  if (held.coverage) return noRules();
  return { key: 'asking', signature: '', create: () => make('p', { class: 'empty muted' }, 'Asking the server') };
}

/** @returns {Item[]} */
function coverageItems() {
  const { coverage } = held;
  if (!coverage || coverage.rules.length + coverage.schedules.length === 0) return [];
  const items = [
    ...coverage.rules.filter(isWanted).map(coveredRuleItem),
    ...coverage.schedules.filter(isWanted).map(coveredScheduleItem),
  ];
  const nothing = empty('nothing', 'Nothing has these words.', 'Change or clear the filter.');
  return [sharesItem(coverage.summary), ...(items.length === 0 ? [nothing] : items)];
}

/**
 * @param {Coverage['summary']} summary
 * @returns {Item}
 */
function sharesItem(summary) {
  const names = /** @type {(keyof typeof SHARES)[]} */ (Object.keys(SHARES)).filter((name) => summary[name].total > 0);
  const shareOf = (/** @type {keyof typeof SHARES} */ name) => {
    const { covered, total, percent } = summary[name];
    const of = muted(covered + ' of ' + total + ' ' + SHARES[name]);
    return make('div', {}, make('dt', {}, name), make('dd', { class: looksOf(covered, total) }, percent + ' %'), make('dd', {}, of));
  };
  return { key: 'shares', signature: JSON.stringify(summary), create: () => make('dl', { class: 'shares' }, ...names.map(shareOf)) };
}

/**
 * @param {number} covered
 * @param {number} total
 */
function looksOf(covered, total) {
  if (covered === total) return 'good';
  return covered === 0 ? 'bad' : 'warn';
}

/**
 * @param {number} covered
 * @param {number} total
 * @param {string} noun
 */
function shareBadge(covered, total, noun) {
  return total > 0 && badge(covered + ' of ' + count(total, noun), looksOf(covered, total));
}

/** @param {CoveredTarget[]} targets */
function targetsBadge(targets) {
  return shareBadge(targets.filter(({ invoked }) => invoked > 0).length, targets.length, 'target');
}

/**
 * @param {CoveredRule} rule
 * @returns {Item}
 */
function coveredRuleItem(rule) {
  const { arn, name, eventBusName, pattern, matched, ran, conditions, targets, untested } = rule;
  const times = matched + ran;
  const decided = conditions.filter(({ met, failedAlone, failedWithOthers }) => met > 0 && failedAlone + failedWithOthers > 0);
  return folded({
    key: 'covered ' + arn,
    signature: JSON.stringify(rule),
    kind: 'covered',
    summary: () => [
      make('span', { class: 'name' }, name),
      muted('on ' + eventBusName),
      make(
        'span',
        { class: 'push' },
        badge(pattern ? times + (times === 1 ? ' match' : ' matches') : count(times, 'run'), times > 0 ? 'good' : 'bad'),
        shareBadge(decided.length, conditions.length, 'condition'),
        targetsBadge(targets),
      ),
      untestedPart(untested),
    ],
    inside: () => [
      ...(untested.length > MOST_UNTESTED ? [make('h4', {}, 'Untested'), allUntested(untested)] : []),
      ...(conditions.length > 0 ? [make('h4', {}, 'Conditions'), ...conditions.map(coveredConditionPart)] : []),
      make('h4', {}, 'Targets'),
      coveredTargets(targets),
      make('p', { class: 'muted arn' }, arn),
    ],
  });
}

/**
 * @param {CoveredSchedule} schedule
 * @returns {Item}
 */
function coveredScheduleItem(schedule) {
  const { arn, name, groupName, expression, timezone, ran, targets, untested } = schedule;
  return folded({
    key: 'covered ' + arn,
    signature: JSON.stringify(schedule),
    kind: 'covered',
    summary: () => [
      make('span', { class: 'name' }, name),
      muted('in schedule group ' + groupName),
      make('span', { class: 'push' }, badge(count(ran, 'run'), ran > 0 ? 'good' : 'bad'), targetsBadge(targets)),
      untestedPart(untested),
    ],
    inside: () => [
      ...(expression ? [make('p', {}, code(expression), ' ', muted(timezone ?? ''))] : []),
      make('h4', {}, 'Target'),
      coveredTargets(targets),
      make('p', { class: 'muted arn' }, arn),
    ],
  });
}

/** @param {string[]} untested */
function untestedPart(untested) {
  if (untested.length === 0) return false;
  const more = untested.length - MOST_UNTESTED;
  const shown = [...untested.slice(0, MOST_UNTESTED), ...(more > 0 ? ['and ' + more + ' more'] : [])];
  return make('span', { class: 'untested' }, shown.join(' \u2022 '));
}

/** @param {string[]} untested */
function allUntested(untested) {
  return make('ul', {}, ...untested.map((text) => make('li', {}, text)));
}

/** @type {[keyof CoveredCondition['examples'], string][]} */
const OUTCOMES = [
  ['met', 'met'],
  ['failedAlone', 'failed alone'],
  ['failedWithOthers', 'failed with others'],
];

/** @param {CoveredCondition} condition */
function coveredConditionPart(condition) {
  const items = OUTCOMES.map(([name, words]) => make('li', {}, muted(condition[name] + ' ' + words), examplePart(condition.examples[name])));
  return make('div', { class: 'decided' }, code(condition.text), make('ul', {}, ...items));
}

/** @param {Example} [example] */
function examplePart(example) {
  if (!example) return undefined;
  const { value, source } = example;
  const has = value === undefined ? muted('nothing there') : code(value);
  return make('span', {}, has, ' ', muted('in ' + example['detail-type'] + ' from ' + source));
}

/** @param {CoveredTarget[]} targets */
function coveredTargets(targets) {
  if (targets.length === 0) return make('p', { class: 'muted' }, 'None.');
  return make('ul', { class: 'targets' }, ...targets.map(coveredTargetPart));
}

/** @param {CoveredTarget} target */
function coveredTargetPart({ id, arn, invoked, deadLettered, dropped, pending = 0 }) {
  return make(
    'li',
    {},
    make(
      'span',
      { class: 'line' },
      !!id && make('span', { class: 'name' }, id),
      badge(invoked + ' invoked', invoked > 0 ? 'good' : 'bad'),
      deadLettered > 0 && badge(deadLettered + ' dead-lettered', 'bad'),
      dropped > 0 && badge(dropped + ' dropped', 'bad'),
      pending > 0 && badge(pending + ' pending', 'warn'),
    ),
    make('span', { class: 'muted arn' }, arn),
  );
}
`;
