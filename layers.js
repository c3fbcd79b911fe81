/**
 * The rooms of src/, from the top down, and what each may import of ours besides its own files: `modules`, and `types`
 * with `import type` alone. Everyone may import `text` and `event`. What is not listed fails (`npm run check:layers`);
 * docs/architecture.md shows the same table (`npm run docs`).
 *
 * @typedef {{ readonly modules?: readonly string[], readonly types?: readonly string[] }} Layer
 * @type {Readonly<Record<string, Layer>>}
 */
export const layers = {
  mock: {
    modules: ['simulation', 'client', 'service', 'account', 'schema', 'environment'],
    types: ['delivery', 'history'],
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
  schema: {},
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
