// Medians and spreads.

/** The value below which the share `q` (0 to 1) of the numbers lies, interpolated. */
export function quantile(numbers, q) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const place = (sorted.length - 1) * q;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}

/** The median, and the range of eight in ten measurements. */
export function summarise(numbers) {
  return { median: quantile(numbers, 0.5), p10: quantile(numbers, 0.1), p90: quantile(numbers, 0.9) };
}

/** The ratios of two series of the same rounds. Other load of the machine slows both and cancels out. */
export function ratios(samples, baseline) {
  return samples.map((sample, round) => sample / baseline[round]);
}
