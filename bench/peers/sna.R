# R's side: Rscript sna.R GRAPH FOLDER. Gould and Fernandez's roles under 1,000 permuted labels: sna counts, a loop permutes.
suppressPackageStartupMessages(library(sna))
arguments <- commandArgs(trailingOnly = TRUE)
file <- file(arguments[1], "rb")
sizes <- readBin(file, "integer", 2)
ends <- matrix(readBin(file, "integer", 2 * sizes[2]), ncol = 2, byrow = TRUE) + 1
close(file)
ties <- matrix(0, sizes[1], sizes[1])
ties[ends] <- 1
ties <- ties + t(ties)
systems <- ((0:(sizes[1] - 1)) * 7) %% 5
start <- proc.time()[["elapsed"]]
observed <- brokerage(ties, systems)$raw.nli[, "t"] / 2
for (k in 1:1000) drawn <- brokerage(ties, sample(systems))$raw.nli
seconds <- proc.time()[["elapsed"]] - start
result <- file(paste0(arguments[2], "/brokerage.sna"), "wb")
writeBin(as.double(observed), result)
close(result)
cat("brokerage 1", seconds, "1\n")
