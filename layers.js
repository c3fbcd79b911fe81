/**
 * The rooms of src/, from the top down, and what each may import of ours besides its own files: `modules`, and `types`
 * with `import type` alone. Everyone may import `text` and `event`. What is not listed fails (`npm run check:layers`);
 * docs/architecture.md shows the same table (`npm run docs`).
 *
 * @typedef {{ readonly modules?: readonly string[], readonly types?: readonly string[] }} Layer
 * @type {Readonly<Record<string, Layer>>}
 */
export const layers = {
  cli: {
    modules: [
      'templates',
      'expect/words',
      'expect/causes/journey.ts',
      'expect/subjects/ordered-explanation.ts',
      'fixtures',
      'simulation',
      'delivery/route/event-loops.ts',
      'input/empty-path.ts',
      'pattern',
      'environment',
    ],
    types: ['account', 'history'],
  },
  server: {
    modules: [
      'mock/public-types.ts',
      'service/constraints/request.ts',
      'service/registry.ts',
      'service/service-fault.ts',
      'expect/words',
      'expect/subjects/event.ts',
      'expect/subjects/ordered-explanation.ts',
      'pattern',
      'time/duration.ts',
      'environment',
    ],
    types: ['mock/foreign-door.ts', 'history', 'simulation/account-state.ts'],
  },
  templates: {
    modules: [
      'mock/mock.ts',
      'simulation/seed',
      'service/cloudformation-types.ts',
      'service/constraints',
      'service/registry.ts',
      'service/targets',
      'account/events-arn.ts',
      'account/quotas.ts',
      'access',
      'policy/document.ts',
      'targets/kinds/messages.ts',
      'input',
      'pattern/language.ts',
      'environment',
    ],
    types: ['service/operation.ts'],
  },
  mock: {
    modules: ['exporting', 'simulation', 'client', 'service', 'account', 'schema', 'environment'],
    types: ['delivery', 'history'],
  },
  exporting: {
    modules: [
      'service/cloudformation-types.ts',
      'service/registry.ts',
      'account/events-arn.ts',
      'policy/document.ts',
    ],
    types: ['simulation/account-state.ts', 'service/constraints'],
  },
  runners: {},
  expect: {
    modules: [
      'mock/public-types.ts',
      'pattern',
      'schema',
      'environment/shared-state.ts',
      'environment/settled-promise.ts',
    ],
    types: ['simulation/account-state.ts', 'history'],
  },
  fixtures: { modules: ['input/broken-json.ts', 'schema/schema-document.ts', 'environment/files.ts'] },
  simulation: {
    modules: ['service', 'delivery', 'targets', 'history', 'account', 'policy', 'time'],
    types: ['client', 'schema', 'environment', 'pattern'],
  },
  client: {
    modules: ['service/service-fault.ts', 'time', 'environment'],
    types: ['service/operation.ts', 'history'],
  },
  service: {
    modules: ['targets', 'history', 'access', 'account', 'input', 'policy', 'schema', 'time', 'pattern'],
  },
  delivery: {
    modules: ['targets', 'history', 'access', 'account', 'input', 'time', 'environment'],
  },
  history: { modules: ['access', 'input', 'schema'], types: ['targets'] },
  access: { modules: ['account', 'policy'] },
  account: { modules: ['pattern', 'time'], types: ['policy'] },
  targets: { modules: ['input'] },
  input: { modules: ['pattern/json', 'time/whole-seconds.ts'] },
  pattern: {},
  policy: {},
  schema: { modules: ['environment/require-module.ts'] },
  time: {},
  environment: {},
  event: {},
  text: {},
};

/** What everyone may import. */
export const leaves = ['event', 'text'];

/**
 * The same for the folders and files inside of a room, as far as a room says in which direction its own imports go: the
 * paths are those inside of the room. What a room does not list there is free.
 *
 * @type {Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>}
 */
