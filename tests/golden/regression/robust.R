# Quantile, Huber and local regression (R, packages quantreg and MASS); run: Rscript robust.R > robust.out
options(digits = 15)
suppressMessages({library(quantreg); library(MASS)})
d <- mtcars
for (tau in c(0.1, 0.25, 0.5, 0.9)) { cat("quantile", tau, "\n"); m <- rq(mpg ~ wt + hp, tau, d); print(coef(m)); print(m$rho); print(suppressWarnings(summary(m, se = "nid"))$coefficients[, 2]) }
cat("stackloss median\n"); print(coef(rq(stack.loss ~ ., 0.5, stackloss)))
cat("Huber, stackloss\n"); h <- rlm(stack.loss ~ ., stackloss, acc = 1e-14, maxit = 500); print(summary(h)$coefficients); print(c(h$s, summary(h)$stddev))
cat("Student t, 4 degrees, stackloss\n")
X <- cbind(1, as.matrix(stackloss[, 1:3])); y <- stackloss[, 4]
f <- function(q, nu) { s <- exp(q[5]); -sum(dt((y - X %*% q[1:4]) / s, nu, log = TRUE) - log(s)) }
o <- optim(c(coef(h), log(2)), f, nu = 4, method = "BFGS", control = list(reltol = 1e-16, maxit = 10000)); for (k in 1:30) o <- optim(o$par, f, nu = 4, method = "Nelder-Mead", control = list(reltol = 1e-16, maxit = 10000)); for (k in 1:5) o <- optim(o$par, f, nu = 4, method = "BFGS", control = list(reltol = 1e-16, maxit = 10000))
print(o$par[1:4]); print(exp(o$par[5])); print(-o$value)
cat("loess, cars, degree 1, span 0.75, exact\n")
for (deg in 1:2) { l <- loess(dist ~ speed, cars, degree = deg, span = 0.75, control = loess.control(surface = "direct", statistics = "exact"))
print(fitted(l)[c(1, 10, 25, 40, 50)]); print(c(l$s, l$enp, l$one.delta, l$two.delta, l$trace.hat)); q <- predict(l, data.frame(speed = c(6.5, 15, 26)), se = TRUE); print(q$fit); print(q$se.fit); print(q$df) }
cat("loess, span 0.3, degree 1\n"); l <- loess(dist ~ speed, cars, degree = 1, span = 0.3, control = loess.control(surface = "direct", statistics = "exact")); print(fitted(l)[c(1, 10, 25, 40, 50)]); print(l$s)
