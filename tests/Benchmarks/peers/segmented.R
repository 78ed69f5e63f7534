# Broken lines with R's package segmented: with its defaults (ten restarts from resampled data) and, quicker, without restarts.
#
#   Rscript segmented.R POINTS     the table that `Benchmarks points` prints

suppressMessages(library(segmented))
source("timing.R")
level <- 0.9
x <- points$year

settings <- list(
  list(who = "R segmented", control = seg.control(), fits = 5, resamples = 40, part = 37),
  list(who = "R segmented, no restarts", control = seg.control(n.boot = 0), fits = 20, resamples = 400, part = 111)
)

with.intervals <- function(y, kinks, control) {
  s <- segmented(lm(y ~ x), ~x, npsi = kinks, control = control)
  date <- confint(s, level = level, digits = 9)
  paste0(paste(sprintf("%.4f (%.2f to %.2f)", date[, 1], date[, 2], date[, 3]), collapse = "; "), sprintf("; RSS %.6f", sum(resid(s)^2)))
}

# A resample on which the search fails counts as done.
bootstrap <- function(y, kinks, control, resamples) {
  set.seed(1)
  n <- length(x)
  dates <- matrix(NA, resamples, kinks)
  for (b in 1:resamples) {
    rows <- sample.int(n, n, replace = TRUE)
    d <- data.frame(x = x[rows], y = y[rows])
    psi <- tryCatch(suppressWarnings(segmented(lm(y ~ x, d), ~x, npsi = kinks, control = control))$psi[, "Est."], error = function(e) NULL)
    if (length(psi) == kinks) dates[b, ] <- psi
  }
  ends <- apply(dates, 2, quantile, c((1 - level) / 2, (1 + level) / 2), na.rm = TRUE)
  failed <- sum(is.na(dates[, 1]))
  paste0(paste(sprintf("%.2f to %.2f", ends[1, ], ends[2, ]), collapse = "; "), sprintf(" (%d resamples", resamples), if (failed > 0) sprintf(", %d failed", failed), ")")
}

for (s in settings) {
  several <- function(y, kinks) function() {
    for (f in seq_len(s$fits)) outcome <- with.intervals(y, kinks, s$control)
    outcome
  }
  report("bootstrap of one kink", s$who, "fits/s", s$resamples, function() bootstrap(points$one_kink, 1, s$control, s$resamples), repeats = 1, warm.ups = 0)
  report("one kink with intervals", s$who, "ms", s$fits, several(points$one_kink, 1), repeats = 3)
  report("two kinks with intervals", s$who, "ms", s$fits, several(points$two_kinks, 2), repeats = 3)
}

# All 999 resamples would take two minutes with restarts, and ten seconds without.
for (s in settings) {
  report("two kinks, 999 resamples", sprintf("%s, %d resamples × %d", s$who, s$part, 999 / s$part), "ms", s$part / 999,
    function() bootstrap(points$two_kinks, 2, s$control, s$part), repeats = 1, warm.ups = 0)
}
