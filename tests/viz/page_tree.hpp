// A page as a tree, read by expat: that it can be read at all is the first thing the tests ask.
#pragma once

#include <expat.h>

#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace interstice::page_tree {

struct Element {
  std::string tag;
  std::map<std::string, std::string> attributes;
  std::string text;  ///< of everything inside, in order
  std::vector<std::unique_ptr<Element>> children;

  [[nodiscard]] std::string attribute(const std::string& name) const {
    const auto found = attributes.find(name);
    return found == attributes.end() ? "" : found->second;
  }

  /// Every element below this one, in the order of the page, for which `wanted` holds.
  template <typename Wanted>
  [[nodiscard]] std::vector<const Element*> all(Wanted wanted) const {
    std::vector<const Element*> found;
    for (const auto& child : children) {
      if (wanted(*child)) found.push_back(child.get());
      const auto below = child->all(wanted);
      found.insert(found.end(), below.begin(), below.end());
    }
    return found;
  }
  [[nodiscard]] std::vector<const Element*> tags(std::string_view name) const {
    return all([name](const Element& element) { return element.tag == name; });
  }
  [[nodiscard]] const Element& id(const std::string& name) const {
    const auto found = all([&](const Element& element) { return element.attribute("id") == name; });
    if (found.size() != 1)
      throw std::runtime_error(std::to_string(found.size()) + " elements have the id " + name);
    return *found[0];
  }
};

struct Reader {
  Element top;
  std::vector<Element*> open;
};

/// Throws where the page is not well-formed.
inline Element parse(const std::string& page) {
  Reader reader;
  reader.open.push_back(&reader.top);
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
      XML_ParserCreate("UTF-8"), &XML_ParserFree);
  XML_SetUserData(parser.get(), &reader);
  XML_SetElementHandler(
      parser.get(),
      [](void* data, const XML_Char* tag, const XML_Char** attributes) {
        auto& open = static_cast<Reader*>(data)->open;
        open.back()->children.push_back(std::make_unique<Element>());
        Element* element = open.back()->children.back().get();
        element->tag = tag;
        for (; *attributes != nullptr; attributes += 2)
          element->attributes[attributes[0]] = attributes[1];
        open.push_back(element);
      },
      [](void* data, const XML_Char*) { static_cast<Reader*>(data)->open.pop_back(); });
  XML_SetCharacterDataHandler(parser.get(), [](void* data, const XML_Char* text, int length) {
    for (Element* element : static_cast<Reader*>(data)->open)
      element->text.append(text, static_cast<std::size_t>(length));
  });
  if (XML_Parse(parser.get(), page.data(), static_cast<int>(page.size()), 1) == XML_STATUS_ERROR)
    throw std::runtime_error(std::string(XML_ErrorString(XML_GetErrorCode(parser.get()))) +
                             " in line " + std::to_string(XML_GetCurrentLineNumber(parser.get())));
  return std::move(reader.top);
}

}  // namespace interstice::page_tree
