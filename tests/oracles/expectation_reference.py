#!/usr/bin/python3
"""How many links would be usual between two systems: a slow reference, written from the definition.

    expectation_reference.py NETWORKS OUTPUT [NAME...]

NETWORKS holds one folder per network (nodes.csv, edges.csv, layers.csv, place.csv). For every network (or those
named) that states `systems` in place.csv and has a working one-mode layer, two files are written to OUTPUT:
<name>.csv, one row per pair of systems, and <name>.fit.csv, key and value. A thousand bodies take minutes.

Who is in the network
    Bodies that are not of kind board, committee, event or fund, and not of mode 2, with a stated system. A body
    with a blank system is outside the model, and so are its links.
What a link is
    y_ij = 1 if i and j are joined, in either direction, on any one-mode layer that is working: a role other than
    formal, money and negative. A negative sign, a strength of 0 and a self-link are no link.
    Everyone is taken to have been asked, so every pair is observed.
The model
    logit p_ij = mu + m[s_i] + m[s_j] + u_i + u_j + beta [s_i = s_j],   sum of m = 0
    mu, m and beta are free but for a ridge R = 1e-9 (a penalty R/2 times the sum of their squares, which bounds
    them where a system is joined to everyone or to no one). u_i is shrunk towards the mean of its system by a
    normal distribution with variance tau^2: a penalty sum(u^2) / (2 tau^2).
The fit
    For a given tau, (mu, m, beta, u) is the joint maximum of the log-likelihood less the penalties: Newton's
    method with step halving. tau maximises Laplace's approximation of the marginal likelihood over u at that point,
        L(tau) = loglik - sum(u^2)/(2 tau^2) - (n/2) log tau^2 - 1/2 log det H_uu,
    H_uu being the u-block of the negative Hessian, 1/tau^2 on its diagonal included; log tau in [log 1e-3, log 5].
    In consequence the fitted ties of every system equal its observed ties (ties within a system count twice:
    a tie has two ends).
The verdict on an interface A|B, A < B byte by byte
    observed = sum of y, expected = sum of p, variance = sum of p(1-p), over the pairs with one end in each.
    X is Poisson-binomial with these p: p = P(X <= observed); low, high = the smallest k with P(X <= k) >= .05, .95.
    cannot_tell: fewer than 8 pairs, or fewer than three systems in the place (the model then fits exactly).
    q: Benjamini and Hochberg over the interfaces that are not cannot_tell and whose smallest attainable p,
    P(X = 0), is at most .05; the others have none. gap: q <= .10 and observed < expected. Else no_sign.
"""
import csv
import math
import sys
from pathlib import Path

import numpy as np
from scipy.linalg import cho_factor, cho_solve
from scipy.optimize import minimize_scalar

RIDGE = 1e-9
TAU_RANGE = (1e-3, 5.0)
NOT_AN_ACTOR = {"board", "committee", "event", "fund"}
NOT_WORKING = {"formal", "money", "negative"}
FEWEST_PAIRS = 8
FEWEST_SYSTEMS = 3


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def working_network(folder):
    """ids, system of each id (text, may be blank), symmetric 0/1 matrix; None if there is nothing to read."""
    place = {row["key"]: row["value"] for row in rows(folder / "place.csv")}
    column = place.get("systems", "")
    layers = {row["kind"] for row in rows(folder / "layers.csv")
              if row["modes"] == "one" and row["role"] not in NOT_WORKING}
    if not layers:
        return None
    nodes = sorted((row for row in rows(folder / "nodes.csv")
                    if row.get("kind", "") not in NOT_AN_ACTOR and row.get("mode", "") != "2"),
                   key=lambda row: row["id"].encode())
    ids = [row["id"] for row in nodes]
    index = {id_: k for k, id_ in enumerate(ids)}
    y = np.zeros((len(ids), len(ids)))
    for row in rows(folder / "edges.csv"):
        if row["relation"] not in layers or float(row["weight"] or 1) <= 0 or row["source"] == row["target"]:
            continue
        if row["source"] in index and row["target"] in index:
            i, j = index[row["source"]], index[row["target"]]
            y[i, j] = y[j, i] = 1.0
    return ids, [row.get(column, "") if column else "" for row in nodes], y


