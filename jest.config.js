/** One Jest project per suite, so that `jest --selectProjects domain` runs one of them. */
const base = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.m?[jt]sx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2022',
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  // packages that ship ES modules only
  transformIgnorePatterns: ['/node_modules/(?!(mingo)/)'],
  moduleNameMapper: {
    '^@contract/(.*)$': '<rootDir>/types/contract/$1',
    '^@/(.*)$': '<rootDir>/src/$1',
  },
};

/** `quick` needs no build and no server (`npm run check`); `whole` runs the local cloud, the bundles or a browser. */
const { quick, whole } = require('./config/test-suites.json');

/** What one suite needs besides. */
const own = {
  conformance: {
    globalSetup: '<rootDir>/tests/conformance/support/start.ts',
    globalTeardown: '<rootDir>/tests/conformance/support/stop.ts',
  },
};

module.exports = {
  testTimeout: 60_000,
  projects: [...quick, ...whole].map((name) => ({
    ...base,
    displayName: name,
    rootDir: __dirname,
    testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`, `<rootDir>/tests/${name}/**/*.test.tsx`],
    ...own[name],
  })),
};
