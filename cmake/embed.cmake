# interstice_embed(target file...): turns each file into a .cpp of the target that holds it as a std::string_view in namespace
# interstice, named after the file: report.mustache -> kReportMustache, style.css -> kStyleCss. Declare it in a header of your own.
if(CMAKE_SCRIPT_MODE_FILE)
  file(READ "${IN}" text)
  if(text MATCHES "[)]embed\"")
    message(FATAL_ERROR "${IN}: holds the delimiter of the raw string it is to stand in")
  endif()
  file(WRITE "${OUT}" "// Generated from ${LABEL}; edit that.\n#include <string_view>\n
namespace interstice {
extern const std::string_view ${NAME};
const std::string_view ${NAME} = R\"embed(${text})embed\";
}  // namespace interstice\n")
  return()
endif()

set(INTERSTICE_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

function(interstice_embed target)
  foreach(file IN LISTS ARGN)
    get_filename_component(leaf ${file} NAME)
    string(REGEX MATCHALL "[A-Za-z0-9]+" words ${leaf})
    set(name k)
    foreach(word IN LISTS words)
      string(SUBSTRING ${word} 0 1 first)
      string(SUBSTRING ${word} 1 -1 rest)
      string(TOUPPER ${first} first)
      string(APPEND name ${first}${rest})
    endforeach()
    set(out ${CMAKE_BINARY_DIR}/embed/${file}.cpp)
    add_custom_command(OUTPUT ${out}
      COMMAND ${CMAKE_COMMAND} -DIN=${PROJECT_SOURCE_DIR}/${file} -DLABEL=${file} -DOUT=${out} -DNAME=${name}
              -P ${INTERSTICE_EMBED_SCRIPT}
      DEPENDS ${PROJECT_SOURCE_DIR}/${file} ${INTERSTICE_EMBED_SCRIPT}
      COMMENT "Embedding ${file}" VERBATIM)
    target_sources(${target} PRIVATE ${out})
  endforeach()
endfunction()
