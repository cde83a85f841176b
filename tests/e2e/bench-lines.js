// Prints measurements as `cargo xtask bench` reads them; a peer's has the peer's name behind the measurement's:
// `first-visit/role/first-paint@docsify`.

/** Prints the median of times in milliseconds, and with `tail` their 95th percentile. */
export function times(name, values, { peer = '', tail = false } = {}) {
  figure(name + peer, quantile(values, 0.5), 'ms');
  if (tail) figure(`${name}/p95${peer}`, quantile(values, 0.95), 'ms');
}

/** Prints a measurement with its unit. */
export function figure(name, value, unit) {
  console.log(`figure ${name} ${value} ${unit}`);
}

/** The median. */
export function median(values) {
  return quantile(values, 0.5);
}

/** The least value that this share of the values does not exceed. */
function quantile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * share) - 1];
}
