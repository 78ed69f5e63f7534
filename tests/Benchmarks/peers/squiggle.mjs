// Monte Carlo in Squiggle, on explicit sample sets of a million draws: what an analyst would write there.
//
//   squiggle.mjs        in a folder whose node_modules hold @quri/squiggle-lang
import { run } from "@quri/squiggle-lang";

const draws = 1_000_000, years = 10, repeats = 3;
const environment = { sampleCount: draws, xyPointLength: 1000, seed: "1" };
const all = (from, to, line) => Array.from({ length: to - from + 1 }, (_, i) => line(from + i)).join("\n");

const product = `
d = SampleSet.fromDist(lognormal(1, 0.5)) * SampleSet.fromDist(normal(5, 2))
[mean(d), quantile(d, 0.05), quantile(d, 0.5), quantile(d, 0.95)]`;

const levels = [0.05, 0.25, 0.5, 0.75, 0.95];
const fan = `
${all(1, years, (y) => `s${y} = SampleSet.fromDist(normal(0.3, 0.2))`)}
x1 = s1
${all(2, years, (y) => `x${y} = x${y - 1} + s${y}`)}
${all(1, years, (y) => `p${y} = exp(x${y}) * 100`)}
bands = [${Array.from({ length: years }, (_, i) => `[${levels.map((level) => `quantile(p${i + 1}, ${level})`).join(", ")}]`).join(", ")}]
bands[${years - 1}]`;

async function report(task, unit, number, code, check) {
  const times = [];
  let values;
  for (let i = 0; i < repeats; i++) {
    const start = performance.now();
    const { result } = await run(code, { environment });
    times.push(performance.now() - start);
    if (!result.ok) throw new Error(result.value.toString());
    values = JSON.parse(result.value.result.toString());
  }
  times.sort((a, b) => a - b);
  console.log([task, "Squiggle", unit, number(times[1]).toPrecision(6), check(values)].join("\t"));
}

const short = (x) => Number(x.toPrecision(5));
await report("lognormal × normal, mean and three quantiles", "M draws/s", (ms) => draws / ms / 1000, product, (v) => `mean ${short(v[0])}, median ${short(v[2])}`);
await report("fan chart, 1e6 paths × 10 years, five quantiles a year", "ms", (ms) => ms, fan, (v) => `median of the last year ${short(v[2])}`);
