# Weighted least squares and robust standard errors (R, package sandwich), on R's own data sets; run: Rscript linear.R > linear.out
options(digits = 15)
suppressMessages(library(sandwich))
d <- mtcars
m <- lm(mpg ~ wt + hp, d)
cat("classical covariance\n"); print(vcov(m))
cat("HC3\n"); print(sqrt(diag(vcovHC(m, "HC3"))))
cat("CR1 by gear and carb\n"); print(sqrt(diag(vcovCL(m, cluster = ~ carb))))
cat("hat, first three\n"); print(hatvalues(m)[1:3])
w <- lm(mpg ~ wt + hp, d, weights = qsec)
cat("weighted\n"); print(summary(w)$coefficients); print(c(summary(w)$sigma, summary(w)$r.squared, logLik(w)))
cat("weighted HC3\n"); print(sqrt(diag(vcovHC(w, "HC3"))))
cat("weighted prediction at wt 3, hp 150, level 0.9\n"); print(predict(w, data.frame(wt = 3, hp = 150), interval = "prediction", level = 0.9, weights = 1)); print(predict(w, data.frame(wt = 3, hp = 150), interval = "confidence", level = 0.9))
