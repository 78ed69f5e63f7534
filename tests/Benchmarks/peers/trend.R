# The log-linear trend in R: lm with intervals, and a bootstrap that refits with .lm.fit, R's quickest least squares.
#
#   Rscript trend.R POINTS     the table that `Benchmarks points` prints

source("timing.R")
level <- 0.95
fits <- 1000
resamples <- 20000
x <- points$year - mean(points$year)
values <- points$line

ends <- function(interval) sprintf("%.4f to %.4f", interval[1], interval[2])

fit.one.by.one <- function() {
  for (f in 1:fits) interval <- confint(lm(values ~ x), "x", level)
  ends(as.numeric(interval))
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
  ends(quantile(slopes, c((1 - level) / 2, (1 + level) / 2)))
}

report("fit with interval", "R lm", "fits/s", fits, fit.one.by.one)
report("bootstrap", "R .lm.fit", "fits/s", resamples, function() bootstrap(0))
report("bootstrap with noise", "R .lm.fit", "fits/s", resamples, function() bootstrap(log10(2)))
