# Bootstrap standard errors of quantile regression (R, package quantreg), rows drawn 10,000 times; run: Rscript quantileboot.R > quantileboot.out
options(digits = 15)
suppressMessages(library(quantreg))
set.seed(20261121)
for (tau in c(0.25, 0.5, 0.75)) {
  m <- rq(mpg ~ wt + hp, tau, mtcars)
  cat("cars", tau, "\n"); print(suppressWarnings(summary(m, se = "boot", bsmethod = "xy", R = 10000))$coefficients[, 2])
}
