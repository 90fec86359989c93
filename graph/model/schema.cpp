#include "graph/model/schema.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace interstice {
namespace {

using enum ColumnType;
constexpr std::string_view kVisibility = "team|partners|public|published=public";
constexpr std::string_view kDirections = "directed|mutual|undirected=mutual|both=mutual";
constexpr std::string_view kYesNo = "yes|no|y=yes|n=no|true=yes|false=no|1=yes|0=no";
constexpr std::string_view kYesPartlyNo =
    "yes|partly|no|y=yes|n=no|true=yes|false=no|1=yes|0=no|partially=partly";
// A yes or no stands for the question in the header, "responded" or "answered". "answered none": asked, and ticked
// nothing.
constexpr std::string_view kStatuses =
    "answered|partly|no reply|declined|passed on|not asked|"
    "yes=answered|y=answered|true=answered|1=answered|complete=answered|completed=answered|"
    "replied=answered|responded=answered|returned=answered|answered none=answered|"
    "answered, none=answered|none ticked=answered|ticked none=answered|ticked nothing=answered|"
    "named nobody=answered|no links=answered|nil return=answered|"
    "partial=partly|partially=partly|incomplete=partly|started=partly|opened=partly|"
    "opened, not sent=partly|"
    "no=no reply|n=no reply|false=no reply|0=no reply|no response=no reply|non response=no reply|"
    "no answer=no reply|not answered=no reply|did not answer=no reply|did not reply=no reply|"
    "did not respond=no reply|unanswered=no reply|not returned=no reply|not replied=no reply|"
    "awaited=no reply|outstanding=no reply|pending=no reply|"
    "refused=declined|opted out=declined|withdrew=declined|withdrawn=declined|forwarded=passed on|"
    "not sent=not asked|not invited=not asked|not surveyed=not asked";
// Nobody answered, or nobody was named? Not asked, or no answer?
constexpr std::string_view kUnclearStatuses = "none|nothing|nil|nobody|noone|blank|empty|na|n/a";

constexpr std::array kStakeholders = {
    ColumnSpec{.name = "id",
               .required = true,
               .synonyms = "identifier|nodeid|node|vertex|code|key|vertexid|elementid|actorid|"
                           "stakeholderid|bodyid|sharedname"},
    ColumnSpec{.name = "name",
               .synonyms = "label|title|nodename|nodelabel|vertexname|vertexlabel|displayname|"
                           "stakeholdername|bodyname"},
    ColumnSpec{
        .name = "kind",
        .type = choice,
        .choices =
            "organisation|organization=organisation|body=organisation|person|post|team|board|"
            "committee|event|fund|community",
        .synonyms = "type|nodetype|vertextype|elementtype|actortype|stakeholdertype|bodytype"},
    ColumnSpec{.name = "mode", .type = choice, .choices = "1|2|one=1|two=2"},
    ColumnSpec{.name = "system", .type = list, .synonyms = "servicefamily"},
    ColumnSpec{.name = "sector",
               .type = choice,
               .choices = "public|third|private|community|voluntary=third|charity=third"},
    ColumnSpec{
        .name = "tier",
        .type = choice,
        .choices =
            "political|chief executive|director|senior manager|manager|front line|service user"},
    ColumnSpec{.name = "reach", .type = choice, .choices = "national|regional|local|neighbourhood"},
    ColumnSpec{.name = "organisation",
               .synonyms = "organization|belongsto|parent|employer",
               .refers = Refers::stakeholder},
    ColumnSpec{.name = "areas", .type = list, .synonyms = "area", .refers = Refers::area},
    ColumnSpec{.name = "authority", .type = unit},
    ColumnSpec{.name = "interest", .type = unit},
    ColumnSpec{.name = "support", .type = number, .kept_only = true},
    ColumnSpec{.name = "budget", .type = number, .kept_only = true, .money = true},
    ColumnSpec{.name = "capacity", .type = number, .synonyms = "fte", .kept_only = true},
    ColumnSpec{.name = "response",
               .type = choice,
               .choices = kStatuses,
               .synonyms = "responded|answered",
               .ambiguous = kUnclearStatuses},
    ColumnSpec{.name = "since", .type = date, .synonyms = "start|startdate"},
    ColumnSpec{.name = "until", .type = date, .synonyms = "end|enddate"},
    ColumnSpec{.name = "successor", .refers = Refers::stakeholder, .kept_only = true},
    ColumnSpec{.name = "holder since", .type = date, .kept_only = true},
    ColumnSpec{.name = "named",
               .type = choice,
               .choices = "yes|post only|no|post=post only|y=yes|n=no|true=yes|false=no|1=yes|0=no",
               .strict = true},
    ColumnSpec{.name = "told", .type = choice, .choices = kYesNo, .strict = true},
    ColumnSpec{.name = "visibility", .type = choice, .choices = kVisibility, .strict = true},
};
constexpr std::array kRelationships = {
    ColumnSpec{.name = "from",
               .required = true,
               .synonyms = "source|sourceid|vertex1|fromid|node1|sourcenode|fromnode|sender|ego",
               .refers = Refers::stakeholder},
    ColumnSpec{.name = "to",
               .required = true,
               .synonyms = "target|targetid|vertex2|toid|node2|targetnode|tonode|receiver|alter",
               .refers = Refers::stakeholder},
    ColumnSpec{
        .name = "kind",
        .synonyms =
            "type|relation|relationship|layer|relationshiptype|relationtype|linktype|"
            "tietype|edgetype|connectiontype|interactiontype|interaction|typeoflink|kindoflink|"
            "typeofrelationship|typeoftie|typeofconnection|"
            "sharedinteraction"},
    ColumnSpec{.name = "direction",
               .type = choice,
               .choices = kDirections,
               .synonyms = "directed|directedness"},
    ColumnSpec{.name = "formality", .type = choice, .choices = "formal|informal"},
    ColumnSpec{.name = "strength",
               .type = positive,
               .synonyms = "weight|edgeweight|tiestrength|linkweight|linkstrength|edgestrength|"
                           "tieweight|tievalue|relationshipstrength|connectionstrength"},
    ColumnSpec{.name = "trust", .type = unit},
    ColumnSpec{.name = "challenge", .type = unit},
    ColumnSpec{.name = "frequency", .kept_only = true},
    // Blank is positive: a word that is not known must not become that.
    ColumnSpec{.name = "sign",
               .type = choice,
               .choices = "+|-|positive=+|negative=-|pos=+|neg=-|1=+|-1=-",
               .strict = true},
    ColumnSpec{.name = "confidence", .type = confidence, .synonyms = "certainty"},
    ColumnSpec{
        .name = "reported by", .synonyms = "reporter|respondent", .refers = Refers::stakeholder},
    ColumnSpec{.name = "outcomes", .type = list, .synonyms = "outcome", .refers = Refers::outcome},
    ColumnSpec{.name = "since", .type = date, .synonyms = "start|startdate"},
    ColumnSpec{.name = "until", .type = date, .synonyms = "end|enddate"},
    ColumnSpec{.name = "amount", .type = number, .money = true},
    ColumnSpec{.name = "currency"},
    ColumnSpec{.name = "evidence", .type = list, .refers = Refers::evidence, .kept_only = true},
    ColumnSpec{.name = "notes",
               .synonyms = "note|description|comment|comments|remarks",
               .kept_only = true},
    ColumnSpec{.name = "visibility", .type = choice, .choices = kVisibility, .strict = true},
};
constexpr std::array kLayers = {
    ColumnSpec{.name = "kind", .required = true, .synonyms = "layer|relation|type"},
    ColumnSpec{.name = "name", .synonyms = "label"},
    ColumnSpec{
        .name = "modes", .type = choice, .choices = "one|two|1=one|2=two", .synonyms = "mode"},
    ColumnSpec{.name = "question", .synonyms = "wording"},
    ColumnSpec{.name = "source", .type = choice, .choices = "survey|documentary"},
    ColumnSpec{.name = "direction", .type = choice, .choices = kDirections},
    ColumnSpec{.name = "scale", .type = choice, .choices = "larger|smaller|binary"},
    ColumnSpec{.name = "role", .type = choice, .choices = "working|formal|money|negative"},
    ColumnSpec{.name = "asked of", .type = choice, .choices = "all|named partners"},
    ColumnSpec{.name = "roster", .type = choice, .choices = "complete|open"},
    ColumnSpec{.name = "most names", .type = number},
    ColumnSpec{.name = "recall"},
    ColumnSpec{.name = "sensitive", .type = choice, .choices = kYesNo, .strict = true},
};
constexpr std::array kResponses = {
    ColumnSpec{.name = "stakeholder",
               .required = true,
               .synonyms = "id|body|respondent",
               .refers = Refers::stakeholder},
    ColumnSpec{.name = "date", .type = date},
    ColumnSpec{.name = "layer", .synonyms = "kind"},
    ColumnSpec{.name = "status",
               .type = choice,
               .choices = kStatuses,
               .synonyms = "response",
               .ambiguous = kUnclearStatuses},
};
constexpr std::array kMemberships = {
    ColumnSpec{.name = "stakeholder",
               .required = true,
               .synonyms = "member|body|person",
               .refers = Refers::stakeholder},
    ColumnSpec{.name = "board",
               .required = true,
               .synonyms = "fund|committee|partnership",
               .refers = Refers::stakeholder},
    ColumnSpec{.name = "role", .type = choice, .choices = "chair|member|observer"},
    ColumnSpec{.name = "mandate",
               .type = choice,
               .choices = "can commit|must refer back",
               .kept_only = true},
    ColumnSpec{.name = "amount", .type = number, .kept_only = true, .money = true},
    ColumnSpec{.name = "since", .type = date},
    ColumnSpec{.name = "until", .type = date},
};
constexpr std::array kOutcomes = {
    ColumnSpec{.name = "id", .required = true, .synonyms = "code|key"},
    ColumnSpec{.name = "name", .synonyms = "label|title"},
    ColumnSpec{.name = "description", .kept_only = true},
    ColumnSpec{.name = "parent", .refers = Refers::outcome, .kept_only = true},
};
constexpr std::array kCommitments = {
    ColumnSpec{.name = "stakeholder",
               .required = true,
               .synonyms = "body|id",
               .refers = Refers::stakeholder},
    ColumnSpec{.name = "outcome", .required = true, .refers = Refers::outcome},
    ColumnSpec{.name = "role",
               .type = choice,
               .choices = "lead|accountable|sponsor|contributor|co-designing|consulted|informed|"
                          "beneficiary|pulls against"},
    ColumnSpec{.name = "priority", .type = number, .kept_only = true},
    ColumnSpec{.name = "agrees aim", .type = choice, .choices = kYesPartlyNo},
    ColumnSpec{.name = "agrees method", .type = choice, .choices = kYesPartlyNo},
    ColumnSpec{.name = "interest", .type = unit},
    ColumnSpec{.name = "weight", .type = positive, .kept_only = true},
    ColumnSpec{.name = "since", .type = date},
    ColumnSpec{.name = "until", .type = date},
};
constexpr std::array kExpected = {
    ColumnSpec{
        .name = "a", .required = true, .synonyms = "from", .refers = Refers::stakeholder_or_system},
    ColumnSpec{
        .name = "b", .required = true, .synonyms = "to", .refers = Refers::stakeholder_or_system},
    ColumnSpec{.name = "outcome", .refers = Refers::outcome},
    ColumnSpec{.name = "reason", .type = choice, .choices = "duty|plan|contract|pathway"},
};
constexpr std::array kAreas = {
    ColumnSpec{.name = "code", .required = true, .synonyms = "id"},
    ColumnSpec{.name = "name", .kept_only = true},
    ColumnSpec{.name = "parent", .refers = Refers::area},
    ColumnSpec{.name = "population", .type = positive},
};
constexpr std::array kSystems = {
    ColumnSpec{.name = "id", .required = true, .synonyms = "code|key|system"},
    ColumnSpec{.name = "name", .synonyms = "label"},
    ColumnSpec{.name = "colour", .synonyms = "color"},
    ColumnSpec{.name = "kind", .kept_only = true},
};
constexpr std::array kDecisions = {
    ColumnSpec{.name = "gap", .required = true},
    ColumnSpec{.name = "decision", .type = choice, .choices = "act|accept|watch"},
    ColumnSpec{.name = "owner"},
    ColumnSpec{.name = "reason"},
    ColumnSpec{.name = "review date", .type = date},
};
constexpr std::array kEvidence = {
    ColumnSpec{.name = "id", .required = true},
    ColumnSpec{.name = "source", .kept_only = true},
    ColumnSpec{.name = "date", .type = date, .kept_only = true},
    ColumnSpec{.name = "method",
               .type = choice,
               .choices = "interview|survey|document|observation",
               .kept_only = true},
    ColumnSpec{.name = "note", .synonyms = "notes", .kept_only = true},
    ColumnSpec{.name = "visibility",
               .type = choice,
               .choices = kVisibility,
               .strict = true,
               .kept_only = true},
};
constexpr std::array kPlace = {
    ColumnSpec{.name = "key", .required = true, .synonyms = "setting"},
    ColumnSpec{.name = "value", .required = true},
};

constexpr std::array kSettings = {
    ColumnSpec{.name = "name"},
    ColumnSpec{.name = "date", .type = date},
    ColumnSpec{.name = "country"},
    ColumnSpec{.name = "currency"},
    ColumnSpec{.name = "systems"},
    ColumnSpec{.name = "visibility", .type = choice, .choices = kVisibility, .strict = true},
    ColumnSpec{.name = "roster", .type = choice, .choices = "complete|open", .strict = true},
    ColumnSpec{.name = "question"},
    ColumnSpec{.name = "boundary"},
};

template <class Column>
constexpr bool complete(std::span<const ColumnSpec> columns) {
  return columns.size() == static_cast<std::size_t>(Column::count_);
}
static_assert(complete<StakeholderColumn>(kStakeholders) &&
              complete<RelationshipColumn>(kRelationships) && complete<LayerColumn>(kLayers) &&
              complete<ResponseColumn>(kResponses) && complete<MembershipColumn>(kMemberships) &&
              complete<OutcomeColumn>(kOutcomes) && complete<CommitmentColumn>(kCommitments) &&
              complete<ExpectedColumn>(kExpected) && complete<AreaColumn>(kAreas) &&
              complete<SystemColumn>(kSystems) && complete<DecisionColumn>(kDecisions) &&
              complete<EvidenceColumn>(kEvidence) && complete<PlaceColumn>(kPlace));

constexpr std::array<TableSpec, kTables> kTableSpecs = {{
    {TableKind::stakeholders, "stakeholders",
     "nodes|elements|vertices|bodies|organisations|organizations|actors|nodelist|nodetable",
     kStakeholders},
    {TableKind::relationships, "relationships",
     "edges|connections|links|ties|edgelist|edgetable|linklist|tielist", kRelationships},
    {TableKind::layers, "layers", "kinds", kLayers},
    {TableKind::responses, "responses", "", kResponses},
    {TableKind::memberships, "memberships", "members|boards", kMemberships},
    {TableKind::outcomes, "outcomes", "", kOutcomes},
    {TableKind::commitments, "commitments", "", kCommitments},
    {TableKind::expected, "expected", "duties", kExpected},
    {TableKind::areas, "areas", "", kAreas},
    {TableKind::systems, "systems", "", kSystems},
    {TableKind::decisions, "decisions", "", kDecisions},
    {TableKind::evidence, "evidence", "", kEvidence},
    {TableKind::place, "place", "settings", kPlace},
}};

}  // namespace

