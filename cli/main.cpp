#include "cli/command.hpp"

int main(int argc, char** argv) { return interstice::cli::run(argc, argv); }
