/// @file  What a place says about pairs of bodies that bears on introducing them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/findings/influence/reliance.hpp"
#include "graph/findings/introductions/introduction_findings.hpp"
#include "graph/gaps/introductions/introduction.hpp"
#include "graph/model/actors.hpp"
#include "graph/model/execution.hpp"
#include "graph/model/place.hpp"
#include "graph/model/projection.hpp"

namespace interstice {

/// Everything by VertexId.
class IntroductionFacts {
 public:
  IntroductionFacts(const Place& place, const Projection& projection,
                    const ProjectionOptions& reading);

  /// The vertex that an option names. Errors: not_found, the nearest named; invalid_argument: a board, or not there.
  [[nodiscard]] std::uint32_t vertex(std::string_view option, const std::string& name) const;
  /// "A,B" as two vertices; ids and names may hold commas. Errors: as vertex(); invalid_argument: not two, or one twice.
  [[nodiscard]] VertexPair pair(std::string_view option, const std::string& names) const;
  [[nodiscard]] IntroductionBody body(std::uint32_t v) const;
  /// Whether v is front-line staff or a service user: in no introduction.
  [[nodiscard]] bool front_line(std::uint32_t v) const;
  [[nodiscard]] const std::vector<BodyPair>& not_to_meet() const { return reliance_.not_to_meet; }
  /// Names of the systems, by SystemId.
  [[nodiscard]] std::vector<std::string> system_names() const;

  [[nodiscard]] const std::vector<std::string>& outcomes() const { return outcomes_; }
  /// Pairs of bodies of different systems, both stated, that own an outcome together.
  [[nodiscard]] std::vector<VertexPair> across_with_outcome() const;
  [[nodiscard]] std::vector<std::string> shared_outcomes(std::uint32_t u, std::uint32_t v) const;
  [[nodiscard]] std::vector<std::string> shared_boards(std::uint32_t u, std::uint32_t v) const;
  /// Bodies that could introduce u and v: linked with both, those on whom both rely most first.
  [[nodiscard]] std::vector<std::uint32_t> introducers(std::uint32_t u, std::uint32_t v) const;
  /// The most trusted chain from u to v; empty where none leads there.
  [[nodiscard]] std::vector<std::uint32_t> chain(std::uint32_t u, std::uint32_t v,
                                                 const Execution& execution) const;
  /// Which of two links with the same effect is proposed: the larger. Safe to call from several threads.
  [[nodiscard]] double preference(std::uint32_t u, std::uint32_t v) const;

 private:
  struct Usable {
    std::uint32_t to = 0;
    double weight = 0.0;
  };
  void read_boards();
  [[nodiscard]] bool any_introducer(std::uint32_t u, std::uint32_t v) const;
  [[nodiscard]] std::string board_name(Text id) const;

  const Place& place_;
  const Projection& projection_;
  Actors actors_;
  Reliance reliance_;
  std::vector<std::vector<Usable>>
      usable_;                         // links that may carry an introduction, by the other end
  std::vector<std::string> outcomes_;  // ids
  std::vector<std::vector<std::uint32_t>> owners_;
  std::vector<std::vector<std::uint32_t>> outcomes_of_;  // by vertex, rising
  std::vector<std::vector<std::uint32_t>> boards_of_;
  std::vector<std::string> board_names_;
  double most_links_ = 1.0;
};

}  // namespace interstice
