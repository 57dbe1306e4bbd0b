import { defineConfig } from 'vitest/config'

const shared = {
  globalSetup: ['src/kernel/testing/global-setup.ts'],
  testTimeout: 20_000,
  hookTimeout: 240_000,
  pool: 'forks' as const,
  maxWorkers: 2,
}

// Vitest reads the default export of this one file.
// oxlint-disable-next-line import/no-default-export
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    projects: [
      { extends: true, test: { ...shared, name: 'unit', include: ['src/**/*.test.{ts,tsx}'] } },
      {
        extends: true,
        test: {
          ...shared,
          name: 'e2e',
          include: ['e2e/**/*.spec.ts'],
          globalSetup: [...shared.globalSetup, 'e2e/testing/shared-system.ts'],
          testTimeout: 120_000,
          hookTimeout: 450_000,
          // One of them mostly waits: for mails, for a killed worker to be missed.
          maxWorkers: 3,
        },
      },
    ],
  },
})
