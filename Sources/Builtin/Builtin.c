// Made by Dictionaries/import.py; do not edit. The bundled dictionaries, embedded at compile time.
#include "Builtin.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char language_dictionary_json[] = {
#embed "../../Dictionaries/language/dictionary.json"
  , 0};
static const unsigned char language_compatibility_tsv[] = {
#embed "../../Dictionaries/language/compatibility.tsv"
  , 0};
static const unsigned char language_confusable_tsv[] = {
#embed "../../Dictionaries/language/confusable.tsv"
  , 0};
static const unsigned char language_numerals_tsv[] = {
#embed "../../Dictionaries/language/numerals.tsv"
  , 0};
static const unsigned char language_phrases_idioms_tsv[] = {
#embed "../../Dictionaries/language/phrases-idioms.tsv"
  , 0};
static const unsigned char language_pinyin_tsv[] = {
#embed "../../Dictionaries/language/pinyin.tsv"
  , 0};
static const unsigned char language_polyphones_tsv[] = {
#embed "../../Dictionaries/language/polyphones.tsv"
  , 0};
static const unsigned char language_simplified_phrases_tsv[] = {
#embed "../../Dictionaries/language/simplified-phrases.tsv"
  , 0};
static const unsigned char language_simplified_tsv[] = {
#embed "../../Dictionaries/language/simplified.tsv"
  , 0};
static const unsigned char language_standard_tsv[] = {
#embed "../../Dictionaries/language/standard.tsv"
  , 0};
static const unsigned char language_strokes_tsv[] = {
#embed "../../Dictionaries/language/strokes.tsv"
  , 0};
static const unsigned char language_surnames_single_tsv[] = {
#embed "../../Dictionaries/language/surnames-single.tsv"
  , 0};
static const unsigned char language_surnames_tsv[] = {
#embed "../../Dictionaries/language/surnames.tsv"
  , 0};
static const unsigned char language_terms_idioms_tsv[] = {
#embed "../../Dictionaries/language/terms-idioms.tsv"
  , 0};
static const unsigned char language_terms_more_tsv[] = {
#embed "../../Dictionaries/language/terms-more.tsv"
  , 0};
static const unsigned char language_terms_preferred_tsv[] = {
#embed "../../Dictionaries/language/terms-preferred.tsv"
  , 0};
static const unsigned char language_terms_regional_tsv[] = {
#embed "../../Dictionaries/language/terms-regional.tsv"
  , 0};
static const unsigned char language_terms_typos_tsv[] = {
#embed "../../Dictionaries/language/terms-typos.tsv"
  , 0};
static const unsigned char language_terms_variants_tsv[] = {
#embed "../../Dictionaries/language/terms-variants.tsv"
  , 0};
static const unsigned char language_traditional_ambiguous_tsv[] = {
#embed "../../Dictionaries/language/traditional-ambiguous.tsv"
  , 0};
static const unsigned char language_traditional_phrases_tsv[] = {
#embed "../../Dictionaries/language/traditional-phrases.tsv"
  , 0};
static const unsigned char language_traditional_tsv[] = {
#embed "../../Dictionaries/language/traditional.tsv"
  , 0};
static const unsigned char language_words_modern_tsv[] = {
#embed "../../Dictionaries/language/words-modern.tsv"
  , 0};
static const unsigned char language_words_tsv[] = {
#embed "../../Dictionaries/language/words.tsv"
  , 0};
static const unsigned char national_dictionary_json[] = {
#embed "../../Dictionaries/national/dictionary.json"
  , 0};
static const unsigned char national_offices_more_tsv[] = {
#embed "../../Dictionaries/national/offices-more.tsv"
  , 0};
static const unsigned char national_offices_tsv[] = {
#embed "../../Dictionaries/national/offices.tsv"
  , 0};
static const unsigned char national_organizations_more_tsv[] = {
#embed "../../Dictionaries/national/organizations-more.tsv"
  , 0};
static const unsigned char national_organizations_reforms_tsv[] = {
#embed "../../Dictionaries/national/organizations-reforms.tsv"
  , 0};
static const unsigned char national_organizations_tsv[] = {
#embed "../../Dictionaries/national/organizations.tsv"
  , 0};
static const unsigned char national_people_foreign_tsv[] = {
#embed "../../Dictionaries/national/people-foreign.tsv"
  , 0};
static const unsigned char national_people_more_tsv[] = {
#embed "../../Dictionaries/national/people-more.tsv"
  , 0};
