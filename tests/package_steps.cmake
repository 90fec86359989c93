# One step of the tests of an installation (package_tests.cmake). Run by cmake -P.
cmake_minimum_required(VERSION 3.25)
set(prefix ${FOLDER}/moved)

# run(command...): fails with what it said; its output in `said`.
function(run)
  execute_process(COMMAND ${ARGV} OUTPUT_VARIABLE out ERROR_VARIABLE err RESULT_VARIABLE failed)
  if(failed)
    message(FATAL_ERROR "${ARGV}: ${failed}\n${out}\n${err}")
  endif()
  set(said "${out}${err}" PARENT_SCOPE)
endfunction()

# expect_file(path...): each is there, below the prefix.
function(expect_file)
  foreach(file IN LISTS ARGV)
    if(NOT EXISTS ${prefix}/${file})
      message(FATAL_ERROR "${file} was not installed")
    endif()
  endforeach()
endfunction()

if(STEP STREQUAL install)
  file(REMOVE_RECURSE ${FOLDER})
  run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${FOLDER}/first)
  file(RENAME ${FOLDER}/first ${prefix})

elseif(STEP STREQUAL files)
  expect_file(bin/interstice share/bash-completion/completions/interstice share/zsh/site-functions/_interstice
    share/fish/vendor_completions.d/interstice.fish ${LIB}/cmake/interstice/interstice-config.cmake
    ${INCLUDE}/interstice/graph/findings/analyse.hpp ${INCLUDE}/interstice/io/place_reader.hpp
    share/interstice/proto/interstice/v1/findings.proto share/doc/interstice/README.md share/doc/interstice/LICENSE
    share/doc/interstice/CHANGELOG.md share/doc/interstice/docs/commands.md share/doc/interstice/examples/knoke/edges.csv)
  # No path of this machine's build in what other builds read.
  file(GLOB_RECURSE texts ${prefix}/${LIB}/cmake/*.cmake ${prefix}/share/man/* ${prefix}/share/bash-completion/*
    ${prefix}/share/zsh/* ${prefix}/share/fish/* ${prefix}/${INCLUDE}/*.hpp)
  list(LENGTH texts number)
  if(number LESS 50)
    message(FATAL_ERROR "only ${number} files to look through")
  endif()
  foreach(text IN LISTS texts)
    file(READ ${text} content)
    foreach(path ${BUILD} ${SOURCE} ${FOLDER})
      string(FIND "${content}" "${path}" at)
      if(NOT at EQUAL -1)
        message(FATAL_ERROR "${text} holds ${path}")
      endif()
    endforeach()
  endforeach()
  # Every command's page, and no other.
  run(${prefix}/bin/interstice man --list)
  string(REGEX MATCHALL "[^\n]+" pages "${said}")
  list(TRANSFORM pages APPEND .1)
  file(GLOB installed RELATIVE ${prefix}/${MAN}/man1 ${prefix}/${MAN}/man1/*)
  list(SORT pages)
  list(SORT installed)
  if(NOT pages STREQUAL installed)
    message(FATAL_ERROR "pages installed: ${installed}; there should be: ${pages}")
  endif()

elseif(STEP STREQUAL pages)
  find_program(GROFF groff)
  if(NOT GROFF)
    message("SKIPPED: groff is not installed (package groff-base)")
    return()
  endif()
  file(GLOB pages ${prefix}/${MAN}/man1/*)
  foreach(page IN LISTS pages)
    run(${GROFF} -man -ww -z ${page})
    if(said)
      message(FATAL_ERROR "${page}: ${said}")
    endif()
  endforeach()

elseif(STEP STREQUAL program)
  if(SANITIZE)
    set(FLAGS "${FLAGS} -fsanitize=${SANITIZE}")
  endif()
  run(${CMAKE_COMMAND} -S ${SOURCE}/tests/package -B ${FOLDER}/outside -G ${GENERATOR} -DCMAKE_PREFIX_PATH=${prefix}
    -DCMAKE_CXX_COMPILER=${CXX} "-DCMAKE_CXX_FLAGS=${FLAGS} -Wall -Wextra -Werror" -DHEADERS=${prefix}/${INCLUDE}/interstice)
  run(${CMAKE_COMMAND} --build ${FOLDER}/outside)
  run(${FOLDER}/outside/outside ${prefix}/share/doc/interstice/examples/knoke)
  if(NOT said STREQUAL "density 0.666667\n")
    message(FATAL_ERROR "the outside program printed: ${said}")
  endif()

else()
  message(FATAL_ERROR "no step ${STEP}")
endif()
