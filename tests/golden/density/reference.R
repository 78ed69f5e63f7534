# Densities, mixtures and dips by R and its packages, for the tests of src/Fitting/Density. Run it here: Rscript reference.R > reference.txt
#
# Debian: r-base-core r-cran-diptest r-cran-mclust r-cran-mass. Each line is: set, what, numbers; rows.csv holds the same values in full
# precision. bw.SJ is asked for its root to 1e-12 instead of its usual tenth of the lower bound. Critical bandwidths are found by brute
# force: exact densities on a fine grid, their rises and falls counted, the bandwidth halved in.
suppressMessages({library(diptest); library(mclust); library(MASS)})
options(digits = 17)

show <- function(set, what, ...) cat(set, what, format(c(...), digits = 17, scientific = TRUE, trim = TRUE), "\n")

data(statfaculty)
systems <- read.csv("../../../data/vintages/2022-05-03.csv")
systems <- systems[grepl("Language", systems$domains) & !is.na(systems$parameters) & systems$published >= "2018", ]
sets <- list(
  faithful = faithful$eruptions,
  galaxies = as.numeric(galaxies) / 1000,
  precip = as.numeric(precip),
  faculty = as.numeric(statfaculty),
  language = log10(systems$parameters),
  three = c(1, 2, 4),
  negative = as.numeric(scale(log(rivers))))
# More values than half the bins, which R counts another way.
i <- 1:1500
frac <- function(v) v - floor(v)
sets$lattice <- frac(i * 0.6180339887498949) + ifelse(i %% 3 == 0, 1.25, 0) * frac(i * 0.41421356237309515)

writeLines(c("set,value", unlist(lapply(names(sets), function(s) sprintf("%s,%.17g", s, sets[[s]])))), "rows.csv")

smooth <- function(x, h, at) rowMeans(outer(at, x, function(a, b) dnorm(a, b, h)))
modes <- function(x, h) {
  f <- smooth(x, h, seq(min(x), max(x), length.out = 3000))
  s <- sign(diff(f)); s <- s[s != 0]
  1 + sum(s[-1] > 0 & s[-length(s)] < 0)
}
critical <- function(x, k) {
  low <- diff(range(x)) / 400; high <- diff(range(x))
  for (step in 1:40) {
    middle <- sqrt(low * high)
    if (modes(x, middle) <= k) high <- middle else low <- middle
    if (high / low < 1 + 1e-7) break
  }
  high
}

for (set in names(sets)) {
  x <- sets[[set]]
  show(set, "nrd0", bw.nrd0(x))
  if (length(x) > 3) {
    show(set, "ste", bw.SJ(x, method = "ste", tol = 1e-12))
    show(set, "dpi", bw.SJ(x, method = "dpi"))
    h <- bw.SJ(x, method = "dpi")
    at <- quantile(x, c(0.02, 0.3, 0.55, 0.9), names = FALSE)
    show(set, "kernel", rbind(at, smooth(x, h, at), sapply(at, function(a) mean(pnorm(a, x, h)))))
    show(set, "modes", modes(x, h))
  }
  d <- dip(x, full.result = TRUE)
  show(set, "dip", d$dip, d$lo.hi[1:2])
  show(set, "dip.p", suppressMessages(dip.test(x)$p.value))
  if (set %in% c("faithful", "galaxies", "precip", "language")) for (k in 1:3) show(set, paste0("critical", k), critical(x, k))
  if (length(x) > 3) for (model in c("E", "V")) for (g in 1:5) {
    m <- try(Mclust(x, G = g, modelNames = model, verbose = FALSE, control = emControl(tol = c(1e-12, 1e-12), itmax = 20000)), silent = TRUE)
    if (!inherits(m, "try-error") && !is.null(m))
      show(set, paste0("mclust", model, g), m$loglik, m$bic, m$parameters$mean, sqrt(rep_len(m$parameters$variance$sigmasq, g)), if (g > 1) m$parameters$pro else 1)
  }
}

# A hundred thousand values that both sides make with the same few operations.
i <- 1:100000
x <- frac(i * 0.6180339887498949) + ifelse(i %% 5 == 0, 0.75, 0) + 0.25 * frac(i * 0.41421356237309515)
show("long", "dip", dip(x))
show("long", "dip.p", suppressMessages(dip.test(x)$p.value))

# The table of quantiles of the dip of uniform samples, as diptest has it.
data(qDiptab)
write.csv(qDiptab, "dip-quantiles.csv", quote = FALSE)
