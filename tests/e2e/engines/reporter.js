// Node's test runner in the words of Playwright's list, with a last line like that of Rust's test harness, so that
// `cargo xtask test` counts all tests alike.

export default async function* report(events) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    if (type === 'test:stderr' || type === 'test:stdout') yield data.message;
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const took = `(${(data.details.duration_ms / 1000).toFixed(1)} s)`;
    if (type === 'test:fail') {
      counts.failed += 1;
      const { cause, message } = data.details.error;
      yield `  ✘ ${data.name} ${took}\n${cause?.stack ?? cause ?? message}\n`;
    } else if (data.skip !== undefined) {
      counts.skipped += 1;
      yield `  - ${data.name}: ${data.skip}\n`;
    } else {
      counts.passed += 1;
      yield `  ✓ ${data.name} ${took}\n`;
    }
  }
  const verdict = counts.failed === 0 ? 'ok' : 'FAILED';
  yield `test result: ${verdict}. ${counts.passed} passed; ${counts.failed} failed; ${counts.skipped} ignored\n`;
}
