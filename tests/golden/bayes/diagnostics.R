# Draws of several kinds and what the R package posterior (1.4.0) says of them.
# Rscript diagnostics.R, in this folder, writes draws.csv (chain, draw, one column a kind) and diagnostics.csv.
suppressMessages(library(posterior))
set.seed(20220209)
n <- 151
chains <- 4
ar <- function(phi) replicate(chains, as.numeric(stats::filter(rnorm(n + 50), phi, method = "recursive"))[51:(n + 50)])
stuck <- ar(0)
stuck[, 3] <- 0.5
shifted <- ar(0.3)
shifted[, 2] <- shifted[, 2] + 1
wide <- ar(0)
wide[, 4] <- 3 * wide[, 4]
kinds <- list(good = ar(0.3), independent = ar(0), slow = ar(0.97), stuck = stuck, shifted = shifted, wide = wide, antithetic = ar(-0.7),
              capped = ar(-0.98), heavy = replicate(chains, rcauchy(n)), count = replicate(chains, rpois(n, 2) + 0), constant = matrix(2.5, n, chains),
              trend = ar(0) + seq(0, 3, length.out = n), far = 1e6 + ar(0.5))
kinds <- lapply(kinds, function(x) matrix(as.numeric(sprintf("%.6f", x)), n, chains))
table <- data.frame(chain = rep(1:chains, each = n), draw = rep(1:n, chains), lapply(kinds, as.vector))
write.table(format(table, digits = 15, trim = TRUE, scientific = FALSE, drop0trailing = TRUE), "draws.csv", sep = ",", quote = FALSE, row.names = FALSE)
one <- function(x) c(mean(x), mcse_mean(x), sd(x), mcse_sd(x), median(x), mcse_median(x), quantile(x, 0.05), mcse_quantile(x, 0.05),
                     quantile(x, 0.95), mcse_quantile(x, 0.95), rhat(x), ess_bulk(x), ess_tail(x))
rows <- t(sapply(kinds, function(x) suppressWarnings(one(x))))
colnames(rows) <- c("mean", "mcse_mean", "sd", "mcse_sd", "median", "mcse_median", "q5", "mcse_q5", "q95", "mcse_q95", "rhat", "ess_bulk", "ess_tail")
write.table(data.frame(kind = rownames(rows), apply(rows, 2, function(x) sprintf("%.12g", x))), "diagnostics.csv", sep = ",", quote = FALSE, row.names = FALSE)
