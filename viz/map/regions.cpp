#include "viz/map/regions.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numeric>

#include "graph/findings/number_words.hpp"
#include "viz/map/palette.hpp"

namespace interstice::map {
namespace {

constexpr std::size_t kFullNames = 80;
constexpr std::size_t kNamedBeyond = 15;
constexpr std::size_t kNameLines = 12;  // a name that is cut may be another's

/// Areas in proportion to shares, the largest share at the largest radius.
std::vector<double> radii(const Findings& findings, const Style& style) {
  double most = 0.0;
  for (const auto& body : findings.bodies) most = std::max(most, body.share);
  std::vector<double> out;
  for (const auto& body : findings.bodies) {
    const double share = most > 0.0 && body.share > 0.0 ? body.share / most : 0.0;
    out.push_back(
        std::clamp(style.most_radius * std::sqrt(share), style.least_radius, style.most_radius));
  }
  return out;
}

/// Bodies that come first where only some are named: those with the largest share, then those with
/// the most links, equal ones by index. On a page, whom the sentences name comes before them: the
/// only routes for most others.
std::vector<std::uint32_t> by_importance(const Findings& findings, const Style& style) {
  constexpr std::ptrdiff_t kOnlyRoutes = 5;
  std::vector<std::uint32_t> order(findings.bodies.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Body& first = findings.bodies[a];
    const Body& second = findings.bodies[b];
    return first.share != second.share ? first.share > second.share
                                       : first.degree.value_or(0) > second.degree.value_or(0);
  });
  if (!style.tight) return order;
  std::vector<std::uint32_t> routes;
  for (const auto body : order) {
    if (findings.bodies[body].only_route == OnlyRoute::yes) routes.push_back(body);
  }
  std::stable_sort(routes.begin(), routes.end(), [&](std::uint32_t a, std::uint32_t b) {
    return findings.bodies[a].cut_off > findings.bodies[b].cut_off;
  });
  if (std::ssize(routes) > kOnlyRoutes) routes.resize(kOnlyRoutes);
  std::stable_partition(order.begin(), order.end(), [&](std::uint32_t body) {
    return std::find(routes.begin(), routes.end(), body) != routes.end();
  });
  return order;
}

/// Which bodies are named: all, or the first of them; none without a route through it or a link that may be told.
std::vector<bool> named(const Findings& findings, const Style& style) {
  std::vector<bool> out(findings.bodies.size(), !style.named);
  if (!style.named) return out;
  std::vector<std::uint32_t> order = by_importance(findings, style);
  order.resize(std::min(order.size(), *style.named));
  const auto stands_out = [&](std::uint32_t body) {
    return findings.bodies[body].share > 0.0 || findings.bodies[body].degree.value_or(0) > 0;
  };
  if (std::any_of(order.begin(), order.end(), stands_out))
    std::erase_if(order, [&](std::uint32_t body) { return !stands_out(body); });
  for (const auto body : order) out[body] = true;
  return out;
}

void add_system(Plan& plan, const Findings& findings, std::optional<std::uint32_t> system) {
  Region region;
  region.system = system;
  for (std::uint32_t body = 0; body < findings.bodies.size(); ++body) {
    const auto& of = findings.bodies[body].system;
    if (of && *of < findings.systems.size() ? of != system : system.has_value()) continue;
    (plan.label[body].lines.empty() ? region.dots : region.named).push_back(body);
    plan.region_of[body] = static_cast<std::uint32_t>(plan.regions.size());
  }
  const std::size_t here = region.named.size() + region.dots.size();
  if (here == 0) return;
  std::string name = "system not stated";
  region.colour = std::string(kNoSystemColour);
  region.count = counted(static_cast<double>(here), "body", "bodies");
  if (system) {
    const System& found = findings.systems[*system];
    name = found.name.empty() ? found.id : found.name;
    region.colour = system_colour(*system, found.colour);
    if (found.bodies > here)
      region.count = fmt::format("{} of {} bodies shown", here, found.bodies);
  }
  region.heading = wrap(name, 14.0 * plan.style.heading, 3, plan.style.heading, Weight::bold);
  plan.regions.push_back(std::move(region));
}

/// Cells of the named: the widest label and the largest circle of the region.
void set_bands(const Plan& plan, const Findings& findings, Region& region) {
  double wide = 0.0;
  double tall = 0.0;
  double radius = 0.0;
  for (const auto body : region.named) {
    const double ring = findings.bodies[body].only_route == OnlyRoute::yes ? 3.0 : 0.0;
    wide = std::max({wide, plan.label[body].width + 4.0, 2 * (plan.radius[body] + ring)});
    radius = std::max(radius, plan.radius[body] + ring);
    tall = std::max(tall, plan.label[body].height + 2.0);
  }
  region.names = {region.named.size(), {wide + 8.0, 2 * radius + kLabelGap + tall + 9.0}};
  double dot = 0.0;
  for (const auto body : region.dots) {
    dot = std::max(
        dot, plan.radius[body] + (findings.bodies[body].only_route == OnlyRoute::yes ? 2.5 : 0.0));
  }
  // Where they are few enough, links can pass between them.
  const double apart = findings.bodies.size() <= kMostNamed ? 12.0 : 4.0;
  region.points = {region.dots.size(), {2 * dot + apart, 2 * dot + apart}};
}

}  // namespace

