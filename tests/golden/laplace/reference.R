# Trends of counts and shares by R: maximum likelihood, which is the posterior's mode under a flat prior.
# Rscript reference.R > reference-r.txt
coal <- as.vector(table(factor(floor(boot::coal$date), levels = 1851:1962)))
year <- 1851:1962
line <- function(name, values) cat(name, format(values, digits = 15), "\n")
fit <- glm(coal ~ I(year - mean(year)), family = poisson, control = list(epsilon = 1e-14, maxit = 100))
cat("coal-counts", coal, "\n")
line("coal-glm", c(coef(fit), sqrt(diag(vcov(fit)))))
line("coal-pearson", sum(residuals(fit, "pearson")^2) / fit$df.residual)
counts <- c(2, 5, 10, 37, 32, 10)
exposure <- c(1, 1, 1, 1, 1, 195 / 365)
year <- 2021:2026
fit <- glm(counts ~ I(year - mean(year)) + offset(log(exposure)), family = poisson, control = list(epsilon = 1e-14, maxit = 100))
line("systems-glm", c(coef(fit), sqrt(diag(vcov(fit)))))
line("systems-pearson", sum(residuals(fit, "pearson")^2) / fit$df.residual)
# Beetles killed by dose, Bliss 1935.
killed <- c(6, 13, 18, 28, 52, 53, 61, 60)
n <- c(59, 60, 62, 56, 63, 59, 62, 60)
dose <- c(1.6907, 1.7242, 1.7552, 1.7842, 1.8113, 1.8369, 1.8610, 1.8839)
fit <- glm(cbind(killed, n - killed) ~ I(dose - mean(dose)), family = binomial, control = list(epsilon = 1e-14, maxit = 100))
line("beetles-glm", c(coef(fit), sqrt(diag(vcov(fit)))))
