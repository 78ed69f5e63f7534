# Eight schools (Rubin 1981; Gelman et al. 2013, section 5.5), non-centred, by rstan 2.21: posterior means, sds and their Monte Carlo errors.
# Rscript schools.R, in this folder, writes schools.csv.
suppressMessages({library(rstan); library(posterior)})
rstan_options(boost_lib = "/usr/include")
code <- "
data { int J; vector[J] y; vector[J] sigma; }
parameters { real mu; real<lower=0> tau; vector[J] eta; }
transformed parameters { vector[J] theta = mu + tau * eta; }
model { mu ~ normal(0, 5); tau ~ cauchy(0, 5); eta ~ normal(0, 1); y ~ normal(theta, sigma); }
"
data <- list(J = 8, y = c(28, 8, -3, 7, -1, 1, 18, 12), sigma = c(15, 10, 16, 11, 9, 11, 10, 18))
fit <- stan(model_code = code, data = data, iter = 21000, warmup = 1000, chains = 4, seed = 20220209, refresh = 0, cores = 1,
            control = list(adapt_delta = 0.95))
s <- summarise_draws(as_draws_array(fit), mean, mcse_mean, sd, mcse_sd, median, mcse_median)
s <- s[s$variable == "mu" | s$variable == "tau" | grepl("theta", s$variable), ]
write.table(data.frame(name = s$variable, apply(s[, -1], 2, function(x) sprintf("%.8g", x))), "schools.csv", sep = ",", quote = FALSE, row.names = FALSE)
p <- get_sampler_params(fit, inc_warmup = FALSE)
cat("divergences", sum(sapply(p, function(x) sum(x[, "divergent__"]))), "accept", mean(sapply(p, function(x) mean(x[, "accept_stat__"]))),
    "step", sapply(p, function(x) x[1, "stepsize__"]), "leapfrogs", mean(sapply(p, function(x) mean(x[, "n_leapfrog__"]))), "\n")
