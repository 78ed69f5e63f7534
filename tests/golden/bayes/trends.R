# Posteriors of the ready trend models as rstanarm 2.21 and rstan 2.21 sample them: means, sds, medians and their Monte Carlo errors.
# Rscript trends.R [model ...], in this folder, writes trend-rows.csv (the data, once) and trend-<model>.csv.
# Times are centred at their mean; m, s are mean and standard deviation of the values, t of the times. Priors throughout:
# level ~ N(m, 2.5 s), slope ~ N(0, 2.5 s / t), sigma ~ exponential with mean s; nu > 1 ~ gamma(2, 0.1);
# group levels ~ N(level, level_sd), slopes ~ N(slope, slope_sd), level_sd ~ exponential with mean s, slope_sd with mean s / t, correlation ~ LKJ(2);
# sigma of a group = sigma exp(0.5 z), z ~ N(0, 1).
suppressMessages({library(rstan); library(rstanarm); library(posterior)})
rstan_options(boost_lib = "/usr/include")
if (!file.exists("trend-rows.csv")) {
  set.seed(20220209)
  group <- rep(1:5, c(24, 15, 10, 7, 4))
  n <- length(group)
  time <- round(2012 + 12 * runif(n), 2)
  level <- c(0, 0.6, -0.5, 0.3, 1)
  slope <- c(0.4, 0.5, 0.35, 0.45, 0.3)
  value <- round(20 + level[group] + slope[group] * (time - 2018) + 0.35 * rt(n, 4), 3)
  error <- round(ifelse(runif(n) < 0.5, 0, 0.2 + 0.6 * runif(n)), 2)
  kind <- ifelse(runif(n) < 0.3, "within", "value")
  low <- round(value - runif(n), 2)
  high <- round(low + 1 + 0.5 * runif(n), 2)
  high[which(kind == "within")[1:3]] <- NA
  low[which(kind == "within")[4:5]] <- NA
  write.csv(data.frame(time, value, group, kind, error, low, high), "trend-rows.csv", row.names = FALSE, quote = FALSE)
}
rows <- read.csv("trend-rows.csv")
x <- rows$time - mean(rows$time)
m <- mean(rows$value); s <- sd(rows$value); t <- sd(x)
iter <- 11000; warmup <- 1000
save <- function(draws, name) {
  q <- summarise_draws(draws, mean, mcse_mean, sd, mcse_sd, median, mcse_median)
  write.table(data.frame(name = q$variable, apply(q[, -1], 2, function(v) sprintf("%.8g", v))),
              paste0("trend-", name, ".csv"), sep = ",", quote = FALSE, row.names = FALSE)
  print(summarise_draws(draws, rhat, ess_bulk))
}
sample <- function(code, data, keep, name) {
  fit <- stan(model_code = code, data = data, iter = iter, warmup = warmup, chains = 4, seed = 20220209, refresh = 0, cores = 1,
              control = list(adapt_delta = 0.98))
  save(subset_draws(as_draws_array(fit), variable = keep), name)
}
models <- list(
  normal = function() {
    fit <- stan_glm(value ~ x, data = data.frame(value = rows$value, x), prior_intercept = normal(m, 2.5, autoscale = TRUE),
                    prior = normal(0, 2.5, autoscale = TRUE), prior_aux = exponential(1, autoscale = TRUE),
                    iter = iter, warmup = warmup, chains = 4, seed = 20220209, refresh = 0, cores = 1)
    print(prior_summary(fit))
    d <- as_draws_array(as.array(fit))
    variables(d) <- c("level", "slope", "sigma")
    save(d, "normal")
  },
  student = function() sample("
data { int n; vector[n] x; vector[n] y; real m; real s; real t; }
parameters { real level; real slope; real<lower=0> sigma; real<lower=1> nu; }
model { level ~ normal(m, 2.5 * s); slope ~ normal(0, 2.5 * s / t); sigma ~ exponential(1 / s); nu ~ gamma(2, 0.1);
  y ~ student_t(nu, level + slope * x, sigma); }", list(n = nrow(rows), x = x, y = rows$value, m = m, s = s, t = t),
    c("level", "slope", "sigma", "nu"), "student"),
  groups = function() sample("
data { int n; int g; int<lower=0,upper=1> own; int group[n]; vector[n] x; vector[n] y; real m; real s; real t; }
parameters { real level; real slope; real<lower=0> level_sd; real<lower=0> slope_sd; real<lower=-1,upper=1> correlation; real<lower=0> sigma;
  vector[g] za; vector[g] zb; vector[g] zs; }
transformed parameters { vector[g] a = level + level_sd * za; 
  vector[g] b = slope + slope_sd * (correlation * za + sqrt(1 - square(correlation)) * zb);
  vector[g] scale = sigma * exp(own * 0.5 * zs); }
model { level ~ normal(m, 2.5 * s); slope ~ normal(0, 2.5 * s / t); sigma ~ exponential(1 / s);
  level_sd ~ exponential(1 / s); slope_sd ~ exponential(t / s); target += log1m(square(correlation));
  za ~ normal(0, 1); zb ~ normal(0, 1); zs ~ normal(0, 1);
  y ~ normal(a[group] + b[group] .* x, scale[group]); }",
    list(n = nrow(rows), g = max(rows$group), own = own, group = rows$group, x = x, y = rows$value, m = m, s = s, t = t),
    c("level", "slope", "level_sd", "slope_sd", "correlation", "sigma", "a", "b", "scale"), if (own == 1) "groups-own" else "groups"),
  measured = function() {
    within <- rows$kind == "within"
    sample("
data { int n; int k; vector[n] x; vector[n] y; vector[n] e; vector[k] u; vector[k] low; vector[k] high; real m; real s; real t; }
parameters { real level; real slope; real<lower=0> sigma; }
model { level ~ normal(m, 2.5 * s); slope ~ normal(0, 2.5 * s / t); sigma ~ exponential(1 / s);
  y ~ normal(level + slope * x, sqrt(square(sigma) + square(e)));
  for (i in 1:k) { real mu = level + slope * u[i];
    if (high[i] > 1e5) target += normal_lccdf(low[i] | mu, sigma);
    else if (low[i] < -1e5) target += normal_lcdf(high[i] | mu, sigma);
    else target += log_diff_exp(normal_lcdf(high[i] | mu, sigma), normal_lcdf(low[i] | mu, sigma)); } }",
      list(n = sum(!within), k = sum(within), x = x[!within], y = rows$value[!within], e = rows$error[!within], u = x[within],
           low = ifelse(is.na(rows$low), -1e6, rows$low)[within], high = ifelse(is.na(rows$high), 1e6, rows$high)[within], m = m, s = s, t = t),
      c("level", "slope", "sigma"), "measured")
  })
own <- 0
chosen <- commandArgs(TRUE)
for (name in if (length(chosen) > 0) chosen else c("normal", "student", "measured", "groups", "groups-own")) {
  own <- as.integer(name == "groups-own")
  models[[sub("-own", "", name)]]()
}
