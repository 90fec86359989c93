# cmake --install: the program with its manual pages and completions, the libraries with their headers, the schema, a
# CMake package (find_package(interstice)), documents and examples. Nothing holds a path of this build: the prefix may move.
include(CMakePackageConfigHelpers)

set(INTERSTICE_HEADERS ${CMAKE_INSTALL_INCLUDEDIR}/interstice)
set(INTERSTICE_PACKAGE ${CMAKE_INSTALL_LIBDIR}/cmake/interstice)

# Every folder of cmake/layers.txt but those that are the program's own.
file(STRINGS ${PROJECT_SOURCE_DIR}/cmake/layers.txt lines REGEX "^[^#]")
set(libraries interstice_options interstice_proto)
set(folders "")
foreach(line IN LISTS lines)
  string(REGEX REPLACE ":.*" "" folder "${line}")
  if(folder MATCHES "^(cli|server)$")
    continue()
  endif()
  string(REPLACE "/" "_" target interstice_${folder})
  string(REGEX REPLACE ".*/" "" name "${folder}")
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name})
  add_library(interstice::${name} ALIAS ${target})
  list(APPEND libraries ${target})
  list(APPEND folders ${folder})
endforeach()
set_target_properties(interstice_options PROPERTIES EXPORT_NAME options)
set_target_properties(interstice_proto PROPERTIES EXPORT_NAME proto)

install(TARGETS interstice)
install(TARGETS ${libraries} EXPORT interstice-targets)
install(EXPORT interstice-targets NAMESPACE interstice:: DESTINATION ${INTERSTICE_PACKAGE})
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/interstice-config.cmake.in
  ${PROJECT_BINARY_DIR}/package/interstice-config.cmake INSTALL_DESTINATION ${INTERSTICE_PACKAGE})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/package/interstice-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/package/interstice-config.cmake
  ${PROJECT_BINARY_DIR}/package/interstice-config-version.cmake DESTINATION ${INTERSTICE_PACKAGE})

foreach(folder IN LISTS folders)
  if(EXISTS ${PROJECT_SOURCE_DIR}/${folder})
    install(DIRECTORY ${PROJECT_SOURCE_DIR}/${folder}/ DESTINATION ${INTERSTICE_HEADERS}/${folder}
      FILES_MATCHING PATTERN *.hpp)
  endif()
endforeach()
install(DIRECTORY ${PROJECT_SOURCE_DIR}/proto/interstice DESTINATION ${CMAKE_INSTALL_DATADIR}/interstice/proto
  FILES_MATCHING PATTERN *.proto)
install(FILES ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/CHANGELOG.md
  DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs DESTINATION ${CMAKE_INSTALL_DOCDIR} PATTERN decisions EXCLUDE)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/examples DESTINATION ${CMAKE_INSTALL_DOCDIR}
  PATTERN CMakeLists.txt EXCLUDE PATTERN *.cmake EXCLUDE)

# Pages and completions are what the program prints, at the time it is installed.
set(PAGES_PROGRAM $<TARGET_FILE:interstice>)
set(PAGES_FOLDER ${PROJECT_BINARY_DIR}/pages)
configure_file(${PROJECT_SOURCE_DIR}/cmake/install_pages.cmake.in ${PROJECT_BINARY_DIR}/install_pages.cmake.in @ONLY)
file(GENERATE OUTPUT ${PROJECT_BINARY_DIR}/install_pages.cmake INPUT ${PROJECT_BINARY_DIR}/install_pages.cmake.in)
install(SCRIPT ${PROJECT_BINARY_DIR}/install_pages.cmake)
