/// @file  The page's templates and stylesheet, put into the program at build time
/// (cmake/embed.cmake).
#pragma once

#include <string_view>

namespace interstice {

extern const std::string_view kReportMustache;  ///< viz/page/report.mustache
extern const std::string_view kTableMustache;   ///< viz/page/table.mustache
extern const std::string_view kRowMustache;     ///< viz/page/row.mustache
extern const std::string_view kStyleCss;        ///< viz/page/style.css

}  // namespace interstice
