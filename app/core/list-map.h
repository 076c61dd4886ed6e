/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map says which columns of a list hold what: a key file with a section [columns].  The reader of
 * lists reads by it, the import page shows it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One line a key: symbol, key in the file, what people call it. */
#define LOKET_LIST_FIELDS(F)                                                                       \
  F (ID, "id", N_ ("number in the list"))                                                          \
  F (NAME, "name", N_ ("name"))                                                                    \
  F (BIRTH_DATE, "birth_date", N_ ("date of birth"))                                               \
  F (NIK, "nik", N_ ("NIK"))                                                                       \
  F (IDENTIFIER, "identifier", N_ ("other number"))                                                \
  F (FAMILY_CARD, "family_card", N_ ("family card number"))                                        \
  F (SEX, "sex", N_ ("sex"))                                                                       \
  F (VILLAGE, "village", N_ ("village"))                                                           \
  F (ADDRESS, "address", N_ ("address"))                                                           \
  F (PHONE, "phone", N_ ("telephone"))                                                             \
  F (MOTHER_NAME, "mother_name", N_ ("name of the mother"))                                        \
  F (FATHER_NAME, "father_name", N_ ("name of the father"))                                        \
  F (DECILE, "decile", N_ ("decile"))                                                              \
  F (RT, "rt", N_ ("RT"))                                                                          \
  F (RW, "rw", N_ ("RW"))                                                                          \
  F (HAMLET, "hamlet", N_ ("hamlet"))                                                              \
  F (SUBDISTRICT, "subdistrict", N_ ("kecamatan"))                                                 \
  F (RELATION, "relation", N_ ("relation in the family"))                                          \
  F (LIFE_STATUS, "life_status", N_ ("alive, dead or moved"))                                      \
  F (PROGRAMME, "programme", N_ ("programme"))

typedef enum {
#define LOKET_LIST_FIELD_SYMBOL(symbol, key, words) LOKET_LIST_##symbol,
  LOKET_LIST_FIELDS (LOKET_LIST_FIELD_SYMBOL)
#undef LOKET_LIST_FIELD_SYMBOL
      LOKET_N_LIST_FIELDS
} LoketListField;

#define LOKET_LIST_WHOLE_LINE LOKET_N_LIST_FIELDS /* of a problem that no single field has */

typedef struct _LoketListMap LoketListMap;

LoketListMap *loket_list_map_new (GBytes *file, GError **error) G_GNUC_WARN_UNUSED_RESULT;
LoketListMap *loket_list_map_ref (LoketListMap *map);
void loket_list_map_unref (LoketListMap *map);
const char *loket_list_map_columns (const LoketListMap *map, LoketListField field);
const char *loket_list_map_birth_format (const LoketListMap *map);

#define LOKET_RANK_NOT_SAID 5 /* behind golongan IV: it may be any */

/* What a row tells of somebody beside its columns. */
typedef struct {
  gboolean civil_servant; /* servant, soldier or police */
  int civil_servant_rank; /* 1 to 4: golongan I to IV; 0 = nobody is one */
  gboolean other_insurance;
} LoketListTold;

gboolean loket_list_map_tells (const LoketListMap *map);
void loket_list_map_told (const LoketListMap *map, const char *programme, LoketListTold *told);
const char *loket_list_field_key (LoketListField field);
const char *loket_list_field_words (LoketListField field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketListMap, loket_list_map_unref)

/* A map laid on the columns that a list has. */
typedef struct _LoketListBinding LoketListBinding;

LoketListBinding *loket_list_map_bind (LoketListMap *map,
                                       const char *const *header,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
guint loket_list_map_count_found (LoketListMap *map, const char *const *header);
void loket_list_binding_free (LoketListBinding *binding);
const int *loket_list_binding_columns (const LoketListBinding *binding,
                                       LoketListField field,
                                       guint *n_columns);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketListBinding, loket_list_binding_free)

G_END_DECLS
