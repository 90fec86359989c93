/// @file  A network as resistors: potentials where unit currents flow.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <string_view>
#include <vector>

#include "graph/kernels/dispatch.hpp"
#include "graph/model/network.hpp"

namespace interstice {

/// One component of the undirected view with at least two vertices.
struct Circuit {
  struct Wire {
    std::uint32_t a = 0;  ///< places in `vertices`, a < b; one wire a pair
    std::uint32_t b = 0;
    double conductance = 0.0;
  };
  std::vector<std::uint32_t> vertices;  ///< by number of neighbours, the most last
  std::vector<Wire> wires;
};

struct CircuitOptions {
  std::string_view measure;  ///< named in errors
  Strengths strengths = Strengths::ignore;
  double largest_ratio = 1e12;  ///< of the largest to the smallest strength used
};

/// The components, the largest first. A wire conducts the number of ties of its pair, or their summed strengths; in
/// directed networks what the stronger of the two directions does. Conductances as written are those of the wires times
/// 2^exponent, so that neither 1e-300 nor 1e300 overflows.
struct Circuits {
  std::vector<Circuit> components;
  int exponent = 0;
};

/// Errors   invalid_argument: a strength that is used and not finite or not > 0, or a ratio above the largest, naming
///          the ties. resource_exhausted: a component of more than 5000 vertices.
[[nodiscard]] Circuits circuits(const Network& network, const CircuitOptions& options);

/// Potentials in one circuit, with its last vertex as the ground (potential 0).
///
/// Vertices are taken out one after another, each star of wires replaced by the mesh that conducts the same, and put back
/// with the potential that is the mean of their neighbours'. Nothing is ever subtracted, so that every potential is right
/// to about n units in the last place whatever the strengths are.
/// Complexity   Time O(n^3), less where many vertices have few neighbours; space 8 n^2 bytes while it is made, 12 a wire
///              of the meshes afterwards.
/// Determinism  Bit-identical on every vector width.
/// Reference    W. K. Grassmann, M. I. Taksar, D. P. Heyman, Oper. Res. 33(5):1107-1116, 1985. doi:10.1287/opre.33.5.1107
class CircuitSolver {
 public:
  static constexpr std::size_t kLanes = 32;

  /// Gives up on a stop request; solve() then must not be called.
  CircuitSolver(const Circuit& circuit, const std::stop_token& stop);

  [[nodiscard]] std::size_t num_vertices() const { return total_.size(); }
  [[nodiscard]] std::size_t num_blocks() const { return (total_.size() + kLanes - 1) / kLanes; }
  /// Doubles that solve() works in.
  [[nodiscard]] std::size_t num_potentials() const { return total_.size() * kLanes; }
  /// potentials[v * kLanes + l] = that of v where a unit current enters at vertex block * kLanes + l and leaves at the
  /// ground. `potentials` begins on a boundary of 64 bytes.
  void solve(std::size_t block, double* potentials) const;
  /// Multiplications of one solve().
  [[nodiscard]] double operations() const {
    return 2.0 * kLanes * static_cast<double>(share_.size());
  }

 private:
  // Of vertex p, when it was taken out: the conductance of its star, and each neighbour's share in it.
  VectorWidth width_ = vector_width();
  std::vector<double> total_;
  std::vector<std::size_t> starts_;
  std::vector<std::uint32_t> neighbour_;
  std::vector<double> share_;
};

}  // namespace interstice
