# PSIS-LOO, WAIC, comparison and weights by R's loo, for the tests of src/Fitting/Bayes/Comparison.
# Run it here: Rscript reference.R > reference.txt
#
# Debian: r-base-core r-cran-loo r-cran-rstanarm (for its data only). Each line is: set, what, numbers. The log-likelihoods are not
# stored but made again from the draws in draws.csv (one a line, a chain after the other) and the rows in rows.csv, by formulas that
# both sides have.
#   line, quadratic: simulated rows, log density of Student's t or the normal about a line or a parabola; chains of an AR(1) about
#     the least-squares estimate, so that the relative efficiency is not 1.
#   outlier: the same line with a row 12 deviations off, under the normal, so that a Pareto k exceeds 0.7.
#   roaches: Poisson regression of the roaches data of rstanarm (Gelman and Hill 2007, ch. 8): many k above 0.7.
suppressMessages({library(loo); library(rstanarm)})
options(digits = 17, warn = -1)
show <- function(set, what, ...) cat(set, what, format(c(...), digits = 17, scientific = TRUE, trim = TRUE), "\n")
set.seed(20220209)
chains <- 4; draws <- 250; S <- chains * draws

correlated <- function(centre, cov, rho) {
  L <- t(chol(cov)); p <- length(centre)
  out <- NULL
  for (chain in 1:chains) {
    z <- matrix(rnorm(draws * p), draws)
    for (t in 2:draws) z[t, ] <- rho * z[t - 1, ] + sqrt(1 - rho^2) * z[t, ]
    out <- rbind(out, signif(t(centre + L %*% t(z)), 8))
  }
  out
}
rows <- NULL; kept <- NULL
keep <- function(set, x, y, theta) {
  theta <- cbind(theta, matrix(0, nrow(theta), 4 - ncol(theta)))
  rows <<- c(rows, sprintf("%s,%.15g,%.15g", set, x, y))
  kept <<- c(kept, sprintf("%s,%.8g,%.8g,%.8g,%.8g", set, theta[, 1], theta[, 2], theta[, 3], theta[, 4]))
}

# Parameters: coefficients, then log sigma. Nothing is fitted here but a centre and a covariance for plausible draws.
normal <- function(x, y, degree, rho) {
  X <- outer(x, 0:degree, "^")
  fit <- lm.fit(X, y); s <- sqrt(sum(fit$residuals^2) / (length(y) - degree - 1))
  cov <- matrix(0, degree + 2, degree + 2)
  cov[1:(degree + 1), 1:(degree + 1)] <- solve(crossprod(X)) * s^2
  cov[degree + 2, degree + 2] <- 0.5 / length(y)
  theta <- correlated(c(fit$coefficients, log(s)), cov, rho)
  ll <- sapply(seq_along(x), function(i) dnorm(y[i], theta[, 1:(degree + 1)] %*% X[i, ], exp(theta[, degree + 2]), log = TRUE))
  list(theta = theta, ll = ll)
}
student <- function(x, y, rho) {
  X <- cbind(1, x)
  fit <- lm.fit(X, y); s <- 0.7 * sqrt(sum(fit$residuals^2) / (length(y) - 2))
  cov <- diag(3); cov[1:2, 1:2] <- solve(crossprod(X)) * s^2; cov[3, 3] <- 0.7 / length(y)
  theta <- correlated(c(fit$coefficients, log(s)), cov, rho)
  ll <- sapply(seq_along(x), function(i) dt((y[i] - theta[, 1:2] %*% X[i, ]) / exp(theta[, 3]), 4, log = TRUE) - theta[, 3])
  list(theta = theta, ll = ll)
}

x <- round((1:60 - 30.5) / 20, 6); y <- round(1 + 0.8 * x + 0.25 * x^2 + 0.5 * rnorm(60), 6)
wild <- y; wild[41] <- round(wild[41] + 6, 6)
data(roaches); roaches$roach1 <- roaches$roach1 / 100
fit <- glm(y ~ roach1 + treatment + senior, poisson, roaches, offset = log(exposure2))
theta <- correlated(coef(fit), vcov(fit), 0.3)
X <- model.matrix(fit)
sets <- list(
  line = c(normal(x, y, 1, 0.5), list(x = x, y = y)),
  quadratic = c(normal(x, y, 2, 0), list(x = x, y = y)),
  student = c(student(x, y, -0.3), list(x = x, y = y)),
  outlier = c(normal(x, wild, 1, 0.2), list(x = x, y = wild)),
  roaches = list(theta = theta, ll = sapply(1:nrow(X), function(i) dpois(roaches$y[i], exp(theta %*% X[i, ]) * roaches$exposure2[i], log = TRUE))))
loos <- list()
for (set in names(sets)) {
  s <- sets[[set]]
  if (set == "roaches") {
    rows <- c(rows, sprintf("roaches,%.15g;%d;%d;%.15g,%d", roaches$roach1, roaches$treatment, roaches$senior, roaches$exposure2, roaches$y))
    kept <- c(kept, sprintf("roaches,%.8g,%.8g,%.8g,%.8g", theta[, 1], theta[, 2], theta[, 3], theta[, 4]))
  } else keep(set, s$x, s$y, s$theta)
  r <- relative_eff(exp(s$ll), rep(1:chains, each = draws))
  l <- loo(s$ll, r_eff = r)
  loos[[set]] <- l
  show(set, "r_eff", r)
  show(set, "elpd", l$estimates["elpd_loo", ])
  show(set, "p", l$estimates["p_loo", ])
  show(set, "looic", l$estimates["looic", ])
  show(set, "pointwise", l$pointwise[, "elpd_loo"])
  show(set, "k", l$diagnostics$pareto_k)
  show(set, "n_eff", l$diagnostics$n_eff)
  show(set, "mcse", l$pointwise[, "mcse_elpd_loo"])
  w <- waic(s$ll)
  show(set, "waic", t(w$estimates))
  l1 <- loo(s$ll, r_eff = rep(1, ncol(s$ll)))
  show(set, "elpd.plain", l1$estimates["elpd_loo", ])
  show(set, "k.plain", l1$diagnostics$pareto_k)
}
three <- loos[c("line", "quadratic", "student")]
comparison <- loo_compare(three)
for (name in rownames(comparison)) show(name, "difference", comparison[name, 1:2])
lpd <- sapply(three, function(l) l$pointwise[, "elpd_loo"])
show("weights", "pseudobma", pseudobma_weights(lpd, BB = FALSE))
set.seed(1); show("weights", "pseudobma.plus", pseudobma_weights(lpd, BB_n = 200000))
show("weights", "stacking.loo", stacking_weights(lpd))
# The optimum to more digits than constrOptim's stopping rule: by EM steps, which stay on the simplex and only climb, to a standstill.
p <- exp(lpd - apply(lpd, 1, max)); w <- rep(1 / 3, 3)
for (i in 1:2000000) { v <- w * colMeans(p / drop(p %*% w)); if (max(abs(v - w)) < 1e-16) break; w <- v }
show("weights", "stacking", w)
show("weights", "stacking.score", sum(log(exp(lpd) %*% w)))
writeLines(c("set,x,y", rows), "rows.csv")
writeLines(c("set,a,b,c,d", kept), "draws.csv")
