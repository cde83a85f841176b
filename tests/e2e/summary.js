// Ends a run with a line like that of Rust's test harness, so that `cargo xtask test` counts all tests alike.

export default class Summary {
  onBegin(_config, suite) {
    this.suite = suite;
  }

  onEnd() {
    const outcomes = this.suite.allTests().map((test) => test.outcome());
    const count = (...names) => outcomes.filter((outcome) => names.includes(outcome)).length;
    const failed = count('unexpected', 'flaky');
    const verdict = failed === 0 ? 'ok' : 'FAILED';
    console.log(
      `test result: ${verdict}. ${count('expected')} passed; ${failed} failed; ${count('skipped')} ignored`,
    );
  }
}