class Model:
    """The tie model of one network. Parameters are stacked as theta = (mu, m[0..K-2], beta, u[0..n-1])."""

    def __init__(self, y, system):
        self.n = len(system)
        self.names = sorted(set(system), key=str.encode)
        self.system = np.array([self.names.index(s) for s in system])
        k = len(self.names)
        self.off = 1.0 - np.eye(self.n)
        self.y = y
        self.same = (self.system[:, None] == self.system[None, :]) * self.off
        # m of all K systems from K-1 free numbers: the last is minus the sum of the others.
        self.contrast = np.vstack([np.eye(k - 1), -np.ones((1, k - 1))])
        member = np.zeros((self.n, k))
        member[np.arange(self.n), self.system] = 1.0
        # a_i = m[s_i] + u_i, as a linear map of theta.
        self.to_a = np.hstack([np.zeros((self.n, 1)), member @ self.contrast, np.zeros((self.n, 1)), np.eye(self.n)])
        self.beta_at = k
        self.u_at = k + 1

    def eta(self, theta):
        a = self.to_a @ theta
        return theta[0] + a[:, None] + a[None, :] + theta[self.beta_at] * self.same

    def penalty_matrix(self, tau):
        """The quadratic penalty as a matrix: the ridge on mu, every m and beta; 1/tau^2 on u."""
        penalty = np.zeros((self.u_at + self.n, self.u_at + self.n))
        penalty[0, 0] = penalty[self.beta_at, self.beta_at] = RIDGE
        penalty[1:self.beta_at, 1:self.beta_at] = RIDGE * self.contrast.T @ self.contrast
        diagonal = np.arange(self.u_at, self.u_at + self.n)
        penalty[diagonal, diagonal] = 1.0 / tau**2
        return penalty

    def loglik(self, eta):
        return 0.5 * np.sum(self.off * (self.y * eta - np.logaddexp(0.0, eta)))

    def mode(self, tau, theta):
        penalty = self.penalty_matrix(tau)

        def objective(t):
            return self.loglik(self.eta(t)) - 0.5 * t @ penalty @ t

        value = objective(theta)
        for _ in range(200):
            p = 0.5 * (1.0 + np.tanh(0.5 * self.eta(theta)))
            residual = self.off * (self.y - p)
            weight = self.off * p * (1.0 - p)
            row_weight = weight.sum(axis=1)
            same_weight = (self.same * weight).sum(axis=1)
            gradient = self.to_a.T @ residual.sum(axis=1) - penalty @ theta
            gradient[0] += 0.5 * residual.sum()
            gradient[self.beta_at] += 0.5 * (self.same * residual).sum()
            # Negative Hessian: the block for a, then the crossings with mu and beta.
            hessian = self.to_a.T @ (np.diag(row_weight) + weight) @ self.to_a + penalty
            for at, crossing in ((0, row_weight), (self.beta_at, same_weight)):
                hessian[at, :] += crossing @ self.to_a
                hessian[:, at] += crossing @ self.to_a
            hessian[0, 0] += 0.5 * row_weight.sum()
            hessian[self.beta_at, self.beta_at] += 0.5 * same_weight.sum()
            hessian[0, self.beta_at] += 0.5 * same_weight.sum()
            hessian[self.beta_at, 0] += 0.5 * same_weight.sum()
            if np.max(np.abs(gradient)) < 1e-9:
                break
            step = cho_solve(cho_factor(hessian), gradient)
            scale = 1.0
            while scale > 1e-10:
                attempt = objective(theta + scale * step)
                if attempt >= value - 1e-12 * abs(value):
                    break
                scale *= 0.5
            theta, value = theta + scale * step, attempt
        else:
            raise RuntimeError("the fit did not converge")
        _, log_det = np.linalg.slogdet(hessian[self.u_at:, self.u_at:])
        u = theta[self.u_at:]
        marginal = (self.loglik(self.eta(theta)) - u @ u / (2.0 * tau**2)
                    - 0.5 * self.n * math.log(tau**2) - 0.5 * log_det)
        return theta, marginal

    def fit(self):
        """A grid over log tau, then Brent's method around its best point."""
        theta = np.zeros(self.u_at + self.n)
        low, high = (math.log(t) for t in TAU_RANGE)
        grid = np.linspace(low, high, 18)
        values = []
        for log_tau in grid:
            theta, marginal = self.mode(math.exp(log_tau), theta)
            values.append(marginal)
        best = int(np.argmax(values))
        peaks = sum(values[k] > values[k - 1] and values[k] > values[k + 1] for k in range(1, len(values) - 1))
        around = (grid[max(best - 1, 0)], grid[min(best + 1, len(grid) - 1)])
        found = minimize_scalar(lambda t: -self.mode(math.exp(t), theta)[1], bounds=around, method="bounded",
                                options={"xatol": 1e-7})
        log_tau = found.x if -found.fun >= values[best] else grid[best]
        tau = math.exp(log_tau)
        theta, marginal = self.mode(tau, theta)
        return theta, tau, marginal, peaks


