import type { Reporter, TestModule } from 'vitest/node';

/** Says last how many tests passed and failed. A run without any test has failed, and so has one that broke outside of a test. */
export class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0;
    let failed = errors.length;
    let skipped = 0;
    for (const module of modules) {
      if (module.state() === 'failed' && !module.children.allTests('failed').next().value) failed += 1;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        else if (state === 'failed') failed += 1;
        else skipped += 1;
      }
    }
    if (passed + failed === 0) {
      failed = 1;
      console.error('No test was run.');
    }
    if (failed > 0) process.exitCode = 1;
    const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    // At the very end: vitest's own summary comes after this event.
    process.once('exit', () => process.stdout.write(`${line}\n`));
  }
}
