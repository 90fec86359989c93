// Graphviz and what it is given and gives back: escapes, limits, errors, the checked SVG.
#include <gmock/gmock.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <thread>

#include "graph/model/error.hpp"
#include "tests/viz/map_fixture.hpp"
#include "viz/map/dot_writer.hpp"
#include "viz/map/graphviz.hpp"
#include "viz/map/map.hpp"
#include "viz/map/svg_check.hpp"
#include "viz/map/text.hpp"

namespace interstice {
namespace {

using test::made_up_place;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::Property;
using testing::StartsWith;
using testing::Throws;

constexpr auto kHostile = {"<b>bold</b>",
                           "\\N",
                           "\"quoted\"",
                           "back\\slash\\",
                           "a\nb",
                           "&amp; & &lt;",
                           "]; x [shape=",
                           "\x01\x1b[31m",
                           "</text><script>alert(1)</script>",
                           "\xff\xfe",
                           "\xe2\x80\xae"
                           "desrever",
                           "{a|b}",
                           "  ",
                           "%s %n",
                           "-->",
                           "]]>"};

Findings hostile() {
  Findings place = made_up_place({16, 3, 3, 1, false});
  std::size_t i = 0;
  for (const char* name : kHostile) place.bodies[i++].name = name;
  place.manifest.input = "<Alder\"mere\\>\n&";
  place.systems[0].name = "\\G <i>Health</i> \"&";
  place.systems[1].name = "Police\\";
  place.systems[2].colour = "red\"; shape=box";
  place.manifest.layers = {"works \"with\"\\", "<x>"};
  return place;
}

std::string svg_of(const Findings& place, MapShow show = MapShow::influence) {
  return draw_map(place, {.show = show});
}

/// PATH for as long as this stands.
class Path {
 public:
  explicit Path(const std::string& value) : before_(getenv("PATH")) {
    setenv("PATH", value.c_str(), 1);
  }
  Path(const Path&) = delete;
  Path& operator=(const Path&) = delete;
  ~Path() { setenv("PATH", before_.c_str(), 1); }

