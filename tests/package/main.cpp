#include <cstdio>

#include "graph/findings/measures.hpp"
#include "io/place_reader.hpp"

int main(int, char** argv) {
  const interstice::ReadResult read = interstice::read_place(argv[1]);
  const interstice::Projection network = interstice::project(*read.place);
  const auto table = measure(network, interstice::MeasureOf::network, {.names = {"density"}});
  std::printf("density %.6f\n", table.columns[0].values[0]);
}
