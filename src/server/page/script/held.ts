/** What the page holds of the server's answers, and what somebody has chosen. */
export const HELD = `
/** @typedef {{ name: string, arn: string, eventBusName: string }} RuleName */
/** @typedef {{ id: string, arn: string }} TargetName */
/** @typedef {{ errorCode: string, message: string }} Failure */
/** @typedef {{ at: string, error?: Failure }} Attempt */
/** @typedef {{ path: string, needs: string[] }} Condition */
/** @typedef {{ events: number, delivered: number, 'dead-lettered': number, dropped: number, pending: number }} Counts */
/**
 * @typedef {RuleName & { eventBusArn: string, state: string, description?: string, pattern?: object, schedule?: string,
 *   nextRun?: string, conditions?: Condition[], targets: (TargetName & { counts: Counts })[], counts: Counts }} Rule
 */
/** @typedef {{ name: string, arn: string, account: string, region: string, counts: { rules: number, events: number } }} Bus */
/**
 * @typedef {{ id: string, source: string, 'detail-type': string, eventBusName: string, eventBusArn: string,
 *   matchedRules: string[], receivedAt: string, detail: object }} BusEvent
 */
/** @typedef {{ id: string, source: string, 'detail-type': string, detail: object }} Envelope */
/**
 * @typedef {{ event: Envelope, rule: RuleName, target: TargetName, outcome: string, attempts: Attempt[],
 *   exhaustedRetryCondition?: string, droppedInput?: { reason: string, path?: string }, deadLetterFailure?: { queueArn: string, problem: string } }} Delivery
 */
/** @typedef {{ queueArn: string, sentAt: string, body: string, messageAttributes: Record<string, string> }} Letter */
/** @typedef {Letter & { event: Envelope, rule: RuleName, target: TargetName }} DeadLetterOfRule */
/** @typedef {Letter & { schedule: { name: string, groupName: string, arn: string }, target: { arn: string } }} DeadLetterOfSchedule */
/** @typedef {DeadLetterOfRule | DeadLetterOfSchedule} DeadLetter */
/** @typedef {{ kind: string, message: string, at: string }} Warning */
/**
 * @typedef {{ name: string, sentAt: string, attempts: number, input: unknown, output?: { FailedEntryCount?: number },
 *   error?: { name: string, message: string }, explanation?: string }} Command
 */
/**
 * @typedef {RuleName & { state: string, matched: boolean, reason?: string, combinations?: number,
 *   conditions?: { path: string, holds: boolean, needs: string[], received: string[], metBy?: string, hints: string[] }[] }} Explained
 */
/**
 * @typedef {{ name: string, groupName: string, arn: string, state: string, description?: string, expression: string,
 *   timezone: string, nextRun?: string, target: { arn: string },
 *   counts: { runs: number, invoked: number, 'dead-lettered': number, dropped: number } }} Schedule
 */
/** @typedef {{ source: string, 'detail-type': string, value?: string }} Example */
/**
 * @typedef {{ text: string, met: number, failedAlone: number, failedWithOthers: number,
 *   examples: { met?: Example, failedAlone?: Example, failedWithOthers?: Example } }} CoveredCondition
 */
/** @typedef {{ id?: string, arn: string, invoked: number, deadLettered: number, dropped: number, pending?: number }} CoveredTarget */
/**
 * @typedef {RuleName & { pattern?: string, matched: number, ran: number, conditions: CoveredCondition[],
 *   targets: CoveredTarget[], untested: string[] }} CoveredRule
 */
/**
 * @typedef {{ name: string, groupName: string, arn: string, expression?: string, timezone?: string, ran: number,
 *   targets: CoveredTarget[], untested: string[] }} CoveredSchedule
 */
/** @typedef {{ covered: number, total: number, percent: number }} Share */
/**
 * @typedef {{ summary: Record<'rules' | 'conditions' | 'targets' | 'schedules', Share>, rules: CoveredRule[],
 *   schedules: CoveredSchedule[] }} Coverage
 */
/** @typedef {{ account: string, region: string, now: string, pendingDeliveries: number, history: number, totals: Record<string, number> }} Health */

/** More are not shown: the routes have all. */
const MOST_SHOWN = 300;

/**
 * The latest records of a kind; "first" is the number of the oldest among them.
 * @template Shown
 * @returns {{ items: Shown[], first: number, total: number }}
 */
function none() {
  return { items: [], first: 0, total: 0 };
}

function noRecords() {
  return {
    events: /** @type {{ items: BusEvent[], first: number, total: number }} */ (none()),
    deliveries: /** @type {{ items: Delivery[], first: number, total: number }} */ (none()),
    deadLetters: /** @type {{ items: DeadLetter[], first: number, total: number }} */ (none()),
    warnings: /** @type {{ items: Warning[], first: number, total: number }} */ (none()),
    commands: /** @type {{ items: Command[], first: number, total: number }} */ (none()),
  };
}

/** @typedef {keyof ReturnType<typeof noRecords>} Kind */

const held = {
  health: /** @type {Health | undefined} */ (undefined),
  buses: /** @type {Bus[]} */ ([]),
  rules: /** @type {Rule[]} */ ([]),
  schedules: /** @type {Schedule[]} */ ([]),
  /** Asked for while somebody looks at it. */
  coverage: /** @type {Coverage | undefined} */ (undefined),
  /** Counts up as rules change: explanations are asked for anew then. */
  rulesAre: 0,
  records: noRecords(),
};

const chosen = {
  tab: 'events',
  filter: '',
  isPaused: false,
  /** The keys of what is unfolded. */
  open: /** @type {Set<string>} */ (new Set()),
};
`;
