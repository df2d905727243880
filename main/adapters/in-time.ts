/**
 * The answer, or undefined when there is none within `ms`; then what it comes to later is nobody's business any more. An answer that came
 * while this process was busy with something else is in time.
 */
export function inTime<T>(answer: Promise<T>, ms: number): Promise<Readonly<{ answer: T }> | undefined> {
  return new Promise((resolve, reject) => {
    // What has arrived meanwhile is handled between the two.
    const timer = setTimeout(() => setImmediate(() => resolve(undefined)), ms);
    answer.then((given) => resolve({ answer: given }), reject).finally(() => clearTimeout(timer));
  });
}
