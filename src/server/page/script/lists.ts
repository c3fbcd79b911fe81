/** The lists besides the events, and which one is shown. */
export const LISTS = `
/** @typedef {{ id: string, title: string, kind?: Kind, tint?: string, items: () => Item[], none: () => Item }} Tab */

/** @type {Tab[]} */
const TABS = [
  { id: 'rules', title: 'Rules', items: () => [], none: noRules },
  { id: 'events', title: 'Events', kind: 'events', items: eventItems, none: noEvents },
  {
    id: 'deliveries',
    title: 'Deliveries',
    kind: 'deliveries',
    items: () => latest('deliveries', deliveryItem),
    none: () => empty('none', 'There are no deliveries yet.', 'One begins when an event matches a rule that has targets.'),
  },
  {
    id: 'dead-letters',
    title: 'Dead letters',
    kind: 'deadLetters',
    tint: 'bad',
    items: () => latest('deadLetters', deadLetterItem),
    none: () =>
      empty(
        'none',
        'There are no dead letters.',
        'An event becomes one when no attempt reaches its target and the target has a dead-letter queue. To try it:',
        curl('target-fault', { target: 'orders', fault: { errorCode: 'THROTTLING' } }),
      ),
  },
  {
    id: 'warnings',
    title: 'Warnings',
    kind: 'warnings',
    tint: 'warn',
    items: () => latest('warnings', warningItem),
    none: () => empty('none', 'There are no warnings.', 'They show what EventBridge silently accepts, such as events to a bus that does not exist.'),
  },
  {
    id: 'commands',
    title: 'Commands',
    kind: 'commands',
    items: () => latest('commands', commandItem),
    none: () => empty('none', 'There are no commands yet.', 'They are what clients of the AWS SDK send to this account.'),
  },
  { id: 'coverage', title: 'Coverage', items: coverageItems, none: noCoverage },
];

function noEvents() {
  const event = { source: 'shop', 'detail-type': 'Order Placed', detail: { total: 150 } };
  const text = 'Put one with any AWS SDK or the AWS CLI whose endpoint is ' + location.origin + ', or from here:';
  return empty('none', 'There are no events yet.', text, curl('emit', event));
}

/**
 * The records of a kind that the filter lets through, the latest first.
 * @template {Kind} K
 * @param {K} kind
 * @param {(record: ReturnType<typeof noRecords>[K]['items'][number], key: string) => Item} itemOf
 * @returns {Item[]}
 */
function latest(kind, itemOf) {
  const { items, first } = held.records[kind];
  return items
    .map((record, index) => /** @type {const} */ ([record, kind + ' ' + (first + index)]))
    .filter(([record]) => isWanted(record))
    .reverse()
    .map(([record, key]) => itemOf(record, key));
}

/**
 * @param {Delivery} delivery
 * @param {string} key
 */
function deliveryItem(delivery, key) {
  const { event, rule, target, outcome, attempts } = delivery;
  const [first] = attempts;
  return folded({
    key,
    signature: JSON.stringify(delivery),
    kind: 'delivery-entry',
    summary: () => [
      first ? time(first.at) : muted('--:--:--'),
      make('span', { class: 'name' }, rule.name + ' \u2192 ' + target.id),
      muted(event['detail-type']),
      excerpt(event.detail),
      make('span', { class: 'push' }, attempts.length > 1 && badge(count(attempts.length, 'attempt')), outcomeBadge(outcome)),
    ],
    inside: () => [deliveryPart(delivery), make('h4', {}, 'Event'), json(event)],
  });
}

/**
 * @param {DeadLetter} letter
 * @param {string} key
 */
function deadLetterItem(letter, key) {
  const { queueArn, sentAt, body, messageAttributes } = letter;
  const isOfRule = 'rule' in letter;
  return folded({
    key,
    signature: '',
    kind: 'dead-letter',
    summary: () => [
      time(sentAt),
      make('span', { class: 'name' }, isOfRule ? letter.rule.name + ' \u2192 ' + letter.target.id : letter.schedule.name),
      muted(isOfRule ? letter.event['detail-type'] : 'schedule of group ' + letter.schedule.groupName),
      make('span', { class: 'push' }, badge(messageAttributes['ERROR_CODE'] ?? 'dead letter', 'bad')),
    ],
    inside: () => [
      make('p', { class: 'arn' }, muted('in '), queueArn),
      make(
        'dl',
        { class: 'conditions' },
        ...Object.entries(messageAttributes).flatMap(([name, value]) => [make('dt', {}, code(name)), make('dd', {}, value)]),
      ),
      make('h4', {}, isOfRule ? 'Event' : 'Request'),
      json(isOfRule ? letter.event : body),
    ],
  });
}

/**
 * @param {Warning} warning
 * @param {string} key
 */
function warningItem(warning, key) {
  return folded({
    key,
    signature: '',
    kind: 'warning',
    summary: () => [time(warning.at), badge(warning.kind, 'warn'), make('span', { class: 'message' }, warning.message)],
    inside: () => [json(warning)],
  });
}

/**
 * @param {Command} command
 * @param {string} key
 */
function commandItem({ name, sentAt, attempts, input, output, error, explanation }, key) {
  const failed = output?.FailedEntryCount;
  return folded({
    key,
    signature: '',
    kind: 'command',
    summary: () => [
      time(sentAt),
      make('span', { class: 'name' }, name),
      error ? make('span', { class: 'message' }, error.message) : excerpt(input),
      make('span', { class: 'push' }, attempts > 1 && badge(count(attempts, 'attempt')), !!failed && badge(failed + ' failed', 'bad'), error ? badge(error.name, 'bad') : badge('answered', 'good')),
    ],
    inside: () => [
      ...(explanation ? [json(explanation)] : []),
      make('h4', {}, 'Input'),
      json(input),
      ...(output === undefined ? [] : [make('h4', {}, 'Output'), json(output)]),
    ],
  });
}

function showTabs() {
  const items = TABS.map(({ id, title, kind, tint = '' }) => {
    const hasTotal = id !== 'coverage';
    const total = kind ? (held.health?.totals[kind] ?? 0) : held.rules.length;
    const isChosen = chosen.tab === id;
    const create = () => {
      const attributes = {
        ...{ type: 'button', role: 'tab', id: 'tab-' + id, class: 'tab ' + id },
        'aria-selected': String(isChosen),
        'aria-controls': id === 'rules' ? 'rules' : 'panel',
        tabindex: isChosen ? '0' : '-1',
      };
      const number = hasTotal && make('span', { class: 'total ' + (total > 0 ? tint : '') }, String(total));
      const tab = make('button', attributes, title, hasTotal && ' ', number);
      tab.addEventListener('click', () => choose(id));
      return tab;
    };
    return { key: id, signature: isChosen + ' ' + total, create };
  });
  const hadFocus = byId('tabs').contains(document.activeElement);
  show(byId('tabs'), items);
  if (hadFocus) byId('tab-' + chosen.tab).focus();
}

/** @param {string} id */
function choose(id) {
  chosen.tab = id;
  render();
  if (id === 'coverage') askForCoverage().then(render, () => undefined);
}

/** @param {KeyboardEvent} event */
function moveAlongTabs(event) {
  const steps = /** @type {Record<string, number>} */ ({ ArrowRight: 1, ArrowLeft: -1 });
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const shown = TABS.filter(({ id }) => byId('tab-' + id).offsetParent !== null);
  const at = shown.findIndex(({ id }) => id === chosen.tab);
  const next = shown[(at + step + shown.length) % shown.length];
  if (next) choose(next.id);
}

function showPanel() {
  const tab = TABS.find(({ id }) => id === chosen.tab);
  if (!tab || !held.health) return;
  document.body.setAttribute('data-tab', tab.id);
  const panel = byId('panel');
  panel.setAttribute('aria-labelledby', 'tab-' + tab.id);
  const items = tab.items();
  const holding = tab.kind && held.records[tab.kind];
  if (items.length > 0) show(panel, [...items, ...restOf(holding)]);
  else if (holding && holding.items.length > 0) show(panel, [empty('nothing', 'Nothing has these words.', 'Change or clear the filter.')]);
  else show(panel, [tab.none()]);
}

/**
 * What is said where there are more records than the page shows.
 * @param {{ items: unknown[], first: number } | undefined} holding
 */
function restOf(holding) {
  if (!holding || holding.first === 0) return [];
  const text = 'Only the latest ' + holding.items.length + ' are shown and searched. The JSON routes have the earlier ones.';
  return [{ key: 'rest', signature: text, create: () => make('p', { class: 'empty muted' }, text) }];
}
`;
