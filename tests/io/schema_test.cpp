// The schema in proto/: how it is written, and that it still reads what was released.
#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>

#include <fstream>
#include <functional>
#include <iostream>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "graph/findings/measures.hpp"
#include "interstice/v1/findings.pb.h"
#include "interstice/v1/introductions.pb.h"
#include "interstice/v1/measures.pb.h"
#include "interstice/v1/place.pb.h"
#include "tests/support/source_dir.hpp"

namespace interstice {
namespace {

namespace pb = google::protobuf;

std::vector<const pb::FileDescriptor*> files() {
  return {v1::Place::descriptor()->file(), v1::Findings::descriptor()->file(),
          v1::Measures::descriptor()->file(), v1::Introductions::descriptor()->file()};
}

void for_each_field(const pb::Descriptor& message,
                    const std::function<void(const pb::FieldDescriptor&)>& take) {
  for (int i = 0; i < message.field_count(); ++i) take(*message.field(i));
  for (int i = 0; i < message.nested_type_count(); ++i)
    for_each_field(*message.nested_type(i), take);
}

void for_each_field(const std::function<void(const pb::FieldDescriptor&)>& take) {
  for (const pb::FileDescriptor* file : files()) {
    for (int i = 0; i < file->message_type_count(); ++i)
      for_each_field(*file->message_type(i), take);
  }
}

// All that a reader of bytes or of JSON depends on.
std::string promise(const pb::FieldDescriptor& field) {
  const std::string type = field.message_type() != nullptr ? field.message_type()->full_name()
                                                           : std::string(field.type_name());
  const std::string label = field.is_repeated()    ? "repeated "
                            : field.has_presence() ? "optional "
                                                   : "";
  return field.full_name() + " = " + std::to_string(field.number()) + " " + label + type;
}

std::vector<std::string> lines_of(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// set_measure() finds a field by the measure's name.
TEST(Schema, HasAFieldForEveryMeasure) {
  const std::pair<MeasureOf, const pb::Descriptor*> kinds[] = {
      {MeasureOf::vertex, v1::VertexMeasures::descriptor()},
      {MeasureOf::tie, v1::TieMeasures::descriptor()},
      {MeasureOf::network, v1::NetworkMeasures::descriptor()}};
  for (const auto& [of, message] : kinds) {
    for (const std::string& name : measure_names(of)) {
      const pb::FieldDescriptor* field = message->FindFieldByName(name);
      ASSERT_NE(field, nullptr) << name;
      EXPECT_EQ(field->type(), pb::FieldDescriptor::TYPE_DOUBLE) << name;
      EXPECT_TRUE(field->has_presence()) << name << ": undefined must differ from 0";
    }
  }
}

TEST(Schema, StillReadsWhatWasReleased) {
  std::set<std::string> now;
  for_each_field([&](const pb::FieldDescriptor& field) { now.insert(promise(field)); });
  std::size_t released = 0;
  for (const std::string& line : lines_of(source_dir() / "proto/released.txt")) {
    if (line.empty() || line.front() == '#') continue;
    ++released;
    EXPECT_TRUE(now.contains(line))
        << line << "\nwas released, and is not as it was: files and programs rely on it. Give a "
        << "changed field another name and number, and leave this one.";
  }
  EXPECT_GT(released, 300U);
}

// At a release: --gtest_also_run_disabled_tests --gtest_filter=*PrintsWhatARelease* prints the lines of proto/released.txt.
TEST(Schema, DISABLED_PrintsWhatAReleasePromises) {
  for_each_field([](const pb::FieldDescriptor& field) { std::cout << promise(field) << '\n'; });
}

TEST(Schema, EveryFieldSaysWhatItIs) {
  const std::regex field(R"(^\s*(repeated |optional |map<string, )?[A-Za-z0-9_.>]+ \w+ = \d+;.*)");
  std::size_t fields = 0;
  for (const pb::FileDescriptor* file : files()) {
    for (const std::string& line : lines_of(source_dir() / "proto" / file->name())) {
      if (!std::regex_match(line, field)) continue;
      ++fields;
      EXPECT_THAT(line, testing::ContainsRegex("; +// [^ ]")) << file->name();
    }
  }
  std::size_t known = 0;
  for_each_field([&](const pb::FieldDescriptor& f) {
    if (!f.containing_type()->options().map_entry()) ++known;
  });
  EXPECT_EQ(fields, known) << "a field stands in a form that this test does not see";
}

TEST(Schema, NamesAndTypesAreThoseThatEveryReaderOfJsonKeeps) {
  for_each_field([](const pb::FieldDescriptor& field) {
    EXPECT_TRUE(std::regex_match(field.name(), std::regex("[a-z][a-z0-9_]*"))) << field.full_name();
    EXPECT_NE(field.cpp_type(), pb::FieldDescriptor::CPPTYPE_INT64) << field.full_name();
    EXPECT_NE(field.cpp_type(), pb::FieldDescriptor::CPPTYPE_UINT64) << field.full_name();
    EXPECT_NE(field.type(), pb::FieldDescriptor::TYPE_BYTES) << field.full_name();
  });
}

}  // namespace
}  // namespace interstice
