# The posterior of a trend with one kink by Stan, on the rows of one-kink.csv: the prior of BrokenTrendPrior, nothing integrated out.
#
#   Rscript one-kink.R > one-kink.txt          needs r-cran-rstan and r-cran-posterior
#
# y = a + b x + delta z(psi), z the hinge (x - psi)+ less its projection on (1, x); delta | sigma, psi ~ N(0, g sigma^2 / |z|^2) with g the
# number of rows; flat in a, b and ln sigma; psi uniform where at least five rows lie on each side.

suppressMessages({
  library(rstan)
  library(posterior)
})
rstan_options(boost_lib = "/usr/include")

rows <- read.csv("one-kink.csv")
code <- "
data {
  int<lower=1> n;
  vector[n] x;
  vector[n] y;
  matrix[n, 2] q;
  real low;
  real high;
}
parameters {
  real a;
  real b;
  real<lower=low, upper=high> psi;
  real scaled;
  real<lower=0> sigma;
}
transformed parameters {
  vector[n] z = fmax(x - psi, 0);
  real delta;
  z -= q * (q' * z);
  delta = scaled * sigma * sqrt(n / dot_self(z));
}
model {
  target += -log(sigma);
  scaled ~ normal(0, 1);
  y ~ normal(a + b * x + delta * z, sigma);
}
"
code <- sub("vector[n] z = fmax(x - psi, 0);", "vector[n] z;", code, fixed = TRUE)
code <- sub("real delta;\n", "real delta;\n  for (i in 1:n) z[i] = fmax(x[i] - psi, 0);\n", code, fixed = TRUE)
n <- nrow(rows)
x <- rows$x
q <- qr.Q(qr(cbind(1, x - mean(x))))
data <- list(n = n, x = x - mean(x), y = rows$y, q = q, low = sort(x)[5] - mean(x), high = sort(x)[n - 4] - mean(x))
model <- stan_model(model_code = code)
fit <- sampling(model, data, chains = 4, iter = 26000, warmup = 1000, cores = 1, seed = 1, refresh = 0, control = list(adapt_delta = 0.95))
raw <- mutate_variables(
  as_draws_df(as.array(fit, pars = c("a", "b", "psi", "delta", "sigma"))),
  date = psi + mean(x)
)
# The hinge's own coefficient in the line is delta; the slope before it is b less what the projection took.
before <- function(draw) {
  z <- pmax(data$x - draw[["psi"]], 0)
  draw[["b"]] - draw[["delta"]] * sum(z * data$x) / sum(data$x^2)
}
raw[["slope 1"]] <- apply(as.matrix(raw[, c("b", "psi", "delta")]), 1, before)
raw[["slope 2"]] <- raw[["slope 1"]] + raw[["delta"]]
names <- c("date", "slope 1", "slope 2", "sigma")
table <- summarise_draws(subset_draws(raw, variable = names), mean, sd, mcse_mean, mcse_sd, ~quantile(.x, c(0.05, 0.95)), ess_bulk, rhat)
cat("# name mean sd mcse_mean mcse_sd q5 q95; rstan", as.character(packageVersion("rstan")), "divergent", sum(get_divergent_iterations(fit)),
    "largest rhat", format(max(table$rhat), digits = 6), "\n")
cat("# seconds of warm-up and sampling of each chain:", format(get_elapsed_time(fit)), "; least bulk ESS", format(min(table$ess_bulk)), "\n")
for (i in seq_len(nrow(table))) {
  row <- table[i, ]
  cat(gsub(" ", "_", row$variable), sprintf("%.8g", unlist(row[, c("mean", "sd", "mcse_mean", "mcse_sd", "5%", "95%")])), "\n")
}
