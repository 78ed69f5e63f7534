# Leave-one-out PIT of the rows of cars under normal errors and flat priors: the distribution of Student's t with n - 3 degrees of
# freedom at the externally studentised residual.
fit <- lm(dist ~ speed, cars)
writeLines(formatC(pt(rstudent(fit), nrow(cars) - 3), digits = 12, format = "g"))
