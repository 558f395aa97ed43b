/** How likely differences at least this large are, were everything as expected: the upper tail of chi-square. */
export function chiSquareP(observed: readonly number[], expected: readonly number[]): number {
  const statistic = observed.reduce((sum, seen, n) => sum + (seen - (expected[n] ?? 0)) ** 2 / (expected[n] ?? 1), 0);
  return 1 - lowerGamma((observed.length - 1) / 2, statistic / 2);
}

/** The regularised lower incomplete gamma function, by its series; right to nine digits for what tests ask. */
function lowerGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < 2000 && Math.abs(term) > Math.abs(sum) * 1e-14; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return Math.min(1, sum * Math.exp(a * Math.log(x) - x - logGamma(a)));
}

/** Lanczos' approximation. */
function logGamma(z: number): number {
  const parts = [
    76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2,
    -0.5395239384953e-5,
  ];
  const near = z + 5.5 - (z + 0.5) * Math.log(z + 5.5);
  const sum = parts.reduce((so, part, n) => so + part / (z + n + 1), 1.000000000190015);
  return -near + Math.log((2.5066282746310005 * sum) / z);
}
