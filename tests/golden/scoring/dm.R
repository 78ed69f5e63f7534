# Diebold and Mariano's test by R's forecast, for the tests of src/Fitting/Scoring. Run it here: Rscript dm.R > dm.txt
#
# Debian: r-cran-forecast. The losses are squared errors; each line is: horizon, statistic, p, then the first's errors and the second's.
# With h = 4 on the last set the sum of autocovariances is negative: dm.test falls back to h = 1 with a warning, so the tapered
# estimator, which we fall back to, is asked for by name.
suppressMessages(library(forecast))
set.seed(1995)
show <- function(a, b, h, kind = "acf") {
  t <- dm.test(a, b, h = h, power = 2, varestimator = kind)
  cat(h, kind, format(c(t$statistic, t$p.value, a, b), digits = 17, scientific = TRUE, trim = TRUE), "\n")
}
a <- round(rnorm(40), 6); b <- round(1.4 * rnorm(40), 6)
for (h in c(1, 3)) show(a, b, h)
a <- round(as.numeric(arima.sim(list(ma = c(0.7, 0.4)), 25)), 6); b <- round(0.5 * a + rnorm(25), 6)
for (h in 1:3) show(a, b, h)
x <- sqrt(2 + rep(c(1, -1), 15) + round(0.2 * rnorm(30), 6)); y <- rep(1.3, 30)
stopifnot(sum(c(1, 2, 2, 2) * acf(x^2 - y^2, 3, "covariance", plot = FALSE)$acf) < 0)
show(x, y, 4, "bartlett")