static const unsigned char national_people_tsv[] = {
#embed "../../Dictionaries/national/people.tsv"
  , 0};
static const unsigned char national_phrases_common_tsv[] = {
#embed "../../Dictionaries/national/phrases-common.tsv"
  , 0};
static const unsigned char national_phrases_more_tsv[] = {
#embed "../../Dictionaries/national/phrases-more.tsv"
  , 0};
static const unsigned char national_phrases_openings_tsv[] = {
#embed "../../Dictionaries/national/phrases-openings.tsv"
  , 0};
static const unsigned char national_phrases_tsv[] = {
#embed "../../Dictionaries/national/phrases.tsv"
  , 0};
static const unsigned char national_places_history_tsv[] = {
#embed "../../Dictionaries/national/places-history.tsv"
  , 0};
static const unsigned char national_places_townships_tsv[] = {
#embed "../../Dictionaries/national/places-townships.tsv"
  , 0};
static const unsigned char national_places_zones_more_tsv[] = {
#embed "../../Dictionaries/national/places-zones-more.tsv"
  , 0};
static const unsigned char national_places_zones_tsv[] = {
#embed "../../Dictionaries/national/places-zones.tsv"
  , 0};
static const unsigned char national_places_tsv[] = {
#embed "../../Dictionaries/national/places.tsv"
  , 0};
static const unsigned char national_terms_caution_tsv[] = {
#embed "../../Dictionaries/national/terms-caution.tsv"
  , 0};
static const unsigned char national_terms_official_tsv[] = {
#embed "../../Dictionaries/national/terms-official.tsv"
  , 0};
static const unsigned char national_terms_style_tsv[] = {
#embed "../../Dictionaries/national/terms-style.tsv"
  , 0};
static const unsigned char liaoning_dictionary_json[] = {
#embed "../../Dictionaries/liaoning/dictionary.json"
  , 0};
static const unsigned char liaoning_people_attested_tsv[] = {
#embed "../../Dictionaries/liaoning/people-attested.tsv"
  , 0};
static const unsigned char liaoning_people_tsv[] = {
#embed "../../Dictionaries/liaoning/people.tsv"
  , 0};
static const unsigned char liaoning_phrases_more_tsv[] = {
#embed "../../Dictionaries/liaoning/phrases-more.tsv"
  , 0};
static const unsigned char liaoning_phrases_tsv[] = {
#embed "../../Dictionaries/liaoning/phrases.tsv"
  , 0};
static const unsigned char liaoning_places_zones_more_tsv[] = {
#embed "../../Dictionaries/liaoning/places-zones-more.tsv"
  , 0};
static const unsigned char liaoning_places_zones_tsv[] = {
#embed "../../Dictionaries/liaoning/places-zones.tsv"
  , 0};

