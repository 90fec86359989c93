#include "graph/kernels/path_record.hpp"

#include <cmath>

namespace interstice {

void PathRecord::add_dependencies(double* score) {
  if (too_many) {
    add_with_exponents(score);
  } else {
    add_plain(score);
  }
}

// delta_v = sigma_v sum over w of (mass_w + copies_w delta_w) / sigma_w; share_ holds what is summed.
void PathRecord::add_plain(double* score) {
  const std::uint32_t* targets = graph_->out.targets.data();
  const std::uint32_t* arc = arcs.data();
  const double* mass = graph_->mass.data();
  const double* copies = graph_->copies.data();
  double* share = share_.data();
  const double source_mass = mass[order[0]];
  const bool ties = graph_->scores_ties;
  for (std::uint32_t i = num_reached; i-- > 0;) {
    const std::uint32_t v = order[i];
    const std::uint32_t last = ends[i];
    double sum = 0.0;
    if (ties) {
      const double each = source_mass * sigma[v];
      for (std::uint32_t k = begin(i); k < last; ++k) {
        const double part = share[targets[arc[k]]];
        score[graph_->ties[arc[k]]] += each * part;
        sum += part;
      }
    } else {
      for (std::uint32_t k = begin(i); k < last; ++k) sum += share[arc[k]];
    }
    if (i == 0) return;
    if (!ties) score[v] += source_mass * (sigma[v] * sum);
    share[v] = mass[v] / sigma[v] + copies[v] * sum;
  }
}

void PathRecord::count_with_exponents() {
  exponent_.resize(graph_->num_vertices());
  const bool ties = graph_->scores_ties;
  for (std::uint32_t i = 0; i < num_reached; ++i) sigma[order[i]] = 0.0;
  sigma[order[0]] = 1.0;
  exponent_[order[0]] = 0;
  for (std::uint32_t i = 0; i < num_reached; ++i) {
    const std::uint32_t v = order[i];
    int shift = 0;
    sigma[v] = std::frexp(sigma[v], &shift);
    exponent_[v] += shift;
    const double through = i == 0 ? sigma[v] : sigma[v] * graph_->copies[v];
    for (std::uint32_t k = begin(i); k < ends[i]; ++k) {
      const std::uint32_t w = ties ? graph_->out.targets[arcs[k]] : arcs[k];
      if (sigma[w] == 0.0) exponent_[w] = exponent_[v];
      // The larger exponent leads: what falls below it by 2^1074 is nothing beside it.
      if (exponent_[v] > exponent_[w]) {
        sigma[w] = std::ldexp(sigma[w], exponent_[w] - exponent_[v]);
        exponent_[w] = exponent_[v];
      }
      sigma[w] += std::ldexp(through, exponent_[v] - exponent_[w]);
    }
  }
}

void PathRecord::add_with_exponents(double* score) {
  count_with_exponents();
  const bool ties = graph_->scores_ties;
  const double source_mass = graph_->mass[order[0]];
  double* delta = share_.data();
  for (std::uint32_t i = num_reached; i-- > 0;) {
    const std::uint32_t v = order[i];
    delta[v] = 0.0;
    for (std::uint32_t k = begin(i); k < ends[i]; ++k) {
      const std::uint32_t w = ties ? graph_->out.targets[arcs[k]] : arcs[k];
      const double ratio = std::ldexp(sigma[v] / sigma[w], exponent_[v] - exponent_[w]);
      const double part = ratio * (graph_->mass[w] + graph_->copies[w] * delta[w]);
      if (ties) score[graph_->ties[arcs[k]]] += source_mass * part;
      delta[v] += part;
    }
    if (i > 0 && !ties) score[v] += source_mass * delta[v];
  }
}

}  // namespace interstice