def poisson_binomial(p):
    """P(X = 0), P(X = 1), ..., one factor at a time."""
    pmf = np.array([1.0])
    for x in p:
        pmf = np.append(pmf, 0.0) * (1.0 - x) + np.append(0.0, pmf) * x
    return pmf


def benjamini_hochberg(p):
    order = np.argsort(p, kind="stable")
    q, least = np.empty(len(p)), 1.0
    for rank in range(len(p), 0, -1):
        least = min(least, p[order[rank - 1]] * len(p) / rank)
        q[order[rank - 1]] = least
    return q


def interfaces(y, system):
    """Rows for <name>.csv, and the pairs of <name>.fit.csv."""
    model = Model(y, system)
    theta, tau, marginal, peaks = model.fit()
    p = model.off / (1.0 + np.exp(-model.eta(theta)))
    cells = []
    for a in range(len(model.names)):
        for b in range(a + 1, len(model.names)):
            block = np.ix_(model.system == a, model.system == b)
            chances, observed = p[block].ravel(), int(y[block].sum())
            cdf = np.cumsum(poisson_binomial(chances))
            judged = chances.size >= FEWEST_PAIRS and len(model.names) >= FEWEST_SYSTEMS
            cells.append({
                "cell": f"{model.names[a]}|{model.names[b]}", "pairs": chances.size, "observed": observed,
                "expected": chances.sum(), "variance": (chances * (1.0 - chances)).sum(),
                "p": min(cdf[observed], 1.0), "low": int(np.argmax(cdf >= 0.05)), "high": int(np.argmax(cdf >= 0.95)),
                "least_p": cdf[0], "q": "", "state": "no_sign" if judged else "cannot_tell"})
    family = [c for c in cells if c["state"] != "cannot_tell" and c["least_p"] <= 0.05]
    for cell, q in zip(family, benjamini_hochberg(np.array([c["p"] for c in family]))):
        cell["q"] = q
        if q <= 0.10 and cell["observed"] < cell["expected"]:
            cell["state"] = "gap"
    fit = [("bodies", model.n), ("systems", len(model.names)), ("pairs", model.n * (model.n - 1) // 2),
           ("ties", int(y.sum()) // 2), ("tau", tau), ("log_marginal", marginal), ("beta", theta[model.beta_at]),
           ("mean_fitted", p.sum() / max(1, model.n * (model.n - 1)))]
    for k, name in enumerate(model.names):
        fit.append((f"observed_ties:{name}", int(y[model.system == k].sum())))
        fit.append((f"fitted_ties:{name}", p[model.system == k].sum()))
    return cells, fit, peaks


def write(path, header, lines):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        for line in lines:
            writer.writerow([repr(float(x)) if isinstance(x, (float, np.floating)) else x for x in line])


def main(networks, output, names):
    for folder in sorted(path for path in Path(networks).iterdir() if path.is_dir()):
        if names and folder.name not in names:
            continue
        place = {row["key"]: row["value"] for row in rows(folder / "place.csv")}
        network = working_network(folder)
        if network is None or not place.get("systems"):
            continue
        _, system, y = network
        stated = [k for k, name in enumerate(system) if name]
        if len({system[k] for k in stated}) < 2:
            continue
        cells, fit, peaks = interfaces(y[np.ix_(stated, stated)], [system[k] for k in stated])
        header = ["cell", "pairs", "observed", "expected", "variance", "p", "low", "high", "least_p", "q", "state"]
        write(Path(output) / f"{folder.name}.csv", header, [[cell[h] for h in header] for cell in cells])
        write(Path(output) / f"{folder.name}.fit.csv", ["key", "value"], fit)
        gaps = [c["cell"] for c in cells if c["state"] == "gap"]
        judged = sum(c["state"] != "cannot_tell" for c in cells)
        print(f"{folder.name}: {len(stated)} of {len(system)} bodies, tau {dict(fit)['tau']:.4g} ({peaks} peaks), "
              f"{judged} of {len(cells)} interfaces judged, gaps: {', '.join(gaps) or 'none'}", flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], set(sys.argv[3:]))
