import {
  capitalized,
  count,
  type NamedRule,
  type NamedSchedule,
  plural,
  quoted,
  ruleName,
  scheduleName,
} from '../../text/words.js';

/** Whose events, invocations or dead letters an assertion looks through, in words. */
export interface Scope {
  /** Those of a number: `events on bus "orders"`, to stand behind it. */
  readonly those: (total: number) => string;
  /** How many there are, as a sentence without its stop: `2 events were received on bus "orders"`. */
  readonly tally: (total: number) => string;
  /** The bus of an event goes without saying where there is but one. */
  readonly hasManyBuses: boolean;
}

export const mockScope: Scope = {
  those: (total) => `${plural(total, 'event')} received`,
  tally: (total) => capitalized(`${some(total, 'event')} ${were(total)} received`),
  hasManyBuses: true,
};

export const stubScope: Scope = {
  those: (total) => `${plural(total, 'event')} sent to the stub`,
  tally: (total) => capitalized(`${some(total, 'event')} ${were(total)} sent to the stub`),
  hasManyBuses: true,
};

export function busScope(name: string): Scope {
  return {
    those: (total) => `${plural(total, 'event')} on bus ${quoted(name)}`,
    tally: (total) => capitalized(`${some(total, 'event')} ${were(total)} received on bus ${quoted(name)}`),
    hasManyBuses: false,
  };
}

export function archiveScope(name: string): Scope {
  return {
    those: (total) => `${plural(total, 'event')} in archive ${quoted(name)}`,
    tally: (total) =>
      capitalized(`${some(total, 'event')} ${total > 1 ? 'are' : 'is'} in archive ${quoted(name)}`),
    hasManyBuses: false,
  };
}

export function replayScope(name: string): Scope {
  return {
    those: (total) => `${plural(total, 'event')} of replay ${quoted(name)}`,
    tally: (total) => capitalized(`${some(total, 'event')} ${were(total)} sent by replay ${quoted(name)}`),
    hasManyBuses: false,
  };
}

/** What a rule matched. */
export function ruleScope(rule: NamedRule): Scope {
  return {
    those: (total) => `${plural(total, 'event')} that ${ruleName(rule)} matched`,
    tally: (total) => capitalized(`${ruleName(rule)} matched ${some(total, 'event')}`),
    hasManyBuses: false,
  };
}

/** The invocations of a target, or those that one rule or schedule, as `by` names it, asked of it. */
export function targetScope(arnOrId: string, by?: string): Scope {
  const byIt = by === undefined ? '' : ` by ${by}`;
  return {
    those: (total) => `${plural(total, 'invocation')} of target ${quoted(arnOrId)}${byIt}`,
    tally: (total) =>
      `Target ${quoted(arnOrId)} was ${total === 0 ? 'not invoked' : `invoked ${count(total, 'time')}`}${byIt}`,
    hasManyBuses: false,
  };
}

/** The invocations that a schedule asked of its target. */
export function scheduleScope(schedule: NamedSchedule): Scope {
  const name = scheduleName(schedule);
  return {
    those: (total) => `${plural(total, 'invocation')} by ${name}`,
    tally: (total) =>
      capitalized(
        `${name} ${total === 0 ? 'did not invoke its target' : `invoked its target ${count(total, 'time')}`}`,
      ),
    hasManyBuses: false,
  };
}

/** The dead letters of one target or schedule, named as it stands behind them, or of all. */
export function deadLetterScope(of = ''): Scope {
  const ofIt = of === '' ? '' : ` ${of}`;
  return {
    those: (total) => plural(total, 'dead letter') + ofIt,
    tally: (total) => capitalized(`${some(total, 'dead letter')} ${were(total)} sent${ofIt}`),
    hasManyBuses: false,
  };
}

function some(total: number, noun: string): string {
  return total === 0 ? `no ${noun}` : count(total, noun);
}

function were(total: number): string {
  return total > 1 ? 'were' : 'was';
}
