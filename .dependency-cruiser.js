/**
 * Who may import whom in src/. Left: files, as the beginning of their path. Right: what they may import of ours besides
 * their own folder; `types` may be imported with `import type` alone. What is not listed fails.
 */
const layers = {
  environment: {},
  'seeded-random': {},
  'pattern/': {},
  'policy/': {},
  'input/': { modules: ['pattern/json/', 'time/whole-seconds'] },
  'time/': {},
  'schema/': {},
  'history/': {
    modules: ['input/', 'schema/'],
    types: ['pattern/', 'policy/', 'targets/target-request', 'targets/requests/'],
  },
  'account/': { modules: ['pattern/', 'time/'], types: ['policy/'] },
  'access/': { modules: ['account/', 'policy/'], types: ['history/'] },
  'targets/': { modules: ['account/arn', 'input/'], types: ['history/'] },
  'service/': {
    modules: [
      'access/',
      'account/',
      'input/',
      'pattern/',
      'policy/',
      'schema/',
      'targets/',
      'time/',
      'history/',
    ],
    types: ['environment'],
  },
  'delivery/': {
    modules: [
      'access/',
      'account/',
      'input/',
      'pattern/',
      'targets/',
      'time/',
      'history/',
      'environment',
      'seeded-random',
    ],
  },
  'client/': {
    modules: [
      'account/nearest-name',
      'environment',
      'seeded-random',
      'service/service-fault',
      'time/agenda',
      'time/clock',
    ],
    types: ['history/', 'service/operation'],
  },
  'expect/': {
    modules: ['eventbridge-mock.ts', 'pattern/', 'schema/', 'account/nearest-name'],
    types: ['history/', 'account-snapshot'],
  },
};

const entries = ['index', 'vitest', 'jest', 'matchers', 'pattern'];
const entry = `^src/(${entries.join('|')})\\.ts$`;

const literally = (/** @type {string} */ path) => path.replaceAll('.', '\\.');
/** A regular expression for the paths in src/ that begin so. */
const paths = (/** @type {string[]} */ beginnings) => `^src/(${beginnings.map(literally).join('|')})`;

const layerRules = Object.entries(layers).flatMap(([layer, { modules = [], types = [] }]) => [
  {
    name: `${layer} imports only ${[...modules, ...types].join(', ') || 'nothing of ours'}`,
    severity: 'error',
    from: { path: paths([layer]) },
    to: { path: '^src/', pathNot: paths([layer, ...modules, ...types]) },
  },
  ...(types.length === 0
    ? []
    : [
        {
          name: `${layer} imports only types of ${types.join(', ')}`,
          severity: 'error',
          from: { path: paths([layer]) },
          to: { path: paths(types), dependencyTypesNot: ['type-only'] },
        },
      ]),
]);

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...layerRules,
    {
      name: 'no cycles',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'nothing imports an entry',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: entry },
    },
    {
      name: 'the public types import only types',
      severity: 'error',
      from: { path: '^src/eventbridge-mock\\.ts$' },
      to: { dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'src stands alone',
      comment: 'Tests, benchmarks and examples build on the sources, never the other way round.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench|examples|dist)/' },
    },
    {
      name: 'no undeclared packages',
      comment: 'What the published files import must be a dependency or a peer, not a development tool.',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown'],
        dependencyTypesNot: ['npm-peer', 'type-only'],
      },
    },
    {
      name: 'imports must resolve',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'test runners only in their entries',
      comment: 'The kit works under any runner; only the entry of a runner may load it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(vitest|jest)\\.ts$' },
      to: { path: 'node_modules/(vitest|jest|@jest|expect|@vitest|chai)/' },
    },
    {
      name: 'Node modules of the process only in the environment',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/environment\\.ts$' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(async_hooks|buffer|os|util)$' },
    },
    {
      name: 'no orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: entry },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
