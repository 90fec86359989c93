# Compiler options that every target of the project takes.
add_library(interstice_options INTERFACE)
target_compile_features(interstice_options INTERFACE cxx_std_20)
target_include_directories(interstice_options INTERFACE
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}> $<BUILD_INTERFACE:${PROJECT_BINARY_DIR}>
  $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/interstice>)
# Who uses the installed libraries brings warnings and options of their own.
set(INTERSTICE_OPTIONS
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Wno-missing-field-initializers -Werror -ffp-contract=off)
target_compile_definitions(interstice_options INTERFACE
  $<BUILD_INTERFACE:EIGEN_DONT_PARALLELIZE> $<BUILD_INTERFACE:EIGEN_MPL2_ONLY>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports overreads inside std::string's own code at -O3.
  list(APPEND INTERSTICE_OPTIONS -Wno-restrict -Wno-stringop-overread -Wno-array-bounds -Wno-stringop-overflow
    -Wno-maybe-uninitialized)
endif()
if(INTERSTICE_SANITIZE)
  list(APPEND INTERSTICE_OPTIONS -fsanitize=${INTERSTICE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(interstice_options INTERFACE $<BUILD_INTERFACE:-fsanitize=${INTERSTICE_SANITIZE}>)
endif()
if(INTERSTICE_FUZZ)
  list(APPEND INTERSTICE_OPTIONS -fsanitize=fuzzer-no-link)
endif()
target_compile_options(interstice_options INTERFACE "$<BUILD_INTERFACE:${INTERSTICE_OPTIONS}>")
