import { oneOf, type Arguments } from '../arguments.js';
import type { Severity } from '../deployment/finding.js';
import { checkExclusive, isColoured } from '../deployment/switches.js';
import { requireTemplate, templateSettings, type TemplateSettings } from '../deployment/template-settings.js';

/** What a check was asked for. */
export interface CheckSettings extends TemplateSettings {
  readonly events: readonly string[];
  readonly requires: { readonly match: boolean; readonly everyRule: boolean };
  readonly failOn: Severity;
  readonly isVerbose: boolean;
  readonly form: 'pretty' | 'json' | 'github';
  /** Undefined where the terminal decides. */
  readonly isColoured: boolean | undefined;
}

/** @throws WrongUse for values that make no sense, alone or together. */
export function checkSettings(given: Arguments): CheckSettings {
  const { positionals, values } = given;
  const all = (name: string): readonly string[] => values.get(name) ?? [];
  const is = (name: string): boolean => values.has(name);
  checkExclusive(given, [
    ['json', 'github'],
    ['color', 'no-color'],
  ]);
  const events = all('events');
  const settings = templateSettings(given, events.length > 0 ? positionals : []);
  requireTemplate(settings);
  return {
    ...settings,
    events,
    requires: { match: is('require-match'), everyRule: is('require-every-rule') },
    failOn: oneOf('--fail-on', all('fail-on')[0] ?? 'warning', ['error', 'warning', 'note']),
    isVerbose: is('verbose'),
    form: is('json') ? 'json' : is('github') ? 'github' : 'pretty',
    isColoured: isColoured(given),
  };
}
