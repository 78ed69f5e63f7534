// Outside numbers for the ends of the stocks of 2022: the published formulas in Squiggle 0.3.0, the authors' version.
//
//   node squiggle-2022.mjs > squiggle-2022.txt    in a folder whose node_modules hold @quri/squiggle-lang 0.3.0
//
// One line a stock and percentile: name, mean of the runs, their standard deviation, all in log10; one run where nothing is drawn.
// utils.psLog is the authors': a density of logarithms at 101 points from the 0.1 % to the 99.9 %.
import { createRequire } from "node:module";

globalThis.self = globalThis;
const { run } = createRequire(import.meta.url)("@quri/squiggle-lang/dist/bundle.js");
const environment = { sampleCount: 1000, xyPointLength: 1000 };
const psLog = `
psLogOf(d, low, high, scale) = map(List.upTo(low * scale, high * scale), {|x| {x: x / scale, y: pdf(d, exp(x / scale)) * exp(x / scale)}}) |> PointSet.makeContinuous |> normalize
psLogBetween(d, prec, low, high) = psLogOf(d, low, high, prec / (high - low))
psLog(d, prec) = psLogBetween(d, prec, log(quantile(d, 0.001)), log(quantile(d, 0.999)))
positive(d) = PointSet.fromDist(truncateLeft(d, 1e-10))
`;
// Person-years to 2022: 1.561e11 of speech, 6.232e10 of users, 12.791 of users over those of 2022.
const stocks = {
  "users 1": `psLog(10000 to 100000, 100) * (1 / log(10)) + ${Math.log10(6.2322656e10)}`,
  "external 1": `psLog(5e10 to 2e11, 100) * (1 / log(10)) + ${Math.log10(12.791)}`,
  "speech 200": `psLog(positive((5000 to 20000) * truncateLeft(truncateRight(normal({p5: 0.005, p95: 0.5}), 1), 1e-18) * 365), 100) * (1 / log(10)) + ${Math.log10(1.561e11)}`,
  "platforms 200": `psLog(positive((500 * (0.05 to 0.5) * 150 * 60 * 60 * 24 * 365 + 500e6 * 365 * (10 to 50) + (5e6 to 10e6) * (200 to 2000)) / (0.05 to 0.4)), 100) * (1 / log(10)) + ${Math.log10(12.791)}`,
  "crawl 200": "psLog(positive(12 * (5 to 10) * (0.3 to 0.7) / (1 - truncateRight(0.3 to 0.85, 0.99)) * 200e9) * 6, 100) * (1 / log(10))",
  "popular 200": `psLog(positive((500 to 800) * 60 * 24 * 365 * 3600 * (0.1 to 0.5) + (5e9 to 20e9) * 365 / (5 to 15)), 100) * (1 / log(10)) + ${Math.log10(12.791)}`,
};

for (const [key, code] of Object.entries(stocks)) {
  const [name, count] = key.split(" ");
  const drawn = [];
  while (drawn.length < Number(count)) {
    const result = run(`${psLog}\nd = ${code}\n[quantile(d, 0.05), quantile(d, 0.5), quantile(d, 0.95)]`, undefined, environment);
    if (result.tag !== "Ok") throw new Error(JSON.stringify(result));
    drawn.push(result.value.value.map((number) => number.value));
  }

  ["0.05", "0.5", "0.95"].forEach((level, i) => {
    const values = drawn.map((row) => row[i]);
    const mean = values.reduce((a, b) => a + b) / values.length;
    const spread = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / Math.max(1, values.length - 1));
    console.log(`${name}-${level} ${mean.toFixed(6)} ${spread.toFixed(6)}`);
  });
}
