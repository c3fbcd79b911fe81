import { DEFAULT_QUOTAS } from '../../account/quotas.js';
import { canonical, type Checked, type LoadedRule } from './rules.js';

/** Rules that are alike, and more of them than a bus may have. */
export function checkRepetitions({ rules, template: { findings } }: Checked): void {
  const byMeaning = new Map<string, LoadedRule>();
  const count = new Map<string, number>();
  const { rulesPerEventBus: quota } = DEFAULT_QUOTAS;
  for (const rule of rules) {
    const { resource, bus, isEnabled, targets } = rule;
    const number = (count.get(bus) ?? 0) + 1;
    count.set(bus, number);
    if (number === quota + 1) {
      const message =
        `The bus ${JSON.stringify(bus)} has more than ${quota} rules, which is the quota of an account unless AWS has ` +
        'raised it. If it has, say so: mockEventBridge({ quotas: { rulesPerEventBus: … } }).';
      findings.warning('quota', resource.at, message);
    }
    if (!isEnabled || targets.length === 0) continue;
    const meaning = meaningOf(rule);
    const twin = byMeaning.get(meaning);
    if (!twin) byMeaning.set(meaning, rule);
    else {
      const message = `The rule duplicates ${twin.resource.id}: its targets receive each event twice. Remove one of them.`;
      findings.warning('duplicate-rule', resource.at, message);
    }
  }
}

function meaningOf({ bus, given, pattern, targets }: LoadedRule): string {
  const receivers = targets.map(
    ({ given: { Id: _, RetryPolicy: _retries, DeadLetterConfig: _dead, ...rest } }) => canonical(rest),
  );
  return canonical([bus, pattern, given['ScheduleExpression'], receivers.toSorted()]);
}
