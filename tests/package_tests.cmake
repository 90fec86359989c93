# cmake --install into a scratch folder, once, and what holds of that installation after it has been moved elsewhere.
set(PACKAGE_FOLDER ${CMAKE_CURRENT_BINARY_DIR}/package)

# package_test(name step properties...): one step of package_steps.cmake.
function(package_test name step)
  add_test(NAME package.${name} COMMAND ${CMAKE_COMMAND} -DSTEP=${step} -DBUILD=${PROJECT_BINARY_DIR}
           -DSOURCE=${PROJECT_SOURCE_DIR} -DFOLDER=${PACKAGE_FOLDER} -DCONFIG=${CMAKE_BUILD_TYPE}
           -DCXX=${CMAKE_CXX_COMPILER} -DSANITIZE=${INTERSTICE_SANITIZE} -DGENERATOR=${CMAKE_GENERATOR}
           "-DFLAGS=${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_DEBUG}" -DMAN=${CMAKE_INSTALL_MANDIR}
           -DINCLUDE=${CMAKE_INSTALL_INCLUDEDIR} -DLIB=${CMAKE_INSTALL_LIBDIR}
           -P ${CMAKE_CURRENT_SOURCE_DIR}/package_steps.cmake)
  set_tests_properties(package.${name} PROPERTIES LABELS package TIMEOUT ${INTERSTICE_TEST_TIMEOUT} ${ARGN})
endfunction()

# libFuzzer's own flags make programs that are no fuzz targets fail to link.
if(NOT INTERSTICE_FUZZ)
  package_test(install install FIXTURES_SETUP package)
  package_test(files files FIXTURES_REQUIRED package)
  package_test(pages pages FIXTURES_REQUIRED package SKIP_REGULAR_EXPRESSION "^SKIPPED")
  package_test(program program FIXTURES_REQUIRED package)
endif()
