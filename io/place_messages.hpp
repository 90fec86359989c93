/// @file  Which messages of place.proto the tables of a place stand in.
#pragma once

#include <google/protobuf/message.h>

#include <memory>
#include <string>
#include <string_view>

#include "graph/model/schema.hpp"

namespace interstice {

/// The number of the field of v1.Place that holds a table's rows.
[[nodiscard]] int field_of_table(TableKind kind);

/// An empty message for a table's rows. Its fields are the columns, numbered from 1 as the schema lists them, and the extras.
[[nodiscard]] std::unique_ptr<google::protobuf::Message> new_row(TableKind kind);
inline constexpr int kExtrasField = 100;

/// A column's name as that of a field: "reported by" is reported_by.
[[nodiscard]] std::string field_name(std::string_view column);

}  // namespace interstice
