# Posteriors in Stan: a line (rstanarm), a line with one hard kink, and the Chinchilla law (rstan), one chain after the other on one core.
#
#   Rscript bayes.R POINTS RUNS WORK     the table that `Benchmarks points` prints, the table of training runs, a folder for compiled models
#
# Effective draws are those of the parameter that has the fewest, in bulk; seconds are of warm-up and sampling, without the compilation,
# which is a line of its own where it was done. Two cores would run two chains at once, so a line can be up to twice as quick on them.

suppressMessages({
  library(rstan)
  library(posterior)
})
rstan_options(boost_lib = "/usr/include")
arguments <- commandArgs(TRUE)
points <- read.csv(arguments[1])
runs <- read.csv(arguments[2])
work <- arguments[3]
runs <- runs[runs$loss < sort(runs$loss, decreasing = TRUE)[5], ]

compiled <- function(name, code) {
  file <- file.path(work, paste0(name, ".rds"))
  if (!file.exists(file)) {
    begun <- Sys.time()
    model <- stan_model(model_code = code)
    cat(sprintf("compilation of a model\trstan, %s\ts\t%.3g\t\n", name, as.numeric(Sys.time() - begun, units = "secs")))
    saveRDS(model, file)
  }
  readRDS(file)
}

report <- function(task, who, fit, names, outcome) {
  draws <- as_draws_array(as.array(fit, pars = names))
  table <- summarise_draws(draws, ess_bulk, ~quantile(.x, c(0.05, 0.5, 0.95)))
  row <- table[table$variable == outcome, ]
  seconds <- sum(get_elapsed_time(if (inherits(fit, "stanfit")) fit else fit$stanfit))
  cat(sprintf("%s\t%s\teffective draws/s\t%.6g\t%s %.6g (%.6g to %.6g)\n", task, who, min(table$ess_bulk) / seconds, outcome, row$`50%`, row$`5%`, row$`95%`))
}

# Lines: the prior of rstanarm, which is weak.
suppressMessages(library(rstanarm))
line <- stan_glm(line ~ year, data = data.frame(line = points$line, year = points$year), cores = 1, refresh = 0, seed = 1)
report("posterior of a line", "rstanarm stan_glm", line, c("(Intercept)", "year", "sigma"), "year")

# One hard kink: natural parameters, and the date anywhere between the fifth row from each end.
kink <- compiled("hard kink", "
data {
  int<lower=1> n;
  vector[n] x;
  vector[n] y;
  real low;
  real high;
}
parameters {
  real a;
  real before;
  real change;
  real<lower=low, upper=high> date;
  real<lower=0> sigma;
}
model {
  vector[n] mu = a + before * x;
  for (i in 1:n) if (x[i] > date) mu[i] += change * (x[i] - date);
  a ~ normal(0, 10);
  before ~ normal(0, 2);
  change ~ normal(0, 2);
  sigma ~ normal(0, 2);
  y ~ normal(mu, sigma);
}
")
middle <- mean(points$year)
x <- points$year - middle
data <- list(n = length(x), x = x, y = points$one_kink - mean(points$one_kink), low = sort(x)[5], high = sort(x)[length(x) - 4])
fit <- sampling(kink, data, chains = 4, iter = 2000, cores = 1, seed = 1, refresh = 0)
report("posterior of a line with one kink", "rstan", fit, c("a", "before", "change", "date", "sigma"), "date")

# The Chinchilla law: the model of tests/golden/bayes/chinchilla.R.
law <- compiled("Chinchilla law", "
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
")
n <- log(runs$n)
d <- log(runs$flop / (6 * runs$n))
data <- list(count = length(n), n = n - mean(n), d = d - mean(d), y = log(runs$loss))
start <- function() list(centre = 1, share = c(0.6, 0.2, 0.2), alpha = 0.35, beta = 0.35, sigma = 0.02, nu = 4)
for (metric in c("diag_e", "dense_e")) {
  fit <- sampling(law, data, chains = 4, iter = 2000, cores = 1, seed = 1, refresh = 0, init = start, control = list(metric = metric))
  report("posterior of the Chinchilla law", paste0("rstan, centred and vectorised, ", metric), fit,
         c("centre", "share", "alpha", "beta", "sigma", "nu"), "alpha")
}
