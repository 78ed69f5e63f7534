# Fits a second of R: lm with intervals, and a bootstrap that refits with .lm.fit, R's quickest least squares.
#
# Prints the same lines as `dotnet run -c Release --project tests/Benchmarks -- rates`, on the same 120 points: task, who, fits a second
# (median of several repeats after warming up), and the ends of the 95 % interval of the growth, separated by tabs.

level <- 0.95
repeats <- 5
fits <- 1000
resamples <- 20000

i <- 0:119
years <- 2010 + i / 8
values <- 18 + 0.6 * i / 8 + 0.7 * sin(2.4 * i)
x <- years - mean(years)

fit.one.by.one <- function() {
  for (f in 1:fits) interval <- confint(lm(values ~ x), "x", level)
  as.numeric(interval)
}

bootstrap <- function(noise) {
  set.seed(1)
  n <- length(x)
  design <- cbind(1, x)
  slopes <- numeric(resamples)
  for (b in 1:resamples) {
    rows <- sample.int(n, n, replace = TRUE)
    y <- values[rows]
    if (noise > 0) y <- y + runif(n, -noise, noise)
    slopes[b] <- .lm.fit(design[rows, ], y)$coefficients[2]
  }
  as.numeric(quantile(slopes, c((1 - level) / 2, (1 + level) / 2)))
}

report <- function(task, who, count, run) {
  run()
  rates <- numeric(repeats)
  for (r in 1:repeats) {
    start <- Sys.time()
    interval <- run()
    rates[r] <- count / as.numeric(Sys.time() - start, units = "secs")
  }
  cat(sprintf("%s\t%s\t%.0f\t%.4f\t%.4f\n", task, who, median(rates), interval[1], interval[2]))
}

report("fit with interval", "R lm", fits, fit.one.by.one)
report("bootstrap", "R .lm.fit", resamples, function() bootstrap(0))
report("bootstrap with noise", "R .lm.fit", resamples, function() bootstrap(log10(2)))
