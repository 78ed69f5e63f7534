# Breaks by R's own packages, for the tests of src/Fitting/Breaks. Run it here: Rscript reference.R > reference.txt
#
# Debian: r-base-core r-cran-segmented r-cran-strucchange. Each line is: set, what, numbers. Times are counted from the first one, so
# that an intercept is the level at the start; rows.csv holds the same rows in full precision.
# segmented's restarts end a little elsewhere each time, so its numbers repeat to eight digits or so; all others repeat in full.
suppressMessages({library(segmented); library(strucchange)})
options(digits = 17)

show <- function(set, what, ...) cat(set, what, format(c(...), digits = 17, scientific = TRUE, trim = TRUE), "\n")

vintage <- read.csv("../../../data/vintages/2022-02.csv")
vintage <- vintage[!is.na(vintage$training_compute), ]
date <- as.Date(vintage$published)
year <- as.numeric(format(date, "%Y")); day <- as.numeric(format(date, "%j"))
compute <- data.frame(x = year + (day - 1) / 365.25, y = log10(vintage$training_compute))
sets <- list(
  nile = data.frame(x = as.numeric(time(Nile)), y = as.numeric(Nile)),
  stagnant = local({ data(stagnant); data.frame(x = stagnant$x, y = stagnant$y) }),
  compute = compute)

rows <- NULL
for (set in names(sets)) {
  d <- sets[[set]]
  d <- d[order(d$x), ]
  rows <- c(rows, sprintf("%s,%.17g,%.17g", set, d$x, d$y))
  d$t <- d$x - d$x[1]
  line <- lm(y ~ t, d)
  show(set, "davies", davies.test(line, ~t, k = 10)$p.value)
  for (m in 1:2) {
    set.seed(1)
    best <- NULL
    for (try in 1:4) {
      start <- sort(as.numeric(quantile(d$t, runif(m, 0.1, 0.9))))
      fit <- try(suppressWarnings(segmented(line, ~t, psi = start, control = seg.control(tol = 1e-14, it.max = 50, n.boot = 10, seed = try, digits = 15))), silent = TRUE)
      if (inherits(fit, "segmented") && nrow(fit$psi) == m && (is.null(best) || deviance(fit) < deviance(best))) best <- fit
    }
    b <- coef(best)
    errors <- sqrt(diag(vcov(best)))
    show(set, paste0("kink", m, ".coefficients"), b[seq_len(2 + m)])
    show(set, paste0("kink", m, ".errors"), errors[seq_len(2 + m)])
    show(set, paste0("kink", m, ".breaks"), best$psi[, "Est."] + d$x[1])
    show(set, paste0("kink", m, ".breakerrors"), best$psi[, "St.Err"])
    show(set, paste0("kink", m, ".rss"), deviance(best))
    show(set, paste0("kink", m, ".bic"), BIC(best))
    show(set, paste0("kink", m, ".wald"), t(confint(best, level = 0.9)[, 2:3]) + d$x[1])
    show(set, paste0("kink", m, ".slopes"), slope(best)$t[, 1:2])
  }
  # strucchange parts rows of one time and starts its recursion wrong on them, so it is given the mean of each time.
  d <- aggregate(y ~ t, d, mean)
  rows <- c(rows, sprintf("%s.means,%.17g,%.17g", set, d$t, d$y))
  set <- paste0(set, ".means")
  h <- max(3, nrow(d) %/% 8)
  bp <- breakpoints(y ~ t, h = h, breaks = if (nrow(d) < 60) 2 else 5, data = d)
  table <- summary(bp)$RSS
  # strucchange adds up recursive residuals, which costs the sum of squares half its digits: the sums are those of lm on its breaks.
  segment <- function(m) if (m == 0) factor(rep(1, nrow(d))) else breakfactor(breakpoints(bp, breaks = m))
  show(set, "jump.rss", sapply(seq_len(ncol(table)) - 1, function(m)
    sum(sapply(split(d, segment(m)), function(part) sum(resid(lm(y ~ t, part))^2)))))
  show(set, "jump.bic", table["BIC", ])
  for (m in seq_len(ncol(table) - 1)) show(set, paste0("jump", m, ".rows"), breakpoints(bp, breaks = m)$breakpoints)
  # The last row before the jump: the earliest, the best, the latest.
  for (m in 1:2) show(set, paste0("jump", m, ".argmax"), t(suppressWarnings(confint(bp, breaks = m, level = 0.9))$confint))
  show(set, "jump2.coefficients", t(coef(bp, breaks = 2)))
  fs <- Fstats(y ~ t, from = h, to = nrow(d) - h, data = d)
  show(set, "supf", max(fs$Fstats) / 2)
  # Noise at the same times, the F of a jump in it, and how often noise has one as large: 20,000 sets, by projections on the split models.
  set.seed(2)
  n <- nrow(d)
  bases <- lapply(h:(n - h), function(k) qr.Q(qr(cbind(seq_len(n) <= k, d$t * (seq_len(n) <= k), seq_len(n) > k, d$t * (seq_len(n) > k)))))
  line <- qr.Q(qr(cbind(1, d$t)))
  largest <- function(y) {
    total <- colSums(y^2)
    straight <- total - colSums(crossprod(line, y)^2)
    least <- do.call(pmin, lapply(bases, function(b) total - colSums(crossprod(b, y)^2)))
    (straight - least) / 2 / (least / (n - 4))
  }
  null <- largest(matrix(rnorm(20000 * n), n))
  noise <- matrix(rnorm(20 * n), n)
  chosen <- noise[, which.min(abs(sapply(largest(noise), function(f) mean(null >= f)) - 0.1))]
  check <- max(Fstats(chosen ~ d$t, from = h, to = n - h)$Fstats) / 2
  stopifnot(abs(check / largest(cbind(chosen)) - 1) < 1e-10)
  rows <- c(rows, sprintf("%s,%.17g,%.17g", sub("means", "noise", set), d$t, chosen))
  show(sub("means", "noise", set), "supf", check)
  show(sub("means", "noise", set), "supf.p", mean(null >= check))
}
argmax <- function(xi, phi1, phi2) for (x in c(-60, -8, -2, -0.3, 0, 0.5, 3, 40))
  show("nile", paste("argmax", xi, phi1, phi2, x, sep = "_"), strucchange:::pargmaxV(x, xi = xi, phi1 = phi1, phi2 = phi2))
argmax(1, 1, 1); argmax(1.7, 0.5, 0.8); argmax(0.3, 1.2, 0.7)
writeLines(c("set,x,y", rows), "rows.csv")
