import { COVERAGE } from './script/coverage.js';
import { ELEMENTS } from './script/elements.js';
import { HELD } from './script/held.js';
import { LISTS } from './script/lists.js';
import { LIVE } from './script/live.js';
import { RULES } from './script/rules.js';
import { EVENTS } from './script/events.js';
import { SCHEDULES } from './script/schedules.js';
import { WORDS } from './script/words.js';

/**
 * What the page does: one module of plain JavaScript, with JSDoc for the types.
 *
 * Its parts are texts, so that no bundler and no minifier of whoever installs the kit touches them. They have neither
 * backslashes nor backticks, which would not be what they look like.
 */
export const SCRIPT = [HELD, ELEMENTS, WORDS, RULES, SCHEDULES, EVENTS, COVERAGE, LISTS, LIVE].join('\n');