 private:
  std::string before_;
};

/// A folder with a program named neato of our own.
class FakeNeato {
 public:
  explicit FakeNeato(const std::string& body) {
    folder_ =
        std::filesystem::temp_directory_path() / ("interstice_map_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
    std::ofstream(folder_ / "neato") << "#!/bin/sh\n" << body << "\n";
    std::filesystem::permissions(folder_ / "neato", std::filesystem::perms::owner_all);
  }
  FakeNeato(const FakeNeato&) = delete;
  FakeNeato& operator=(const FakeNeato&) = delete;
  ~FakeNeato() { std::filesystem::remove_all(folder_); }
  [[nodiscard]] std::string path() const { return folder_.string() + ":/usr/bin:/bin"; }

 private:
  std::filesystem::path folder_;
};

TEST(MapDot, HasOnlyAllowedAttributes) {
  const std::set<std::string> allowed = {
      "bb",       "bgcolor",   "class",  "color", "fillcolor", "fontcolor", "fontname",
      "fontsize", "fixedsize", "height", "id",    "label",     "margin",    "outputorder",
      "pad",      "penwidth",  "pos",    "shape", "style",     "tooltip",   "width"};
  const std::regex quoted("\"(\\\\.|[^\"\\\\])*\"");
  const std::regex attribute("([A-Za-z_]+)=Q");
  for (const auto show : {MapShow::influence, MapShow::interfaces}) {
    const std::string dot = std::regex_replace(
        draw_map(hostile(), {.show = show, .format = MapFormat::dot}), quoted, "Q");
    for (std::sregex_iterator at(dot.begin(), dot.end(), attribute), end; at != end; ++at) {
      EXPECT_TRUE(allowed.contains((*at)[1].str())) << (*at)[1];
    }
    EXPECT_THAT(dot, Not(HasSubstr("URL")));
    EXPECT_THAT(dot, Not(HasSubstr("=<")));
  }
}

TEST(MapDot, IsReadByGraphvizWhateverTheNames) {
  const std::string dot = draw_map(hostile(), {.format = MapFormat::dot});
  const auto canon = map::run_process(map::find_program("neato"), {"-n2", "-Tcanon"}, dot, {}, {});
  EXPECT_EQ(canon.errors, "");
  EXPECT_THAT(canon.output, HasSubstr("cluster_page"));
}

TEST(MapDot, ShowsNamesAsTheyAre) {
  const std::string svg = svg_of(hostile());
  for (const char* shown : {"&lt;b&gt;bold&lt;/b&gt;", ">\\N<", "&quot;quoted&quot;",
                            "back\\slash\\", ">a b<", "\\x01\\x1b[31m", "\\xff\\xfe",
                            "\\xe2\\x80\\xaedesrever", "{a|b}", "%s %n", "\\G &lt;i&gt;Health"}) {
    EXPECT_THAT(svg, HasSubstr(shown));
  }
  EXPECT_THAT(svg, Not(HasSubstr("<script")));
  EXPECT_THAT(svg, HasSubstr("<title>\\N</title>"));
  EXPECT_THAT(svg, HasSubstr("<title>back\\slash\\</title>"));
}

/// The numbers of an svg's view box: 0 0 width height.
std::vector<double> view_box(const std::string& svg) {
  std::smatch found;
  std::vector<double> out;
  if (!std::regex_search(svg, found, std::regex("viewBox=\"([^\"]*)\""))) return out;
  std::istringstream in(found[1].str());
  for (double number = 0.0; in >> number;) out.push_back(number);
  return out;
}

// A line that keeps inside the picture can have control points outside it.
TEST(MapDot, APictureIsNoLargerThanWhatIsDrawn) {
  map::Scene scene;
  scene.width = 200.0;
  scene.height = 100.0;
  for (const double x : {20.0, 180.0})
    scene.marks.push_back({.name = x < 100.0 ? "b0" : "b1",
                           .kind = "body",
                           .box = map::box_around({x, 90.0}, 8.0, 8.0),
                           .fill = "#336699"});
  scene.curves.push_back(
      {"within", "b0", "b1", {{20, 90}, {20, -24}, {180, -24}, {180, 90}}, "#333333"});
  const std::string svg = map::render(map::dot_of(scene), "svg", map::limits_for(2, 1), {});
  const auto box = view_box(svg);
  ASSERT_EQ(box.size(), 4U);
  EXPECT_NEAR(box[2], 200.0, 0.5);
  EXPECT_NEAR(box[3], 100.0, 2.0);
  EXPECT_THAT(map::dot_of(scene), HasSubstr("20.00,10.00 "));  // its ends stay where they are
  EXPECT_THAT(map::dot_of(scene), HasSubstr(" 180.00,10.00\""));
}

TEST(DrawMap, LinesOfGapsComeLastSoThatNothingCrossesOverThem) {
  const Findings place = made_up_place({60, 8, 4, 3, false});
  for (const auto show : {MapShow::influence, MapShow::interfaces}) {
    const std::string svg = svg_of(place, show);
    const auto first = svg.find("class=\"edge gap");
    ASSERT_NE(first, std::string::npos);
    for (const char* other : {"edge interface", "edge across", "edge within"}) {
      const auto last = svg.rfind(other);
      EXPECT_TRUE(last == std::string::npos || last < first) << other;
    }
  }
}

TEST(DrawMap, IsTheSameTwice) {
  const Findings place = made_up_place({50, 8, 4, 3, false});
  for (const auto format : {MapFormat::svg, MapFormat::png, MapFormat::pdf, MapFormat::dot}) {
    for (const auto show : {MapShow::influence, MapShow::interfaces}) {
      EXPECT_EQ(draw_map(place, {.show = show, .format = format}),
                draw_map(place, {.show = show, .format = format}));
    }
  }
}

TEST(DrawMap, GivesTheBytesOfTheFormat) {
  const Findings place = made_up_place({10, 3, 3, 1, false});
  EXPECT_THAT(draw_map(place), StartsWith("<svg xmlns="));
  EXPECT_THAT(draw_map(place, {.format = MapFormat::png}), StartsWith("\x89PNG"));
  EXPECT_THAT(draw_map(place, {.format = MapFormat::dot}), StartsWith("graph map {"));
  const std::string pdf = draw_map(place, {.format = MapFormat::pdf});
  EXPECT_THAT(pdf, StartsWith("%PDF"));
  EXPECT_THAT(pdf, HasSubstr("/CreationDate (D:1970010100"));
}

TEST(DrawMap, TwoPicturesCanStandInOnePage) {
  const Findings place = made_up_place({10, 3, 3, 1, false});
  const std::string page = svg_of(place) + svg_of(place, MapShow::interfaces);
  const std::regex id(" id=\"([^\"]+)\"");
  std::set<std::string> seen;
  for (std::sregex_iterator at(page.begin(), page.end(), id), end; at != end; ++at)
    EXPECT_TRUE(seen.insert((*at)[1]).second) << (*at)[1];
  EXPECT_TRUE(seen.contains("influence-b0"));
  EXPECT_THAT(draw_map(place, {.id_prefix = "x\"y"}), HasSubstr("id=\"x&quot;yb0\""));
}

TEST(DrawMap, EmptyPlaceSaysSo) {
  const Findings nothing;
  EXPECT_THAT(svg_of(nothing), HasSubstr("There are no bodies to show."));
  EXPECT_THAT(svg_of(nothing, MapShow::interfaces), HasSubstr("No systems are stated"));
  EXPECT_THAT(alt_text(nothing, MapShow::influence), HasSubstr("0 bodies"));
}

TEST(DrawMap, TitleCanBeLeftOut) {
  const Findings place = made_up_place({10, 3, 3, 1, false});
  EXPECT_THAT(svg_of(place), HasSubstr(">Aldermere<"));
  EXPECT_THAT(draw_map(place, {.title = MapTitle::left_out}), Not(HasSubstr(">Aldermere<")));
}

TEST(DrawMap, RefusesFindingsThatPointNowhere) {
  Findings place = made_up_place({10, 3, 3, 1, false});
  place.links[0].b = 10;
  EXPECT_THAT([&] { (void)draw_map(place); },
              Throws<Error>(AllOf(Property(&Error::code, ErrorCode::invalid_argument),
                                  Property(&Error::what, HasSubstr("a link names a body")))));
}

TEST(AltText, NamesGapsAndSystems) {
  const std::string text = alt_text(made_up_place({50, 8, 4, 3, false}), MapShow::influence);
  EXPECT_THAT(text, StartsWith("Map of Aldermere: 50 bodies"));
  EXPECT_THAT(text, HasSubstr("Dashed lines mark"));
  EXPECT_THAT(text, HasSubstr("Health ("));
}

// The layout trusts its own table of widths; Graphviz must not set the same text wider.
TEST(Graphviz, SetsTextNoWiderThanMeasured) {
  for (const std::string text :
       {"Riverside Housing Association", "WWWWMMMM@@@@", "iiiillll....,,,,", "AVAToTeYo 0123456789",
        "\xc3\xa9\xc3\xbc\xc5\x82 \xc3\x9f", "more\xe2\x80\xa6 and\xe2\x80\xa6"}) {
    for (const auto weight : {map::Weight::regular, map::Weight::bold}) {
      const std::string font = weight == map::Weight::bold ? "DejaVu Sans Bold" : "DejaVu Sans";
      const std::string dot = "graph { a [shape=plaintext, margin=0, fontsize=40, fontname=\"" +
                              font + "\", label=\"" + text + "\"]; }";
      const auto plain =
          map::run_process(map::find_program("dot"), {"-Tplain"}, dot, {}, {}).output;
      std::istringstream words(plain.substr(plain.find("node a ") + 7));
      double x = 0.0;
      double y = 0.0;
      double width = 0.0;
      words >> x >> y >> width;
      EXPECT_LE(width * 72.0, map::text_width(text, 40.0, weight) * 1.03 + 1.0) << text;
    }
  }
}

TEST(Graphviz, MissingProgramIsSaidPlainly) {
  const Path none("/nonexistent:.");
  EXPECT_THAT(
      [] {
        (void)draw_map(made_up_place({10, 3, 3, 1, false}));
      },
      Throws<Error>(AllOf(
          Property(&Error::code, ErrorCode::unsupported),
          Property(&Error::what, HasSubstr("install the graphviz package, or ask for .dot")))));
  EXPECT_NO_THROW((void)draw_map(made_up_place({10, 3, 3, 1, false}), {.format = MapFormat::dot}));
}

void expect_failure(const std::string& script, ErrorCode code, const std::string& said) {
  const FakeNeato fake(script);
  const Path path(fake.path());
  EXPECT_THAT(
      [] {
        (void)draw_map(made_up_place({10, 3, 3, 1, false}));
      },
      Throws<Error>(AllOf(Property(&Error::code, code), Property(&Error::what, HasSubstr(said)))));
}

TEST(Graphviz, FailuresOfTheChildBecomeErrors) {
  expect_failure("cat >/dev/null; kill -9 $$", ErrorCode::io_error, "was ended by signal 9");
  expect_failure("kill -9 $$", ErrorCode::io_error,
                 "was ended by signal 9");  // input still unread: no SIGPIPE here
  expect_failure("cat >/dev/null; echo 'Error: no layout' >&2; exit 3", ErrorCode::io_error,
                 "failed with status 3: Error: no layout");
  expect_failure("cat >/dev/null; echo 'Warning: odd' >&2; echo '<svg></svg>'", ErrorCode::io_error,
                 "Graphviz said: Warning: odd");
  expect_failure("cat >/dev/null", ErrorCode::io_error, "drew nothing");
  expect_failure("cat >/dev/null; echo '<svg><script>x</script></svg>'", ErrorCode::io_error,
                 "'script' is not allowed");
}

TEST(Graphviz, NoiseOfTheFontLibraryIsPassedOver) {
  const FakeNeato fake(
      "cat >/dev/null; echo 'Fontconfig error: No writable cache directories' >&2; echo "
      "'<svg></svg>'");
  const Path path(fake.path());
  EXPECT_THAT(draw_map(made_up_place({10, 3, 3, 1, false})), HasSubstr("role=\"img\""));
}

TEST(Graphviz, SurroundingsAreClean) {
  setenv("INTERSTICE_TEST_SECRET", "x", 1);
  const auto result = map::run_process("/usr/bin/env", {}, "", {}, {});
  EXPECT_THAT(result.output, AllOf(HasSubstr("LC_ALL=C\n"), HasSubstr("SOURCE_DATE_EPOCH=0\n"),
                                   Not(HasSubstr("SECRET"))));
  // The shell itself looks: a pipe to another program would be open too, now and then.
  const auto open =
      map::run_process("/bin/sh", {"-c", "set -- /proc/$$/fd/*; echo $#"}, "", {}, {});
  EXPECT_LE(std::stoi(open.output), 4);
}

TEST(Graphviz, LargeInputAndOutputDoNotBlockEachOther) {
  const std::string large(20 << 20, 'x');
  EXPECT_EQ(map::run_process("/bin/cat", {}, large, {}, {}).output, large);
}

TEST(Graphviz, AChildThatDoesNotReadIsNoSignalToUs) {
  const std::string large(20 << 20, 'x');
  EXPECT_EQ(map::run_process("/bin/true", {}, large, {}, {}).output, "");
}

TEST(Graphviz, LimitsEndTheChild) {
  const auto run = [](const std::string& script, const map::ProcessLimits& limits) {
    (void)map::run_process("/bin/sh", {"-c", script}, "", limits, {});
  };
  EXPECT_THAT([&] { run("read x; while :; do :; done", {.processor_seconds = 1}); },
              Throws<Error>(AllOf(Property(&Error::code, ErrorCode::resource_exhausted),
                                  Property(&Error::what, HasSubstr("1 s of processor time")))));
  EXPECT_THAT([&] { run("sleep 60", {.wall_seconds = 1}); },
              Throws<Error>(Property(&Error::code, ErrorCode::resource_exhausted)));
  EXPECT_THAT([&] { run("cat /dev/zero", {.output = 1000}); },
              Throws<Error>(Property(&Error::what, HasSubstr("more than 1000 bytes"))));
}

// In a process of its own: a hard limit cannot be raised again by everybody.
void draw_under(int resource, rlim_t most) {
  const rlimit limit{most, most};
  if (::setrlimit(static_cast<__rlimit_resource>(resource), &limit) != 0) std::_Exit(2);
  // Root may raise it: be somebody else from here on.
  if (::geteuid() == 0 && ::setresuid(65534, 65534, 65534) != 0) std::_Exit(3);
  try {
    const auto result = map::run_process("/bin/sh", {"-c", "ulimit -Hv; ulimit -Ht"}, "", {}, {});
    std::fputs(result.output.c_str(), stderr);
    std::_Exit(0);
  } catch (const std::exception& error) {
    std::fputs(error.what(), stderr);
    std::_Exit(1);
  }
}

TEST(Graphviz, ATighterLimitOfTheSystemStandsAndOursDoNotFail) {
  EXPECT_EXIT(draw_under(RLIMIT_AS, rlim_t{400} << 20), testing::ExitedWithCode(0), "409600");
  EXPECT_EXIT(draw_under(RLIMIT_CPU, 20), testing::ExitedWithCode(0), "\n20");
}

void work_under_two_seconds() {
  const rlimit two{2, 2};
  if (::setrlimit(RLIMIT_CPU, &two) != 0) std::_Exit(2);
  try {
    (void)map::run_process("/bin/sh", {"-c", "read x; while :; do :; done"}, "", {}, {});
  } catch (const std::exception& error) {
    std::fputs(error.what(), stderr);
  }
  std::_Exit(0);
}

TEST(Graphviz, TheProcessorTimeThatWasLeftIsNamed) {
  EXPECT_EXIT(work_under_two_seconds(), testing::ExitedWithCode(0),
              "more than 1 s of processor time");
}

TEST(Graphviz, AStopEndsTheChild) {
  std::stop_source source;
  const std::jthread stopper([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    source.request_stop();
  });
  EXPECT_THAT(
      [&] { (void)map::run_process("/bin/sleep", {"60"}, "", {}, {.stop = source.get_token()}); },
      Throws<Error>(Property(&Error::code, ErrorCode::cancelled)));
}

TEST(CheckedSvg, RefusesWhatCouldActOrReachOut) {
  const auto refused = [](const std::string& inside, const std::string& said) {
    EXPECT_THAT(
        [&] {
          (void)map::checked_svg(
              "<svg xmlns:xlink='http://www.w3.org/1999/xlink'>" + inside + "</svg>", {});
        },
        Throws<Error>(AllOf(Property(&Error::code, ErrorCode::io_error),
                            Property(&Error::what, HasSubstr(said)))))
        << inside;
  };
  refused("<script>x</script>", "script");
  refused("<g><foreignObject/></g>", "foreignObject");
  refused("<image xlink:href='x.png'/>", "image");
  refused("<use xlink:href='#a'/>", "use");
  refused("<style>@import url(x)</style>", "style");
  refused("<g onclick='x()'/>", "onclick");
  refused("<a xlink:href='http://example.org'/>", "xlink:href");
  refused("<path fill='url(http://example.org)'/>", "url(");
  refused("<path style='fill:red'/>", "style");
  refused("<animate attributeName='x'/>", "animate");
  refused("<?php x ?>", "php");
  refused("<svg/>", "svg");
  refused("<g>", "mismatched");
  refused("words", "text outside");
  EXPECT_THROW((void)map::checked_svg("<html/>", {}), Error);
  EXPECT_THROW((void)map::checked_svg("<svg/><svg/>", {}), Error);
  EXPECT_THROW((void)map::checked_svg("", {}), Error);
  EXPECT_THROW((void)map::checked_svg("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>", {}), Error);
}

TEST(CheckedSvg, IsNamedDescribedAndShrinks) {
  const std::string svg = map::checked_svg(
      "<?xml version='1.0'?><!DOCTYPE svg PUBLIC 'a' 'b'><!-- c --><svg width='10pt' viewBox='0 0 "
      "10 10'><g id='a'>"
      "<title>gone</title><text font-family='DejaVu Sans Bold'>x &amp; y</text></g></svg>",
      {"p-", "A \"title\"", "Words <here>"});
  EXPECT_THAT(svg, StartsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" "
                              "aria-labelledby=\"p-title p-desc\""));
  for (const char* part : {"max-width:100%", "<title id=\"p-title\">A &quot;title&quot;</title>",
                           "<desc id=\"p-desc\">Words &lt;here&gt;</desc>", "id=\"p-a\"",
                           "font-weight=\"bold\"", ">x &amp; y<"}) {
    EXPECT_THAT(svg, HasSubstr(part));
  }
  for (const char* part : {"gone", "DOCTYPE", "<?xml", "<!--"})
    EXPECT_THAT(svg, Not(HasSubstr(part)));
}

}  // namespace
}  // namespace interstice
