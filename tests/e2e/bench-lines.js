// Prints measurements as Rust's benchmarks do, so that `cargo xtask bench` reads all of them alike.

/**
 * Prints a line for times in milliseconds: their median in nanoseconds, how far half of them lie around it, and,
 * where `tail` is asked for, the time that 95 of 100 keep to.
 */
export function print(name, times, { tail = false } = {}) {
  const [low, median, high, most] = [0.25, 0.5, 0.75, 0.95].map((share) => quantile(times, share));
  const p95 = tail ? ` p95 ${most} ns` : '';
  console.log(`test ${name} ... bench: ${median} ns/iter (+/- ${Math.round((high - low) / 2)})${p95}`);
}

/** The time, in nanoseconds, that this share of the times keep to. */
function quantile(times, share) {
  const sorted = [...times].sort((one, other) => one - other);
  return Math.round(sorted[Math.ceil(sorted.length * share) - 1] * 1e6);
}

/** Prints a line for a figure that is no time of a pass, with its unit. */
export function figure(name, value, unit) {
  console.log(`figure ${name} ${value} ${unit}`);
}

/** The value in the middle. */
export function median(values) {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
}
