# Compiler options that every target of the project takes.
add_library(interstice_options INTERFACE)
target_include_directories(interstice_options INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR})
target_compile_options(interstice_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Wno-missing-field-initializers -Werror -ffp-contract=off)
target_compile_definitions(interstice_options INTERFACE EIGEN_DONT_PARALLELIZE EIGEN_MPL2_ONLY)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports overreads inside std::string's own code at -O3.
  target_compile_options(interstice_options INTERFACE -Wno-restrict -Wno-stringop-overread -Wno-array-bounds
    -Wno-stringop-overflow -Wno-maybe-uninitialized)
endif()
if(INTERSTICE_SANITIZE)
  target_compile_options(interstice_options INTERFACE -fsanitize=${INTERSTICE_SANITIZE} -fno-omit-frame-pointer
    -fno-sanitize-recover=all)
  target_link_options(interstice_options INTERFACE -fsanitize=${INTERSTICE_SANITIZE})
endif()
if(INTERSTICE_FUZZ)
  target_compile_options(interstice_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
