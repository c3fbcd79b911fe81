/** The events, and why each rule matched one or did not. */
export const EVENTS = `
/** @returns {Item[]} */
function eventItems() {
  const deliveries = deliveriesByEvent();
  const { items, first } = held.records.events;
  return items
    .map((event, index) => ({ event, number: first + index, deliveries: deliveries.get(keyOf(event.id, event.eventBusArn)) ?? [] }))
    .filter(({ event }) => isWanted(event))
    .reverse()
    .map(eventItem);
}

function deliveriesByEvent() {
  /** @type {Map<string, Delivery[]>} */
  const byEvent = new Map();
  for (const delivery of held.records.deliveries.items) {
    const key = keyOf(delivery.event.id, busArnOf(delivery.rule));
    byEvent.set(key, [...(byEvent.get(key) ?? []), delivery]);
  }
  return byEvent;
}

/**
 * @param {string} id
 * @param {string} busArn
 */
function keyOf(id, busArn) {
  return id + ' ' + busArn;
}

/**
 * @param {{ event: BusEvent, number: number, deliveries: Delivery[] }} of
 * @returns {Item}
 */
function eventItem({ event, number, deliveries }) {
  const key = 'event ' + number;
  const isOpen = chosen.open.has(key);
  return folded({
    key,
    signature: JSON.stringify([deliveries, isOpen && held.rulesAre]),
    kind: 'event',
    summary: () => [
      time(event.receivedAt),
      make('span', { class: 'name' }, event['detail-type']),
      muted(event.source),
      excerpt(event.detail),
      make('span', { class: 'push' }, matchedBadge(event), ...outcomeBadges(deliveries), busBadge(event)),
    ],
    inside: () => [
      make('h4', {}, 'Why each rule matched, or did not'),
      whyPart(event),
      ...(deliveries.length > 0 ? [make('h4', {}, 'Deliveries'), make('div', { class: 'deliveries' }, ...deliveries.map(deliveryPart))] : []),
      make('h4', {}, 'Event'),
      json(event),
    ],
  });
}

/** @param {BusEvent} event */
function matchedBadge({ matchedRules }) {
  return matchedRules.length === 0 ? badge('no rule', 'warn') : badge(count(matchedRules.length, 'rule'), 'good');
}

/** @param {BusEvent} event */
function busBadge({ eventBusName }) {
  return badge('on ' + eventBusName);
}

/** @param {Delivery[]} deliveries */
function outcomeBadges(deliveries) {
  return ['pending', 'dead-lettered', 'dropped'].flatMap((outcome) => {
    const number = deliveries.filter((delivery) => delivery.outcome === outcome).length;
    return number === 0 ? [] : [badge(number + ' ' + outcome, KIND_OF_OUTCOME[outcome])];
  });
}

/** @param {BusEvent} event */
function whyPart({ id, eventBusArn }) {
  const part = make('div', { class: 'why' }, make('p', { class: 'muted' }, 'Asking the server'));
  const query = new URLSearchParams({ event: id, bus: eventBusArn });
  getJson('explain?' + query).then(
    (/** @type {{ rules: Explained[] }} */ { rules }) => {
      const nothing = make('p', { class: 'muted' }, 'The bus has no rules.');
      part.replaceChildren(...(rules.length === 0 ? [nothing] : rules.sort(byNearness).map(explainedPart)));
    },
    (/** @type {Error} */ error) => part.replaceChildren(make('p', { class: 'bad' }, error.message)),
  );
  return part;
}

/**
 * What matched first, then what lacks least.
 * @param {Explained} one
 * @param {Explained} other
 */
function byNearness(one, other) {
  return lacking(one) - lacking(other);
}

/** @param {Explained} rule */
function lacking({ matched, conditions = [] }) {
  return matched ? -1 : conditions.filter(({ holds }) => !holds).length;
}

/** @param {Explained} rule */
function explainedPart({ name, state, matched, reason, combinations, conditions = [] }) {
  const isTold = !matched && conditions.some(({ holds }) => !holds);
  return make(
    'div',
    { class: 'explained' },
    make(
      'p',
      { class: 'line' },
      markOf(matched, matched ? 'matched' : 'did not match'),
      make('span', { class: 'name' }, name),
      state === 'DISABLED' && badge('disabled'),
      !!reason && !isTold && muted(reason),
    ),
    make('ul', { class: 'table' }, ...conditions.map(reportPart)),
    !!combinations && make('p', { class: 'note' }, 'With $or the pattern has ' + combinations + ' combinations of conditions; this one ' + (matched ? 'matches.' : 'comes closest.')),
  );
}

/** @param {NonNullable<Explained['conditions']>[number]} report */
function reportPart({ path, holds, needs, received, metBy, hints }) {
  const has = received.length === 0 ? '(missing)' : received.join(', ');
  return make(
    'li',
    { class: holds ? 'holds' : 'fails' },
    markOf(holds, holds ? 'holds' : 'fails'),
    code(path),
    code(has),
    make('span', {}, muted(holds ? 'matches ' : 'needs '), code(holds && metBy ? metBy : needs.join(' or '))),
    hints.length > 0 && make('span', { class: 'hints' }, hints.join(' ')),
  );
}

/**
 * @param {boolean} isGood
 * @param {string} words for those who do not see the mark
 */
function markOf(isGood, words) {
  const mark = make('span', { 'aria-hidden': 'true' }, isGood ? '\u2713' : '\u2717');
  return make('span', { class: isGood ? 'mark good' : 'mark bad' }, mark, make('span', { class: 'unseen' }, words));
}

/** @param {Delivery} delivery */
function deliveryPart({ rule, target, outcome, attempts, exhaustedRetryCondition, droppedInput, deadLetterFailure }) {
  return make(
    'div',
    { class: 'delivery' },
    make('p', { class: 'line' }, outcomeBadge(outcome), make('span', { class: 'name' }, rule.name + ' \u2192 ' + target.id)),
    make('p', { class: 'muted arn' }, target.arn),
    make('ol', { class: 'attempts' }, ...attempts.map(attemptPart)),
    !!exhaustedRetryCondition && make('p', { class: 'muted' }, 'No more retries: ' + exhaustedRetryCondition),
    !!droppedInput && make('p', { class: 'bad' }, 'Its input could not be made: ' + [droppedInput.reason, droppedInput.path].join(' ')),
    !!deadLetterFailure && make('p', { class: 'bad' }, 'The dead-letter queue ' + deadLetterFailure.queueArn + ' did not accept it: ' + deadLetterFailure.problem),
  );
}

/** @param {Attempt} attempt */
function attemptPart({ at, error }) {
  return make('li', {}, time(at), ' ', error ? code(error.errorCode) : 'taken', ' ', !!error && muted(error.message));
}
`;
