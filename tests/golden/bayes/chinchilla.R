# The posterior of the Chinchilla law by Stan, on the 240 training runs of its figure 4 that the replication fits.
#
#   Rscript chinchilla.R > chinchilla.txt
#
# The model of BayesianChinchilla, in the constrained types of Stan, so that our Jacobians and gradient are not asked to agree with themselves.
# The runs are read from data/scaling; needs r-cran-rstan and r-cran-posterior.

suppressMessages({
  library(rstan)
  library(posterior)
})
rstan_options(boost_lib = "/usr/include")

runs <- read.csv("../../../data/scaling/chinchilla-figure-4.csv")
runs <- runs[runs$loss < sort(runs$loss, decreasing = TRUE)[5], ]
n <- log(runs$n)
d <- log(runs$flop / (6 * runs$n))

code <- "
data {
  int<lower=1> count;
  vector[count] n;
  vector[count] d;
  vector[count] y;
}
parameters {
  real centre;
  simplex[3] share;
  real<lower=0> alpha;
  real<lower=0> beta;
  real<lower=0> sigma;
  real<lower=0> nu;
}
model {
  centre ~ normal(1, 1);
  share ~ dirichlet(rep_vector(1, 3));
  alpha ~ lognormal(log(0.3), 0.8);
  beta ~ lognormal(log(0.3), 0.8);
  sigma ~ student_t(3, 0, 0.1);
  nu ~ gamma(2, 0.1);
  y ~ student_t(nu, centre + log(share[1] + share[2] * exp(-alpha * n) + share[3] * exp(-beta * d)), sigma);
}
"
data <- list(count = nrow(runs), n = n - mean(n), d = d - mean(d), y = log(runs$loss))
start <- function() list(centre = 1, share = c(0.6, 0.2, 0.2), alpha = 0.35, beta = 0.35, sigma = 0.02, nu = 4)
model <- stan_model(model_code = code)
fit <- sampling(model, data, chains = 4, iter = 6000, warmup = 1000, cores = 1, seed = 1, refresh = 0, init = start,
                control = list(adapt_delta = 0.9, metric = "dense_e"))
raw <- as_draws_df(as.array(fit))
law <- mutate_variables(
  raw,
  E = exp(centre) * `share[1]`,
  A = exp(centre + alpha * mean(n)) * `share[2]`,
  B = exp(centre + beta * mean(d)) * `share[3]`,
  `ln A` = log(A),
  `ln B` = log(B),
  `size exponent` = beta / (alpha + beta),
  `ln tokens a parameter` =
    (1 - 2 * beta / (alpha + beta)) * log(5.76e23 / 6) - 2 * log(alpha * A / (beta * B)) / (alpha + beta)
)
names <- c("E", "ln A", "ln B", "alpha", "beta", "sigma", "nu", "size exponent", "ln tokens a parameter")
table <- summarise_draws(subset_draws(law, variable = names), mean, sd, mcse_mean, mcse_sd, ~quantile(.x, c(0.05, 0.95)), ess_bulk, rhat)
cat("# name mean sd mcse_mean mcse_sd q5 q95; rstan", as.character(packageVersion("rstan")), "divergent", sum(get_divergent_iterations(fit)),
    "largest rhat", format(max(table$rhat), digits = 6), "\n")
cat("# seconds of warm-up and sampling of each chain:", format(get_elapsed_time(fit)), "; least bulk ESS", format(min(table$ess_bulk)), "\n")
for (i in seq_len(nrow(table))) {
  row <- table[i, ]
  cat(gsub(" ", "_", row$variable), sprintf("%.8g", unlist(row[, c("mean", "sd", "mcse_mean", "mcse_sd", "5%", "95%")])), "\n")
}
