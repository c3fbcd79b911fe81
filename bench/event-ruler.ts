/** What event-ruler, the engine that the service is built on, made of a workload when that was recorded. */
export interface EventRulerFigure {
  readonly kind: string;
  /** The first so many patterns of the kind. */
  readonly rules: number;
  /** Over all events, how many patterns match: what every right engine finds. */
  readonly matches: number;
  readonly eventsPerSecond: number;
}

/**
 * event-ruler 2.0.1 (https://github.com/aws/event-ruler, commit 337e8d9), `Machine.rulesForJSONEvent(String)`, reading
 * of the event's text included: OpenJDK 17, one thread, SerialGC, on a quiet 2-core machine; median of three passes of
 * one second after a warm-up of 1.5 s. Recorded once: the speed of another machine, or of another day, is not in it.
 */
export const EVENT_RULER: readonly EventRulerFigure[] = [
  { kind: 'geo_exact', rules: 5, matches: 0, eventsPerSecond: 605_575 },
  { kind: 'geo_prefix', rules: 5, matches: 1678, eventsPerSecond: 625_680 },
  { kind: 'geo_suffix', rules: 5, matches: 2331, eventsPerSecond: 614_983 },
  { kind: 'geo_equals_ignore_case', rules: 5, matches: 2554, eventsPerSecond: 539_389 },
  { kind: 'geo_wildcard', rules: 5, matches: 35, eventsPerSecond: 469_778 },
  { kind: 'geo_numeric', rules: 5, matches: 11119, eventsPerSecond: 389_681 },
  { kind: 'geo_anything_but', rules: 5, matches: 14903, eventsPerSecond: 312_311 },
  { kind: 'geo_complex_arrays', rules: 5, matches: 6959, eventsPerSecond: 74_438 },
  { kind: 'exact', rules: 1, matches: 0, eventsPerSecond: 508_986 },
  { kind: 'exact', rules: 100, matches: 5, eventsPerSecond: 502_071 },
  { kind: 'exact', rules: 1000, matches: 24, eventsPerSecond: 439_020 },
  { kind: 'prefix', rules: 1, matches: 0, eventsPerSecond: 520_024 },
  { kind: 'prefix', rules: 100, matches: 129, eventsPerSecond: 456_846 },
  { kind: 'prefix', rules: 1000, matches: 1248, eventsPerSecond: 432_958 },
  { kind: 'suffix', rules: 1, matches: 494, eventsPerSecond: 552_267 },
  { kind: 'suffix', rules: 100, matches: 14078, eventsPerSecond: 465_015 },
  { kind: 'suffix', rules: 1000, matches: 23071, eventsPerSecond: 392_921 },
  { kind: 'equals_ignore_case', rules: 1, matches: 1, eventsPerSecond: 539_766 },
  { kind: 'equals_ignore_case', rules: 100, matches: 59, eventsPerSecond: 527_667 },
  { kind: 'equals_ignore_case', rules: 1000, matches: 548, eventsPerSecond: 467_999 },
  { kind: 'wildcard', rules: 1, matches: 0, eventsPerSecond: 497_203 },
  { kind: 'wildcard', rules: 100, matches: 2, eventsPerSecond: 293_196 },
  { kind: 'wildcard', rules: 1000, matches: 1681, eventsPerSecond: 123_260 },
  { kind: 'numeric', rules: 1, matches: 4, eventsPerSecond: 515_962 },
  { kind: 'numeric', rules: 100, matches: 549, eventsPerSecond: 498_541 },
  { kind: 'numeric', rules: 1000, matches: 4985, eventsPerSecond: 421_132 },
  { kind: 'anything_but', rules: 1, matches: 1, eventsPerSecond: 517_302 },
  { kind: 'anything_but', rules: 100, matches: 363, eventsPerSecond: 399_824 },
  { kind: 'anything_but', rules: 1000, matches: 3743, eventsPerSecond: 186_303 },
  { kind: 'cidr', rules: 1, matches: 10, eventsPerSecond: 479_290 },
  { kind: 'cidr', rules: 100, matches: 1011, eventsPerSecond: 463_741 },
  { kind: 'cidr', rules: 1000, matches: 9772, eventsPerSecond: 404_103 },
  { kind: 'exists', rules: 1, matches: 2, eventsPerSecond: 542_270 },
  { kind: 'exists', rules: 100, matches: 243, eventsPerSecond: 459_176 },
  { kind: 'exists', rules: 1000, matches: 2535, eventsPerSecond: 341_921 },
  { kind: 'or', rules: 1, matches: 1, eventsPerSecond: 485_210 },
  { kind: 'or', rules: 100, matches: 106, eventsPerSecond: 396_972 },
  { kind: 'or', rules: 1000, matches: 1100, eventsPerSecond: 304_511 },
  { kind: 'array_consistent', rules: 1, matches: 12, eventsPerSecond: 268_780 },
  { kind: 'array_consistent', rules: 100, matches: 1091, eventsPerSecond: 247_164 },
  { kind: 'array_consistent', rules: 1000, matches: 10994, eventsPerSecond: 212_441 },
  { kind: 'mixed', rules: 1, matches: 1, eventsPerSecond: 517_873 },
  { kind: 'mixed', rules: 100, matches: 1656, eventsPerSecond: 125_420 },
  { kind: 'mixed', rules: 1000, matches: 5406, eventsPerSecond: 73_692 },
];

/** `Ruler.matchesRule(event, rule)`, in the same run: one `mixed` pattern and one shop event for each call. */
export const EVENT_RULER_ONE_SHOTS_PER_SECOND = 25_845;
