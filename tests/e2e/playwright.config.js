// The system's Chromium, with flags that keep it from connecting to any host but the test's own server.
import { defineConfig } from '@playwright/test';

export const chromium = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--disable-gpu',
    '--disable-quic',
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

export default defineConfig({
  testDir: 'specs',
  outputDir: 'results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // On a busy machine a press and its release may be so far apart that a page has moved between them. A test that fails is run once
  // more, and named if it passes then (summary.js): what fails now and then is to be looked into.
  retries: 1,
  // A wait ends with what it waits for: these are what a busy machine may take until then.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['./summary.js']],
  use: {
    browserName: 'chromium',
    launchOptions: chromium,
    locale: 'en-GB',
    timezoneId: 'UTC',
    // The service worker would answer instead of the network; its own tests allow it.
    serviceWorkers: 'block',
    // Traces take an eighth of the processor's time: run a failed test again with `--trace on`.
    trace: 'off',
  },
});
