import type { Api, ApiName } from './api.js';
import { EVENTBRIDGE } from './registry.js';
import { SCHEDULER } from './scheduler/registry.js';

/** A function, because the files of the second API are loaded when somebody calls it. */
export function apiNamed(name: ApiName): Api {
  return name === 'EventBridge' ? EVENTBRIDGE : SCHEDULER;
}
