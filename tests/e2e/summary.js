// Ends a run with a line like that of Rust's test harness, so that `cargo xtask test` counts all tests alike. In front of it stand
// the tests that passed only when they were run once more.

export default class Summary {
  onBegin(_config, suite) {
    this.suite = suite;
  }

  onEnd() {
    const tests = this.suite.allTests();
    const of = (...outcomes) => tests.filter((test) => outcomes.includes(test.outcome()));
    for (const test of of('flaky')) console.log(`passed at the second try: ${test.titlePath().filter(Boolean).join(' › ')}`);
    const failed = of('unexpected').length;
    const verdict = failed === 0 ? 'ok' : 'FAILED';
    const passed = of('expected', 'flaky').length;
    console.log(`test result: ${verdict}. ${passed} passed; ${failed} failed; ${of('skipped').length} ignored`);
  }
}
