import { innerLayers, layers, leaves } from './layers.js';

const entries = [
  ...['index', 'vitest', 'jest', 'matchers', 'expect', 'pattern', 'fixtures', 'templates', 'server', 'cli'],
  ...['vitest-reporter', 'jest-reporter'],
];
const entry = `^src/(${entries.join('|')})\\.ts$`;

/** A regular expression for files of src/: those in folders, and files by name. */
const paths = (/** @type {readonly string[]} */ places) =>
  `^src/(${places.map((place) => (place.endsWith('.ts') ? `${place.replaceAll('.', '\\.')}$` : `${place}/`)).join('|')})`;

const layerRules = Object.entries(layers).flatMap(([layer, { modules = [], types = [] }]) => {
  const allowed = [...leaves.filter((leaf) => leaf !== layer), ...modules];
  return [
    {
      name: `${layer} imports only ${[...allowed, ...types].join(', ')}`,
      severity: 'error',
      from: { path: paths([layer]) },
      to: { path: '^src/', pathNot: paths([layer, ...allowed, ...types]) },
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
  ];
});

const innerRules = Object.entries(innerLayers).flatMap(([room, inner]) =>
  Object.entries(inner).map(([part, allowed]) => {
    const inRoom = (/** @type {readonly string[]} */ parts) => paths(parts.map((name) => `${room}/${name}`));
    return {
      name: `in ${room}, ${part} imports only ${allowed.length === 0 ? 'itself' : allowed.join(', ')}`,
      severity: 'error',
      from: { path: inRoom([part]) },
      to: { path: paths([room]), pathNot: inRoom([part, ...allowed]) },
    };
  }),
);

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...layerRules,
    ...innerRules,
    {
      name: 'every file has a room',
      comment: 'At the root there are the published entries alone; every folder has its line in layers.js.',
      severity: 'error',
      from: {},
      to: { path: '^src/', pathNot: [paths(Object.keys(layers)), entry] },
    },
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
      from: { path: '^src/mock/public-types\\.ts$' },
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
      comment:
        'What the published files import must be a dependency or a peer, not a development tool. A runner is there where its entry is imported.',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        pathNot: 'node_modules/(vitest|@jest/globals)/',
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
      comment: 'Paths and glob patterns of event files belong to the fixtures, HTTP belongs to the server.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot:
          '^src/(environment/(environment|files|hashes|require-module|whole-file)|fixtures/event-files|cli/version|server/http/[\\w-]+)\\.ts$',
      },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(assert|async_hooks|buffer|os|util|vm)$' },
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
