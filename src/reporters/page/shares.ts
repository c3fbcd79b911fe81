import type { CoverageShare, CoverageSummary } from '../../coverage/rule-coverage.js';
import { element } from './markup.js';

/** The shares of everything, with bars; that of schedules where some count. */
export function sharesOf({ rules, conditions, targets, schedules }: CoverageSummary): string {
  const shares = [
    bar('Rules', 'matched or ran', rules),
    bar('Conditions', 'met and failed', conditions),
    bar('Targets', 'invoked', targets),
    ...(schedules.total > 0 ? [bar('Schedules', 'ran', schedules)] : []),
  ];
  return element('div', 'shares', shares.join(''));
}

function bar(title: string, what: string, share: CoverageShare): string {
  const { covered, total, percent } = share;
  return element(
    'div',
    'share',
    `<span>${title}</span>` +
      `<b>${total === 0 ? 'none' : `${percent} %`}</b>` +
      element('span', 'of muted', total === 0 ? '' : `${covered} of ${total} ${what}`) +
      // An attribute is not style: the policy of the page lets it be.
      `<svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">` +
      `<rect width="100" height="6"/><rect class="${looksOf(share)}" width="${percent}" height="6"/></svg>`,
  );
}

/** One share, as small as it is beside a rule; `what` is one of what it is about. */
export function badgeOf(what: string, share: CoverageShare): string {
  const { covered, total } = share;
  if (total === 0) return '<span></span>';
  return element(
    'span',
    `badge ${looksOf(share)}`,
    `${covered} of ${total} ${total === 1 ? what : `${what}s`}`,
  );
}

export function looksOf({ covered, total }: CoverageShare): 'good' | 'warn' | 'bad' {
  if (covered === total) return 'good';
  return covered === 0 ? 'bad' : 'warn';
}
