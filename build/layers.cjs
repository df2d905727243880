/**
 * The rule of the house (docs/architecture.md): imports point inward. dependency-cruiser checks it; each rule here has
 * an example under test/layers/ that breaks it.
 * @type {import('dependency-cruiser').IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment:
        'The domain knows values only, among them what the window is told: no layer, no npm package, no Node module with effects.',
      severity: 'error',
      from: { path: '^main/domain/' },
      to: { pathNot: '^(main/domain/|preload/contract\\.ts$|(node:)?(path|crypto|util)$)' },
    },
    {
      name: 'services-know-the-domain',
      comment: 'A service declares the ports that it needs as types, and is given them.',
      severity: 'error',
      from: { path: '^main/services/' },
      to: { pathNot: '^(main/(services|domain)/|preload/contract\\.ts$|(node:)?(path|crypto|timers)(/|$))' },
    },
    {
      name: 'adapters-point-inward',
      severity: 'error',
      from: { path: '^main/adapters/' },
      to: { path: '^(main/(?!adapters/|services/|domain/)|preload/|renderer/)' },
    },
    {
      name: 'verbs-and-ipc-know-no-adapter',
      severity: 'error',
      from: { path: '^main/(cli|ipc)/' },
      to: { path: '^(main/(adapters|window)/|main/[^/]+\\.ts$|renderer/|preload/(?!contract\\.ts))' },
    },
    {
      name: 'window-is-its-own',
      comment: 'main/window/ shows and locks windows; what they say comes through main/ipc/.',
      severity: 'error',
      from: { path: '^main/window/' },
      to: { path: '^(main/(adapters|services|cli)/|main/[^/]+\\.ts$|renderer/|preload/(?!contract\\.ts))' },
    },
    {
      name: 'electron-stays-outside',
      severity: 'error',
      from: { path: '^(main|renderer)/', pathNot: '^main/((main|app)\\.ts$|adapters/|window/)' },
      to: { path: '(^|/)electron($|/)' },
    },
    {
      name: 'libraries-of-adapters',
      comment: 'Who keeps tokens, settings and talks to AWS or the desktop can be replaced in one folder.',
      severity: 'error',
      from: { path: '^(main|preload|renderer)/', pathNot: '^main/adapters/' },
      to: { path: '(^|/)(@aws-sdk/|@smithy/|@jellybrick/|keytar$|keytar/|electron-(store|log|updater)($|/))' },
    },
    {
      name: 'renderer-knows-the-contract',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(main/|preload/(?!contract\\.ts$)|test/|build/)' },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'preload-is-alone',
      severity: 'error',
      from: { path: '^preload/' },
      to: { path: '.', pathNot: ['^preload/', '(^|/)electron($|/)'] },
    },
    {
      name: 'contract-knows-nothing',
      comment: 'Both sides import it: what it imports, both have. Types of the domain would drag its meaning across.',
      severity: 'error',
      from: { path: '^preload/(contract|view|(calls|parts)/[^/]+)\\.ts$' },
      to: { path: '.', pathNot: '^preload/(view|(calls|parts)/[^/]+)\\.ts$' },
    },
    {
      name: 'app-knows-no-test',
      severity: 'error',
      from: { path: '^(main|preload|renderer)/' },
      to: { path: '^(test|build)/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
