import type { Target } from '@aws-sdk/client-eventbridge';
import type { RuleRecord } from '../../account/resources.js';
import type { IncomingEnvelope } from '../../event/incoming-envelope.js';
import { foresightOf, type Foresight } from '../../input/foreseen-input.js';
import { placedTarget } from '../../targets/registry.js';
import type { RuleRoute } from '../attempt/job.js';

const routes = new WeakMap<Target, KnownRoute>();

/** A route, and what can be told of it before an event takes it. */
interface KnownRoute {
  readonly route: RuleRoute;
  readonly takes: 'text' | 'JSON' | undefined;
  readonly foresee: Foresight;
}

/** The way from a rule to one of its targets: one for all events, since what is stored is replaced, never changed. */
export function routeTo(target: Target, rule: RuleRecord): KnownRoute {
  let known = routes.get(target);
  if (known?.route.ruleRecord !== rule) routes.set(target, (known = newRoute(target, rule)));
  return known;
}

function newRoute(put: Target, ruleRecord: RuleRecord): KnownRoute {
  const placed = placedTarget(put);
  const { Name: name, Arn: arn, EventBusName: eventBusName } = ruleRecord;
  const target = { id: put.Id ?? '', arn: put.Arn ?? '' };
  const route = { target, rule: { name, arn, eventBusName }, put, placed, ruleRecord };
  return { route, takes: placed.kind.takesAny?.(put, placed.arn), foresee: foresightOf(put) };
}

/** Whether the target gets an input of the event and takes it, so that neither has to be tried. */
export function isSure({ takes, foresee }: KnownRoute, envelope: IncomingEnvelope): boolean {
  if (takes === undefined) return false;
  const input = foresee(envelope);
  return input === 'JSON' || (input === 'text' && takes === 'text');
}

const known = new WeakMap<RuleRoute, readonly RuleRoute[]>();

/** The same routes in an array that events share: most are routed as another was before. */
export function sharedRoutes(routes: readonly RuleRoute[]): readonly RuleRoute[] {
  const [first] = routes;
  if (!first) return NONE;
  const before = known.get(first);
  if (before?.length === routes.length && before.every((route, index) => route === routes[index]))
    return before;
  known.set(first, routes);
  return routes;
}

const NONE: readonly RuleRoute[] = [];
