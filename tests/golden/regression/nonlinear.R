# Weighted nonlinear least squares and its HC3 errors (R, package sandwich); run: Rscript nonlinear.R > nonlinear.out
options(digits = 15)
suppressMessages(library(sandwich))
d <- subset(Puromycin, state == "treated"); w <- 1:12
for (weighted in c(FALSE, TRUE)) {
  k <- if (weighted) w else rep(1, 12)
  m <- nls(rate ~ top * conc / (half + conc), d, start = c(top = 200, half = 0.1), weights = k, control = nls.control(tol = 1e-8))
  cat("weighted", weighted, "\n"); print(summary(m)$coefficients); print(c(summary(m)$sigma, logLik(m))); print(vcov(m))
  # HC3 of a nonlinear fit is that of the linear fit to the derivatives at the minimum, which sandwich knows.
  g <- m$m$gradient(); r <- m$m$resid(); print(sqrt(diag(vcovHC(lm(r ~ g - 1), "HC3"))))
}