export const innerLayers = {
  cli: {
    'commands.ts': ['command.ts', 'check.ts'],
    check: ['arguments.ts', 'paint.ts', 'progress.ts', 'terminal.ts', 'wrong-use.ts'],
    'check/words': ['check/report.ts', 'paint.ts'],
  },
  expect: {
    given: [],
    words: ['given'],
    misuse: ['words', 'given'],
    subjects: ['misuse', 'words', 'given'],
    expected: ['subjects', 'misuse', 'words', 'given'],
    causes: ['expected', 'subjects', 'misuse', 'words', 'given'],
    verdicts: ['causes', 'expected', 'subjects', 'misuse', 'words', 'given'],
    'matcher.ts': ['matcher-signatures.ts', 'verdicts', 'subjects', 'misuse', 'words', 'given'],
    matchers: ['matcher.ts', 'verdicts', 'causes', 'expected', 'subjects', 'misuse', 'words', 'given'],
    snapshot: ['given'],
    standalone: ['matchers.ts', 'matcher-signatures.ts', 'words', 'given'],
  },
  fixtures: {
    aws: ['aws-event.ts', 'completed.ts'],
    'aws-event.ts': ['completed.ts', 'defaults.ts'],
    'completed.ts': [],
  },
  server: {
    'exchange.ts': [],
    http: ['exchange.ts'],
    api: ['exchange.ts'],
    'aws-json': ['api/protocol.ts', 'exchange.ts'],
    control: ['exchange.ts'],
    page: ['exchange.ts'],
    'options.ts': ['http/http-server.ts'],
    'responders.ts': ['api', 'aws-json', 'control', 'page', 'http/refused-request.ts', 'exchange.ts'],
  },
  templates: {
    reading: ['findings.ts'],
    resolving: ['findings.ts', 'options.ts'],
    resources: ['resolving', 'findings.ts', 'options.ts'],
    'loaded-stack.ts': ['resources', 'findings.ts'],
    'inspected.ts': ['resources', 'resolving', 'findings.ts'],
    policies: ['inspected.ts', 'resolving', 'findings.ts'],
    lint: ['policies', 'inspected.ts', 'loaded-stack.ts', 'resources', 'resolving', 'findings.ts'],
    terraform: [
      'lint',
      'resources',
      'resolving',
      'loaded-stack.ts',
      'inspected.ts',
      'findings.ts',
      'options.ts',
    ],
    'serverless-framework': [
      ...['cloudformation', 'resolving', 'reading', 'loaded-stack.ts', 'findings.ts', 'options.ts'],
    ],
    cloudformation: [
      ...[
        'lint',
        'policies',
        'resources',
        'resolving',
        'reading',
        'loaded-stack.ts',
        'findings.ts',
        'options.ts',
      ],
    ],
    cdk: ['cloudformation', 'reading', 'loaded-stack.ts', 'options.ts'],
  },
  mock: {
    views: ['public-types.ts'],
    'public-types.ts': ['typed-events.ts', 'typed-commands.ts'],
    'options.ts': ['public-types.ts'],
  },
  simulation: {
    seed: [],
    'account-state.ts': [],
    'home.ts': [],
  },
  client: {
    attach: ['call', 'latency', 'faults', 'sdk', 'simulated-service.ts'],
    call: ['latency', 'faults', 'sdk', 'simulated-service.ts'],
    latency: ['faults', 'sdk', 'simulated-service.ts'],
    'simulated-service.ts': ['faults'],
    faults: [],
    sdk: [],
  },
  delivery: {
    route: ['attempt'],
    'api-destinations': ['attempt'],
    attempt: [],
  },
  history: {
    'bus-log': [],
  },
  pattern: {
    explain: ['match', 'event', 'operators', 'values', 'model.ts'],
    indexing: ['match', 'event', 'operators', 'values', 'model.ts'],
    complexity: ['operators', 'tokens', 'values', 'model.ts'],
    refusal: ['operators', 'tokens', 'json'],
    match: ['event', 'operators', 'values', 'model.ts'],
    'model.ts': ['operators'],
    operators: ['tokens', 'values', 'json'],
    event: ['values', 'json'],
    tokens: ['json'],
    values: [],
    json: [],
  },
};