const struct ZhubiBuiltinFile zhubi_builtin_files[] = {
  {"language/dictionary.json", language_dictionary_json, sizeof language_dictionary_json - 1},
  {"language/compatibility.tsv", language_compatibility_tsv, sizeof language_compatibility_tsv - 1},
  {"language/confusable.tsv", language_confusable_tsv, sizeof language_confusable_tsv - 1},
  {"language/numerals.tsv", language_numerals_tsv, sizeof language_numerals_tsv - 1},
  {"language/phrases-idioms.tsv", language_phrases_idioms_tsv, sizeof language_phrases_idioms_tsv - 1},
  {"language/pinyin.tsv", language_pinyin_tsv, sizeof language_pinyin_tsv - 1},
  {"language/polyphones.tsv", language_polyphones_tsv, sizeof language_polyphones_tsv - 1},
  {"language/simplified-phrases.tsv", language_simplified_phrases_tsv, sizeof language_simplified_phrases_tsv - 1},
  {"language/simplified.tsv", language_simplified_tsv, sizeof language_simplified_tsv - 1},
  {"language/standard.tsv", language_standard_tsv, sizeof language_standard_tsv - 1},
  {"language/strokes.tsv", language_strokes_tsv, sizeof language_strokes_tsv - 1},
  {"language/surnames-single.tsv", language_surnames_single_tsv, sizeof language_surnames_single_tsv - 1},
  {"language/surnames.tsv", language_surnames_tsv, sizeof language_surnames_tsv - 1},
  {"language/terms-idioms.tsv", language_terms_idioms_tsv, sizeof language_terms_idioms_tsv - 1},
  {"language/terms-more.tsv", language_terms_more_tsv, sizeof language_terms_more_tsv - 1},
  {"language/terms-preferred.tsv", language_terms_preferred_tsv, sizeof language_terms_preferred_tsv - 1},
  {"language/terms-regional.tsv", language_terms_regional_tsv, sizeof language_terms_regional_tsv - 1},
  {"language/terms-typos.tsv", language_terms_typos_tsv, sizeof language_terms_typos_tsv - 1},
  {"language/terms-variants.tsv", language_terms_variants_tsv, sizeof language_terms_variants_tsv - 1},
  {"language/traditional-ambiguous.tsv", language_traditional_ambiguous_tsv, sizeof language_traditional_ambiguous_tsv - 1},
  {"language/traditional-phrases.tsv", language_traditional_phrases_tsv, sizeof language_traditional_phrases_tsv - 1},
  {"language/traditional.tsv", language_traditional_tsv, sizeof language_traditional_tsv - 1},
  {"language/words-modern.tsv", language_words_modern_tsv, sizeof language_words_modern_tsv - 1},
  {"language/words.tsv", language_words_tsv, sizeof language_words_tsv - 1},
  {"national/dictionary.json", national_dictionary_json, sizeof national_dictionary_json - 1},
  {"national/offices-more.tsv", national_offices_more_tsv, sizeof national_offices_more_tsv - 1},
  {"national/offices.tsv", national_offices_tsv, sizeof national_offices_tsv - 1},
  {"national/organizations-more.tsv", national_organizations_more_tsv, sizeof national_organizations_more_tsv - 1},
  {"national/organizations-reforms.tsv", national_organizations_reforms_tsv, sizeof national_organizations_reforms_tsv - 1},
  {"national/organizations.tsv", national_organizations_tsv, sizeof national_organizations_tsv - 1},
  {"national/people-foreign.tsv", national_people_foreign_tsv, sizeof national_people_foreign_tsv - 1},
  {"national/people-more.tsv", national_people_more_tsv, sizeof national_people_more_tsv - 1},
  {"national/people.tsv", national_people_tsv, sizeof national_people_tsv - 1},
  {"national/phrases-common.tsv", national_phrases_common_tsv, sizeof national_phrases_common_tsv - 1},
  {"national/phrases-more.tsv", national_phrases_more_tsv, sizeof national_phrases_more_tsv - 1},
  {"national/phrases-openings.tsv", national_phrases_openings_tsv, sizeof national_phrases_openings_tsv - 1},
  {"national/phrases.tsv", national_phrases_tsv, sizeof national_phrases_tsv - 1},
  {"national/places-history.tsv", national_places_history_tsv, sizeof national_places_history_tsv - 1},
  {"national/places-townships.tsv", national_places_townships_tsv, sizeof national_places_townships_tsv - 1},
  {"national/places-zones-more.tsv", national_places_zones_more_tsv, sizeof national_places_zones_more_tsv - 1},
  {"national/places-zones.tsv", national_places_zones_tsv, sizeof national_places_zones_tsv - 1},
  {"national/places.tsv", national_places_tsv, sizeof national_places_tsv - 1},
  {"national/terms-caution.tsv", national_terms_caution_tsv, sizeof national_terms_caution_tsv - 1},
  {"national/terms-official.tsv", national_terms_official_tsv, sizeof national_terms_official_tsv - 1},
  {"national/terms-style.tsv", national_terms_style_tsv, sizeof national_terms_style_tsv - 1},
  {"liaoning/dictionary.json", liaoning_dictionary_json, sizeof liaoning_dictionary_json - 1},
  {"liaoning/people-attested.tsv", liaoning_people_attested_tsv, sizeof liaoning_people_attested_tsv - 1},
  {"liaoning/people.tsv", liaoning_people_tsv, sizeof liaoning_people_tsv - 1},
  {"liaoning/phrases-more.tsv", liaoning_phrases_more_tsv, sizeof liaoning_phrases_more_tsv - 1},
  {"liaoning/phrases.tsv", liaoning_phrases_tsv, sizeof liaoning_phrases_tsv - 1},
  {"liaoning/places-zones-more.tsv", liaoning_places_zones_more_tsv, sizeof liaoning_places_zones_more_tsv - 1},
  {"liaoning/places-zones.tsv", liaoning_places_zones_tsv, sizeof liaoning_places_zones_tsv - 1},
};
const size_t zhubi_builtin_file_count = sizeof zhubi_builtin_files / sizeof zhubi_builtin_files[0];