const TableSpec& table_spec(TableKind kind) { return kTableSpecs[static_cast<std::size_t>(kind)]; }

std::span<const TableSpec> table_specs() { return kTableSpecs; }

std::span<const ColumnSpec> setting_specs() { return kSettings; }

std::string fold(std::string_view header) {
  std::string out;
  out.reserve(header.size());
  for (const char c : header) {
    if (c == ' ' || c == '_' || c == '-' || c == '.' || c == '\t') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

bool in_words(std::string_view folded, std::string_view words) {
  while (!words.empty()) {
    const std::size_t end = words.find('|');
    if (words.substr(0, end) == folded) return true;
    words = end == std::string_view::npos ? std::string_view{} : words.substr(end + 1);
  }
  return false;
}

std::optional<std::string_view> match_choice(const ColumnSpec& spec, std::string_view cell) {
  // A leading sign is part of the value ("-1"), not a dash to fold away.
  const bool is_signed = !cell.empty() && (cell.front() == '-' || cell.front() == '+');
  const std::string folded = is_signed ? std::string{} : fold(cell);
  std::string_view words = spec.choices;
  while (!words.empty()) {
    const std::size_t end = words.find('|');
    const std::string_view word = words.substr(0, end);
    const std::size_t equals = word.find('=', 1);
    const std::string_view from = word.substr(0, equals);
    if (from == cell || (!folded.empty() && fold(from) == folded && from.front() != '-')) {
      return equals == std::string_view::npos ? from : word.substr(equals + 1);
    }
    words = end == std::string_view::npos ? std::string_view{} : words.substr(end + 1);
  }
  return std::nullopt;
}

std::optional<double> parse_confidence(std::string_view cell) {
  const std::string folded = fold(cell);
  if (folded == "sure") return 0.95;
  if (folded == "fairly" || folded == "fairlysure") return 0.7;
  if (folded == "hearsay") return 0.4;
  const std::optional<double> value = parse_number(cell);
  if (!value || *value < 0.0 || *value > 1.0) return std::nullopt;
  return value;
}

std::optional<double> parse_number(std::string_view cell) {
  if (!cell.empty() && cell.front() == '+') {
    cell.remove_prefix(1);
    if (!cell.empty() && (cell.front() == '+' || cell.front() == '-')) return std::nullopt;
  }
  double value = 0.0;
  const char* const end = cell.data() + cell.size();
  const auto [stop, error] = std::from_chars(cell.data(), end, value);
  if (error != std::errc{} || stop != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace interstice
