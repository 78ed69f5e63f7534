# Conjugate regression by another road: the marginal likelihood is the density of a multivariate t of all values,
# y ~ t(2 a, X m, b / a (I + X V X')), and the posterior follows from the ratio of such densities; base R alone.
# Rscript conjugate.R, in this folder, reads trend-rows.csv and writes conjugate.csv.
rows <- read.csv("trend-rows.csv")[1:20, ]
x <- cbind(1, rows$time - 2018, (rows$time - 2018)^2)
y <- rows$value
m0 <- c(20, 0.3, 0)
precision <- matrix(c(0.04, 0.01, 0, 0.01, 0.5, 0.1, 0, 0.1, 2), 3)
a0 <- 2.5; b0 <- 0.8
log_t <- function(y, nu, mean, scale) {
  r <- chol(scale); n <- length(y); z <- backsolve(r, y - mean, transpose = TRUE)
  lgamma((nu + n) / 2) - lgamma(nu / 2) - n / 2 * log(nu * pi) - sum(log(diag(r))) - (nu + n) / 2 * log1p(sum(z^2) / nu)
}
scale <- function(x) b0 / a0 * (diag(nrow(x)) + x %*% solve(precision, t(x)))
evidence <- log_t(y, 2 * a0, x %*% m0, scale(x))
# A new value beside the old ones: the ratio of two evidences, by numerical integration.
at <- c(1, 4.5, 4.5^2)
predictive <- function(v) sapply(v, function(u) exp(log_t(c(y, u), 2 * a0, rbind(x, at) %*% m0, scale(rbind(x, at))) - evidence))
centre <- 21.5
area <- integrate(predictive, centre - 60, centre + 60, subdivisions = 2000, rel.tol = 1e-11)$value
mean <- integrate(function(v) v * predictive(v), centre - 60, centre + 60, subdivisions = 2000, rel.tol = 1e-11)$value
below <- integrate(predictive, centre - 60, centre, subdivisions = 2000, rel.tol = 1e-11)$value
# The posterior mean and covariance of the coefficients by conditioning a joint normal given sigma = 1.
cross <- solve(precision, t(x)); middle <- diag(nrow(x)) + x %*% cross
m <- m0 + cross %*% solve(middle, y - x %*% m0)
v <- solve(precision) - cross %*% solve(middle, t(cross))
b <- b0 + 0.5 * t(y - x %*% m0) %*% solve(middle, y - x %*% m0)
names <- c("m1", "m2", "m3", "v11", "v12", "v13", "v22", "v23", "v33", "a", "b", "evidence", "predictive area", "predictive mean", "predictive below")
values <- c(m, v[1, 1], v[1, 2], v[1, 3], v[2, 2], v[2, 3], v[3, 3], a0 + length(y) / 2, b, evidence, area, mean, below)
writeLines(c("name,value", paste(names, sprintf("%.15g", values), sep = ",")), "conjugate.csv")