/**
 * What is loaded when it is used first: the places in src/ by the name of their chunk. All else is the kit that every
 * test loads.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const chunks = {
  kit: [
    'pattern/tokens/invalid-event-pattern.ts',
    'pattern/json/location.ts',
    'pattern/json/malformed-json.ts',
    'pattern/event/malformed-event.ts',
    'service/connections/concealed-input.ts',
    'service/event-buses/event-bus-lookup.ts',
    'simulation/seed/logical-names.ts',
    'simulation/seed/seed-members.ts',
    'mock/views/inspected.ts',
    'delivery/attempt/cascade.ts',
    'delivery/attempt/handler-errors.ts',
    'delivery/attempt/target-handler.ts',
    'delivery/attempt/under-way.ts',
  ],
  patterns: [
    'pattern/complexity',
    'pattern/indexing',
    'pattern/json',
    'pattern/match',
    'pattern/operators',
    'pattern/tokens',
    'pattern/values',
    'pattern/event',
    'pattern/parse.ts',
  ],
  rules: [
    'access/target-access.ts',
    'delivery/attempt',
    'delivery/route/forwarding.ts',
    'service/event-buses',
    'service/paging.ts',
    'service/rules',
    'service/targets',
    'targets',
  ],
  seeds: ['simulation/seed'],
  infrastructure: ['templates'],
  exports: ['exporting', 'service/cloudformation-types.ts'],
  yaml: ['templates/reading/template-text.ts', 'templates/reading/yaml-events.ts'],
  disk: ['environment/files.ts'],
  views: ['mock/views'],
  assertions: [
    'expect/matchers',
    'expect/subjects',
    'expect/expected',
    'expect/verdicts',
    'expect/given',
    'expect/matcher.ts',
    'expect/words/style.ts',
  ],
  standalone: ['expect/standalone', 'expect/words/printers.ts'],
  failures: ['expect/causes', 'expect/words', 'pattern/explain'],
  snapshots: ['expect/snapshot/plain.ts', 'expect/snapshot/recorded.ts', 'expect/snapshot/placeholders.ts'],
  wire: ['server', 'client/call/foreign-request.ts', 'mock/foreign-door.ts'],
  page: ['server/page'],
  stubs: ['client/attach/served-stub.ts', 'client/attach/client-stub.ts'],
  faults: [
    'client/faults/attempt-fault.ts',
    'client/faults/chaos.ts',
    'client/faults/check-plan.ts',
    'client/faults/failed-entries.ts',
    'client/faults/network-errors.ts',
    'client/faults/service-errors.ts',
    'client/faults/standing-plan.ts',
    'client/latency/late-answer.ts',
    'client/call/virtual-time.ts',
  ],
  refusals: [
    'service/constraints/constraint-text.ts',
    'service/constraints/limits-text.ts',
    'pattern/refusal',
    'service/constraints/unknown-members.ts',
    'service/events/malformed-detail-text.ts',
    'text/nearest-name.ts',
    'text/thrown.ts',
    'time/schedule-mistake.ts',
  ],
  archives: [
    'service/archives',
    'delivery/route/replays.ts',
    'mock/views/archive-view.ts',
    'mock/views/replay-view.ts',
  ],
  connections: [
    'service/connections',
    'account/connection.ts',
    'account/api-destination.ts',
    'simulation/seed/connection-spelling.ts',
    'delivery/api-destinations',
  ],
  endpoints: [
    'service/endpoints',
    'account/endpoint.ts',
    'mock/views/endpoint-view.ts',
    'simulation/seed/endpoint-spelling.ts',
  ],
  partners: ['service/event-sources', 'account/event-source.ts', 'service/events/put-partner-events.ts'],
  tags: ['service/tags'],
  policies: ['policy', 'access/denial-text.ts', 'service/event-buses/permissions.ts'],
  schemas: ['schema/json-schema.ts', 'schema/schema-document.ts', 'schema/standard-schema.ts'],
  events: ['event/deep-partial.ts', 'event/event-filter.ts', 'event/given-event.ts', 'text/json-problem.ts'],
  samples: ['fixtures'],
  files: ['fixtures/event-files.ts'],
  promises: ['environment/settled-promise.ts'],
  schedules: ['time/schedule-expression.ts', 'time/cron-field.ts', 'time/next-run.ts'],
  inputs: [
    'input/broken-json.ts',
    'input/dropped-input-text.ts',
    'input/empty-path.ts',
    'input/json-path.ts',
    'input/json-text.ts',
    'input/predefined-variables.ts',
    'input/template.ts',
    'input/transform.ts',
  ],
  targets: [
    'targets/kinds/apis.ts',
    'targets/kinds/builds.ts',
    'targets/kinds/data.ts',
    'targets/kinds/jobs.ts',
    'targets/kinds/operations.ts',
    'targets/http-call.ts',
  ],
  logs: ['history/bus-log', 'history/warning-text.ts'],
  state: ['simulation/account-state.ts', 'simulation/bound-to-nothing.ts', 'simulation/emit.ts'],
};
