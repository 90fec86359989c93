#include "viz/page/report_page.hpp"

#include "graph/model/error.hpp"
#include "viz/page/embedded.hpp"
#include "viz/page/sections.hpp"
#include "viz/page/text.hpp"

namespace interstice {
namespace page {
namespace {

data picture_data(const std::string& svg, const std::string& alt) {
  if (svg.empty()) return data{false};
  data out;
  out.set("svg", svg);
  out.set("alt", name_text(alt));
  return out;
}

}  // namespace

void add_pictures(const Pictures& pictures, data& page) {
  page.set("blocks", picture_data(pictures.blocks_svg, pictures.blocks_alt));
  page.set("map", picture_data(pictures.map_svg, pictures.map_alt));
}

}  // namespace page

std::string report_page(const Findings& findings, const Pictures& pictures) {
  page::data all;
  all.set("style", std::string(kStyleCss));
  all.set("table", kainjow::mustache::partial([] { return std::string(kTableMustache); }));
  page::add_heading(findings, all);
  page::add_first_page(findings, all);
  page::add_state_counts(findings, all);
  page::add_pictures(pictures, all);
  page::add_place(findings, all);
  page::add_meetings(findings, all);
  page::add_gap_lists(findings, all);
  page::add_systems(findings, all);
  page::add_named(findings, all);
  page::add_go_betweens(findings, all);
  page::add_run(findings, all);
  kainjow::mustache::mustache report{std::string(kReportMustache)};
  std::string html = report.render(all);
  if (!report.is_valid())
    throw Error(ErrorCode::invalid_argument,
                "report_page: the template: " + report.error_message());
  return html;
}

}  // namespace interstice
