#include "io/place_messages.hpp"

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>

#include "graph/model/table.hpp"

namespace interstice {
namespace {

using Field = google::protobuf::FieldDescriptor;

// The one list of columns is graph/model/schema; the messages follow it, number by number.
TEST(PlaceMessages, EveryTableHasTheColumnsOfTheSchema) {
  for (const TableSpec& spec : table_specs()) {
    const auto row = new_row(spec.kind);
    const google::protobuf::Descriptor& type = *row->GetDescriptor();
    ASSERT_EQ(type.field_count(), static_cast<int>(spec.columns.size()) + 1) << spec.name;
    for (int c = 0; c < type.field_count() - 1; ++c) {
      const ColumnSpec& column = spec.columns[static_cast<std::size_t>(c)];
      const Field& field = *type.field(c);
      EXPECT_EQ(field.number(), c + 1) << field.full_name();
      EXPECT_EQ(field.name(), field_name(column.name)) << field.full_name();
      EXPECT_EQ(field.is_repeated(), column.type == ColumnType::list) << field.full_name();
      EXPECT_EQ(field.type(), is_number(column.type) ? Field::TYPE_DOUBLE : Field::TYPE_STRING)
          << field.full_name();
      EXPECT_EQ(field.has_presence(), is_number(column.type)) << field.full_name();
    }
    const Field& extras = *type.FindFieldByNumber(kExtrasField);
    EXPECT_TRUE(extras.is_map()) << spec.name;
    EXPECT_EQ(extras.name(), "extras");
  }
}

TEST(PlaceMessages, TablesStandInThePlaceInTheirOrder) {
  int number = 3;  // after written_by and tables
  for (const TableSpec& spec : table_specs()) EXPECT_EQ(field_of_table(spec.kind), number++);
}

}  // namespace
}  // namespace interstice