Style style_for(std::size_t bodies, std::size_t links) {
  Style style;
  if (bodies > kMostNamed) {
    style = {11.5, 118.0, kNameLines, 2.0, 11.0, 0.5, 0.4, 18.0, 14.0, 1.4, kNamedBeyond};
  } else if (bodies > kFullNames) {
    style = {7.5, 78.0, kNameLines, 3.0, 13.0, 0.7, 0.45, 13.0, 11.0, 1.4, {}};
  }
  if (links > 4 * bodies) style.link_share *= 0.7;
  if (links > 3000) style.link_share *= 0.7;
  return style;
}

Style style_for_page(std::size_t bodies, std::size_t links, std::size_t named) {
  Style style = style_for(bodies, links);
  const bool many = bodies > kMostNamed;
  style.aspect = 2.1;  // a page on its side, less the legend under the regions
  style.tight = true;
  style.name_size = 9.0;
  style.name_width = 92.0;
  style.least_radius = many ? 1.5 : 3.0;
  style.most_radius = many ? 8.0 : 11.0;
  style.heading = many ? 10.0 : 11.0;
  style.gap_label = 9.0;
  if (named < bodies) style.named = named;
  return style;
}

Plan plan_regions(const Findings& findings, const Style& style) {
  Plan plan;
  const std::size_t n = findings.bodies.size();
  plan.style = style;
  plan.radius = radii(findings, plan.style);
  plan.label.resize(n);
  plan.region_of.resize(n);
  const auto with_name = named(findings, plan.style);
  for (std::size_t i = 0; i < n; ++i) {
    if (!with_name[i]) continue;
    const Body& body = findings.bodies[i];
    plan.label[i] = wrap(body.name.empty() ? body.id : body.name, plan.style.name_width,
                         plan.style.name_lines, plan.style.name_size);
  }
  for (std::uint32_t system = 0; system < findings.systems.size(); ++system)
    add_system(plan, findings, system);
  add_system(plan, findings, std::nullopt);
  plan.framed = plan.regions.size() > 1 || (plan.regions.size() == 1 && plan.regions[0].system);
  for (auto& region : plan.regions) set_bands(plan, findings, region);
  return plan;
}

double heading_height(const Plan& plan, const Region& region) {
  return plan.framed ? region.heading.height + count_size(plan.style) * kLineHeight + 6.0 : 0.0;
}

std::vector<Size> region_sizes(const Plan& plan, const Region& region) {
  constexpr std::size_t kMostSizes = 40;  // a band
  double least =
      plan.framed
          ? std::max(region.heading.width, text_width(region.count, count_size(plan.style))) + 4.0
          : 0.0;
  // Names one below the other stand half a cell apart sideways.
  if (region.names.count > 0)
    least = std::max(least, region.names.cell.width * (region.names.count > 1 ? 1.5 : 1.0));
  std::vector<Size> out;
  for (const Band& band : {region.names, region.points}) {
    const std::size_t step = (band.count + kMostSizes - 1) / kMostSizes;
    for (std::size_t columns = 1; columns <= band.count; columns += step) {
      const double inner =
          std::max(least, (static_cast<double>(columns) + (columns < band.count ? 0.5 : 0.0)) *
                              band.cell.width);
      const double height = band_height(region.names, inner) + band_height(region.points, inner);
      out.push_back({inner + 2 * kPadding, height + heading_height(plan, region) + 2 * kPadding});
    }
  }
  return out;
}

}  // namespace interstice::map
