/** The page asks the server again and again, and shows what has changed. */
export const LIVE = `
const PAUSE = 1000;
const PAUSE_WHEN_GONE = 3000;

/**
 * @param {string} path
 * @returns {Promise<any>}
 */
async function getJson(path) {
  const answer = await fetch(path, { headers: { accept: 'application/json' }, cache: 'no-store' });
  const value = await answer.json();
  if (!answer.ok) throw new Error(value.message ?? answer.statusText);
  return value;
}

/** What one answer has of the records of a kind, by the path of its route. */
const PATHS = /** @type {const} */ ({
  events: 'events',
  deliveries: 'deliveries',
  deadLetters: 'dead-letters',
  warnings: 'warnings',
  commands: 'commands',
});

/** Whether anything has come that is not shown yet. */
async function ask() {
  const health = /** @type {Health} */ (await getJson('health'));
  if (held.health && health.history !== held.health.history) forget();
  for (const kind of /** @type {Kind[]} */ (Object.keys(PATHS))) await askFor(kind, health);
  const isQuiet = !!held.health && figuresOf(health) === figuresOf(held.health);
  held.health = health;
  // Rules may change all the same, but to ask for them costs the server more than all the rest.
  quietFor = isQuiet ? quietFor + 1 : 0;
  if (quietFor % 3 === 0) await askForRules();
}

let quietFor = 0;

/** @param {Health} health */
function figuresOf({ history, pendingDeliveries, totals }) {
  return JSON.stringify([history, pendingDeliveries, totals]);
}

async function askForRules() {
  const paths = ['buses', 'rules', 'schedules'];
  const [{ buses }, { rules }, { schedules }] = await Promise.all(paths.map(getJson));
  if (settingsOf(rules) !== settingsOf(held.rules)) held.rulesAre += 1;
  held.buses = buses;
  held.rules = rules;
  held.schedules = schedules;
  if (chosen.tab === 'coverage') await askForCoverage();
}

/**
 * What decides about events.
 * @param {Rule[]} rules
 */
function settingsOf(rules) {
  return JSON.stringify(rules.map(({ arn, state, pattern }) => [arn, state, pattern]));
}

function forget() {
  held.records = noRecords();
  chosen.open = new Set([...chosen.open].filter((key) => /^(rule|schedule|covered) /.test(key)));
}

/**
 * @param {Kind} kind
 * @param {Health} health
 */
async function askFor(kind, health) {
  const holding = held.records[kind];
  const total = health.totals[kind] ?? 0;
  // What was pending may be done by now: it is asked for again, with all that came after it.
  const unfinished = kind === 'deliveries' ? held.records.deliveries.items.findIndex(({ outcome }) => outcome === 'pending') : -1;
  if (total === holding.total && unfinished < 0) return;
  const known = unfinished < 0 ? holding.items.length : unfinished;
  const since = Math.max(holding.first + known, total - MOST_SHOWN);
  const answer = await getJson(PATHS[kind] + '?since=' + since);
  if (answer.history !== health.history) return;
  const items = [...holding.items.slice(0, Math.max(0, since - holding.first)), ...answer[kind]].slice(-MOST_SHOWN);
  held.records = { ...held.records, [kind]: { items, total: answer.total, first: answer.total - items.length } };
}

function showAccount() {
  const { health } = held;
  if (!health) return;
  const facts = [
    ['Account', health.account],
    ['Region', health.region],
    ['Time', health.now.slice(0, 19).replace('T', ' ')],
    ...(health.pendingDeliveries > 0 ? [['Pending', String(health.pendingDeliveries)]] : []),
  ];
  byId('account').replaceChildren(
    ...facts.map(([name, value]) => make('div', {}, make('dt', {}, String(name)), make('dd', {}, String(value)))),
  );
}

/** @param {Error} [problem] */
function showStatus(problem) {
  const state = problem ? 'gone' : chosen.isPaused ? 'paused' : 'live';
  document.body.setAttribute('data-state', state);
  const status = byId('status');
  // Whoever listens is told of changes alone.
  if (status.textContent !== state) status.textContent = state;
  const gone = byId('gone');
  gone.hidden = !problem;
  const rest = held.health ? 'Its last state is shown below.' : 'Nothing is known of it yet.';
  const text = problem ? 'The server does not answer. ' + rest + ' Start it again at ' + location.origin + ': this page reconnects by itself.' : '';
  if (gone.textContent !== text) gone.textContent = text;
}

function render() {
  showAccount();
  showRules();
  showSchedules();
  showTabs();
  showPanel();
}

async function live() {
  for (;;) {
    /** @type {Error | undefined} */
    let problem;
    if (!chosen.isPaused) {
      try {
        await ask();
        render();
      } catch (error) {
        problem = error instanceof Error ? error : new Error(String(error));
      }
      showStatus(problem);
    }
    await new Promise((done) => setTimeout(done, problem ? PAUSE_WHEN_GONE : PAUSE));
  }
}

function listen() {
  const filter = /** @type {HTMLInputElement} */ (byId('filter'));
  filter.addEventListener('input', () => {
    chosen.filter = filter.value;
    render();
  });
  filter.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    filter.value = chosen.filter = '';
    render();
  });
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof HTMLInputElement;
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    filter.focus();
  });
  const pause = byId('pause');
  pause.addEventListener('click', () => {
    chosen.isPaused = !chosen.isPaused;
    pause.setAttribute('aria-pressed', String(chosen.isPaused));
    showStatus();
  });
  byId('tabs').addEventListener('keydown', moveAlongTabs);
  const wide = matchMedia('(min-width: 900px)');
  const leaveRules = () => {
    if (wide.matches && chosen.tab === 'rules') choose('events');
  };
  wide.addEventListener('change', leaveRules);
}

listen();
live();
`;
