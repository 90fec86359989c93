/// @file  Hubs and authorities: pointing at those who are pointed at, and the other way round.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/kernels/leading_components.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/network.hpp"

namespace interstice {

struct HubsAndAuthoritiesOptions {
  Strengths strengths = Strengths::ignore;  ///< use: finite and >= 0; 0 is no tie
};

struct HubsAndAuthorities {
  std::vector<double> hub;        ///< by VertexId
  std::vector<double> authority;  ///< by VertexId
  Leading leading =
      Leading::none;  ///< what was found; `repeated` and `unclear` belong beside the scores
  double singular_value = 0.0;       ///< the leading one; 0: none
  std::uint32_t num_components = 0;  ///< components that have it
  std::uint32_t iterations = 0;      ///< products with A'A
  double residual =
      0.0;  ///< |A'A a - s^2 a| / (s^2 |a|), measured; the worst where several have it
};

/// Kleinberg's hub and authority scores of every vertex.
///
/// Definition   hub_i ~ sum_j a_ij authority_j, authority_j ~ sum_i a_ij hub_i: the leading singular vectors of A. Its
///              components are those of the network in which each vertex stands twice, as hub and as authority, and each
///              tie i-j joins hub i to authority j; a component has its leading value once. Values are compared within 1e-9.
/// Result       Two scores per vertex, the greatest of each 1.
/// Range        [0, 1]; 0 for hubs without outgoing, authorities without incoming ties.
/// Degenerate   No ties: undefined (NaN); n = 0: empty. Repeated over components: each of them scaled by itself, the
///              others 0. So it is for undirected bipartite networks (a star): both of their sides score up to 1.
///              `unclear`: as eigenvector.hpp.
/// Multigraph   a_ij adds parallel ties. Self-ties are left out.
/// Complexity   O((m + 60 n) products), some 15 to 40 products for most networks; 500 bytes a vertex.
/// Determinism  The same bits for every thread count and vector width.
/// Errors       as eigenvector.hpp.
/// Reference    J. Kleinberg, J. ACM 46(5):604-632, 1999. doi:10.1145/324133.324140
/// Peers        Equals igraph's hub_score and authority_score where the leading value is unique; elsewhere theirs depend
///              on rounding. NetworkX scales to sum 1.
/// See also     eigenvector.hpp, pagerank.hpp
[[nodiscard]] HubsAndAuthorities hubs_and_authorities(const Network& network,
                                                      const HubsAndAuthoritiesOptions& options = {},
                                                      const Execution& execution = {});

}  // namespace interstice
