#include "viz/map/svg_check.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <exception>
#include <memory>
#include <utility>

#include "graph/model/error.hpp"

namespace interstice::map {
namespace {

constexpr std::array<std::string_view, 10> kElements = {
    "svg", "g", "path", "polygon", "polyline", "ellipse", "circle", "rect", "line", "text"};
constexpr std::array<std::string_view, 27> kAttributes = {"id",
                                                          "class",
                                                          "transform",
                                                          "fill",
                                                          "fill-opacity",
                                                          "stroke",
                                                          "stroke-width",
                                                          "stroke-opacity",
                                                          "stroke-dasharray",
                                                          "points",
                                                          "d",
                                                          "cx",
                                                          "cy",
                                                          "r",
                                                          "rx",
                                                          "ry",
                                                          "x",
                                                          "y",
                                                          "x1",
                                                          "x2",
                                                          "y1",
                                                          "y2",
                                                          "text-anchor",
                                                          "font-size",
                                                          "font-weight",
                                                          "font-style",
                                                          "opacity"};
constexpr std::string_view kFontFamily = "DejaVu Sans, Verdana, sans-serif";

template <std::size_t n>
bool listed(const std::array<std::string_view, n>& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

[[noreturn]] void refuse(std::string_view what, std::string_view found) {
  throw Error{ErrorCode::io_error,
              fmt::format("checked_svg: {} '{}' is not allowed", what, printable(found, 80))};
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// One pass over the picture. Expat is C: an exception is kept until its call has returned.
class Copier {
 public:
  explicit Copier(const SvgFrame& frame) : frame_(frame) {}

  void start(std::string_view name, const XML_Char** attributes) {
    if (depth_ == 0 && name != "svg") refuse("root element", name);
    ++depth_;
    if (name == "title" || name == "desc") {
      ++silent_;
      return;
    }
    if (silent_ > 0 || in_text_) refuse("element", name);
    if (depth_ == 1) return root(attributes);
    if (name == "a") return link(attributes);
    if (name == "svg" || !listed(kElements, name)) refuse("element", name);
    out_ += '<';
    out_ += name;
    for (; *attributes != nullptr; attributes += 2) attribute(attributes[0], attributes[1]);
    out_ += '>';
    in_text_ = name == "text";
  }

  void end(std::string_view name) {
    --depth_;
    if (name == "title" || name == "desc") {
      --silent_;
    } else {
      out_ += fmt::format("</{}>", name == "a" ? "g" : name);
      if (name != "text") out_ += '\n';
    }
    in_text_ = false;
  }

  void characters(std::string_view text) {
    if (silent_ > 0) return;
    if (in_text_) {
      out_ += escaped(text);
    } else if (text.find_first_not_of(" \t\r\n") != std::string_view::npos) {
      refuse("text outside an element for text,", text);
    }
  }

  template <typename Step>
  void keep(XML_Parser parser, Step step) {
    if (error_) return;
    try {
      step();
    } catch (...) {
      error_ = std::current_exception();
      XML_StopParser(parser, XML_FALSE);
    }
  }

  [[nodiscard]] const std::exception_ptr& error() const { return error_; }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void attribute(std::string_view name, std::string_view value) {
    if (name == "font-family") return font(value);
    if (name == "xml:space") return;
    if (!listed(kAttributes, name)) refuse("attribute", name);
    if (name == "id") return write(name, frame_.prefix + std::string(value));
    if ((name == "stroke" || name == "fill") && value == "transparent") value = "none";
    if (value.find("url(") != std::string_view::npos) refuse("reference", value);
    write(name, value);
  }

  /// Verdana has nearly the widths of DejaVu Sans, so the picture holds where that is not installed.
  void font(std::string_view family) {
    write("font-family", kFontFamily);
    if (family.find("Bold") != std::string_view::npos) write("font-weight", "bold");
  }

  /// Graphviz's <a xlink:title="tooltip">: a group with a title.
  void link(const XML_Char** attributes) {
    out_ += "<g>";
    for (; *attributes != nullptr; attributes += 2) {
      if (std::string_view(attributes[0]) != "xlink:title") refuse("attribute", attributes[0]);
      out_ += fmt::format("<title>{}</title>", escaped(attributes[1]));
    }
  }

  void root(const XML_Char** attributes) {
    out_ += fmt::format(
        R"(<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{0}title {0}desc" )"
        R"(style="max-width:100%;height:auto")",
        escaped(frame_.prefix));
    for (; *attributes != nullptr; attributes += 2) {
      const std::string_view name = attributes[0];
      if (name == "width" || name == "height" || name == "viewBox") {
        write(name, attributes[1]);
      } else if (name != "xmlns" && name != "xmlns:xlink") {
        refuse("attribute", name);
      }
    }
    out_ += fmt::format("><title id=\"{0}title\">{1}</title><desc id=\"{0}desc\">{2}</desc>\n",
                        escaped(frame_.prefix), escaped(frame_.title), escaped(frame_.description));
  }

  void write(std::string_view name, std::string_view value) {
    out_ += fmt::format(" {}=\"{}\"", name, escaped(value));
  }

  const SvgFrame& frame_;
  std::string out_;
  std::size_t depth_ = 0;
  std::size_t silent_ = 0;  // inside this many titles
  bool in_text_ = false;
  std::exception_ptr error_;
};

struct Pass {
  XML_Parser parser;
  Copier copier;
};

void set_handlers(XML_Parser parser) {
  XML_SetElementHandler(
      parser,
      [](void* data, const XML_Char* name, const XML_Char** attributes) {
        auto* pass = static_cast<Pass*>(data);
        pass->copier.keep(pass->parser, [&] { pass->copier.start(name, attributes); });
      },
      [](void* data, const XML_Char* name) {
        auto* pass = static_cast<Pass*>(data);
        pass->copier.keep(pass->parser, [&] { pass->copier.end(name); });
      });
  XML_SetCharacterDataHandler(parser, [](void* data, const XML_Char* text, int length) {
    auto* pass = static_cast<Pass*>(data);
    const std::string_view piece(text, static_cast<std::size_t>(length));
    pass->copier.keep(pass->parser, [&] { pass->copier.characters(piece); });
  });
  XML_SetProcessingInstructionHandler(
      parser, [](void* data, const XML_Char* target, const XML_Char*) {
        auto* pass = static_cast<Pass*>(data);
        pass->copier.keep(pass->parser, [&] { refuse("processing instruction", target); });
      });
  XML_SetStartDoctypeDeclHandler(parser, [](void* data, const XML_Char* name, const XML_Char*,
                                            const XML_Char*, int has_internal_subset) {
    auto* pass = static_cast<Pass*>(data);
    pass->copier.keep(pass->parser, [&] {
      if (has_internal_subset != 0) refuse("declarations inside the document type", name);
    });
  });
}

}  // namespace

std::string checked_svg(std::string_view svg, const SvgFrame& frame) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
      XML_ParserCreate("UTF-8"), &XML_ParserFree);
  if (svg.size() > 1U << 30) throw Error{ErrorCode::resource_exhausted, "checked_svg: over 1 GiB"};
  if (!parser) throw Error{ErrorCode::resource_exhausted, "checked_svg: no memory for the parser"};
  Pass pass{parser.get(), Copier(frame)};
  XML_SetUserData(parser.get(), &pass);
  set_handlers(parser.get());
  const XML_Status status =
      XML_Parse(parser.get(), svg.data(), static_cast<int>(svg.size()), XML_TRUE);
  if (pass.copier.error()) std::rethrow_exception(pass.copier.error());
  if (status != XML_STATUS_OK) {
    throw Error{ErrorCode::io_error,
                fmt::format("checked_svg: line {}: {}", XML_GetCurrentLineNumber(parser.get()),
                            XML_ErrorString(XML_GetErrorCode(parser.get())))};
  }
  return pass.copier.take();
}

}  // namespace interstice::map
