import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const useEnvironment =
  'Clock, ids, randomness and timers come from src/environment/environment.ts, injected.';
const named = (/** @type {string[]} */ ...names) => names.map((name) => ({ name, message: useEnvironment }));

export default tseslint.config(
  // The last three are packages of their own: what they import is installed there alone.
  { ignores: ['dist/', '.cache/', 'coverage/', 'test/judges/', 'test/browser/', 'examples/cdk-stack/'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/environment/environment.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': [
        'error',
        ...named('crypto', 'performance', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'),
        ...named('clearTimeout', 'clearInterval', 'clearImmediate'),
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: ['crypto', 'timers', 'timers/promises', 'perf_hooks'].flatMap((name) =>
            named(name, `node:${name}`),
          ),
        },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: useEnvironment },
        { object: 'Math', property: 'random', message: useEnvironment },
        { object: 'process', property: 'hrtime', message: useEnvironment },
        { object: 'process', property: 'nextTick', message: useEnvironment },
        ...[
          'crypto',
          'performance',
          'Date',
          'setTimeout',
          'setInterval',
          'setImmediate',
          'queueMicrotask',
        ].map((property) => ({ object: 'globalThis', property, message: useEnvironment })),
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: useEnvironment },
        { selector: 'CallExpression[callee.name="Date"]', message: useEnvironment },
      ],
    },
  },
  {
    // Asymmetric matchers such as `expect.any(String)` are of type any.
    files: ['test/**', 'examples/**'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    // Prettier breaks lines of code, and leaves comments alone.
    files: ['src/**', 'test/**', 'bench/**'],
    rules: { 'max-len': ['error', { code: 100_000, comments: 120, ignoreUrls: true }] },
  },
  {
    files: ['test/**/*.ts'],
    ignores: ['test/**/*.property.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.object.name="fc"][callee.property.name=/^(assert|check)$/]',
          message: 'A file with properties is named *.property.test.ts: CI tries those more often.',
        },
      ],
    },
  },
  {
    files: ['test/**/*.property.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.object.name="fc"][callee.property.name=/^(assert|check)$/][arguments.length=1]',
          message: 'How often is said by runs() of test/property-runs.ts.',
        },
        {
          selector: 'Property[key.name="numRuns"]:not([value.callee.name="runs"])',
          message: 'How often is said by runs() of test/property-runs.ts.',
        },
      ],
    },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { console: 'readonly', module: 'writable', process: 'readonly' } },
  },
);
