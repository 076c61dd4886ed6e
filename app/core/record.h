/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records: plain structs behind GObject types, each described once by a table of fields.
 * Store, wire, windows and documents all read that table; nobody maps a member by hand. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  LOKET_KIND_TEXT,    /* char *, UTF-8, NULL = absent */
  LOKET_KIND_ENUM,    /* an int-sized enum; its names are the nicks of its GEnumClass */
  LOKET_KIND_BOOLEAN, /* gboolean */
  LOKET_KIND_INTEGER, /* gint64, or LoketOptional when the field is optional; so the next two */
  LOKET_KIND_MONEY,   /* whole rupiah */
  LOKET_KIND_TIME,    /* UTC, microseconds since 1970 */
  LOKET_KIND_DAY,     /* char *, "2026-11-22" */
  LOKET_KIND_BYTES,   /* GBytes *, base64 on the wire */
  LOKET_KIND_WORDS,   /* char **, a set of keys without blanks, NULL = absent */
  LOKET_KIND_RECORD,  /* another record; on the wire and as property, never a column */
  LOKET_KIND_LIST,    /* GListStore of records; on the wire and as property, never a column */
} LoketKind;

typedef enum {
  LOKET_FIELD_PLAIN = 0,
  LOKET_FIELD_KEY = 1 << 0,      /* identifies the record, never changes */
  LOKET_FIELD_OPTIONAL = 1 << 1, /* may be absent; absent is never 0 */
  LOKET_FIELD_PERSONAL = 1 << 2, /* left out of the feed, masked in lists */
  LOKET_FIELD_DERIVED = 1 << 3,  /* worked out by the handler, never a column */
  LOKET_FIELD_UUID = 1 << 4,     /* a text that is a bare lower-case UUID */
  LOKET_FIELD_AREA = 1 << 5,     /* code of a region: who asks must be for it (the dispatcher) */
  LOKET_FIELD_SECRET = 1 << 6,   /* a password or token: in no row, audit, plain hash or log */
  LOKET_FIELD_NAME = 1 << 7,     /* a text of one line with something in it to read */
} LoketFieldFlags;

/* A number that may be absent. */
typedef struct {
  gint64 value;
  gboolean set;
} LoketOptional;

#define LOKET_SOME(number) ((LoketOptional){.value = (number), .set = TRUE})
#define LOKET_NONE ((LoketOptional){.value = 0, .set = FALSE})

typedef struct {
  const char *name; /* "issued_at": the column, the JSON member and, with hyphens, the property */
  LoketKind kind;
  LoketFieldFlags flags;
  gsize offset;
  GType (*type) (void); /* of the enum, the record or the items of the list */
  gint64 min;           /* least number; least characters of a text; least items or bytes */
  gint64 max;           /* greatest number, most characters, items or bytes; 0 = the kind's own */
  const char *blurb;    /* one line for the API document */
} LoketField;

#define LOKET_TYPE_RECORD (loket_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (LoketRecord, loket_record, LOKET, RECORD, GObject)

struct _LoketRecordClass {
  GObjectClass parent_class;
  const LoketField *fields;
  guint n_fields;
  const char *entity; /* table and feed name of a stored record, NULL for a message */
  const char *topic;  /* the feed topic it is told under, NULL when it is not told */
  GParamSpec **properties;
};

/* What the GObject property of an optional number gives when it is absent. */
#define LOKET_ABSENT G_MININT64

#define LOKET_TEXT_MAX 200 /* characters of a text whose field names no limit */
#define LOKET_LIST_MAX 2000
#define LOKET_INTEGER_MAX                                                                          \
  (G_GINT64_CONSTANT (1) << 53) /* what JSON carries exactly, RFC 8259 6                           \
                                 */

/* The kind of C member is checked at compile time: a wrong one is "incompatible" here. */
#define LOKET_FIELD_AT(Type, member, ctype)                                                        \
  (G_STRUCT_OFFSET (Type, member) + 0 * sizeof (char[_Generic(((Type *) 0)->member, ctype : 1)]))

#define LOKET_FIELD_TEXT(Type, member, field_flags, ...)                                           \
  {                                                                                                \
    .name = #member, .kind = LOKET_KIND_TEXT, .flags = (field_flags),                              \
    .offset = LOKET_FIELD_AT (Type, member, char *), __VA_ARGS__                                   \
  }
#define LOKET_FIELD_DAY(Type, member, field_flags, ...)                                            \
  {                                                                                                \
    .name = #member, .kind = LOKET_KIND_DAY, .flags = (field_flags),                               \
    .offset = LOKET_FIELD_AT (Type, member, char *), __VA_ARGS__                                   \
  }
#define LOKET_FIELD_ENUM(Type, member, field_flags, enum_name, ...)                                \
  {                                                                                                \
    .name = #member, .kind = LOKET_KIND_ENUM, .flags = (field_flags),                              \
    .offset = G_STRUCT_OFFSET (Type, member) +                                                     \
              0 * sizeof (char[sizeof (((Type *) 0)->member) == sizeof (int) ? 1 : -1]),           \
    .type = enum_name##_get_type, __VA_ARGS__                                                      \
  }
#define LOKET_FIELD_BOOLEAN(Type, member, field_flags, ...)                                        \
  {                                                                                                \
    .name = #member, .kind = LOKET_KIND_BOOLEAN, .flags = (field_flags),                           \
    .offset = LOKET_FIELD_AT (Type, member, gboolean), __VA_ARGS__                                 \
  }
#define LOKET_FIELD_NUMBER(Type, member, number_kind, field_flags, ...)                            \
  {                                                                                                \
    .name = #member, .kind = (number_kind), .flags = (field_flags),                                \
    .offset =                                                                                      \
        G_STRUCT_OFFSET (Type, member) +                                                           \
        0 * sizeof (                                                                               \
                char[_Generic(((Type *) 0)->member, gint64                                         \
                              : ((field_flags) &LOKET_FIELD_OPTIONAL) == 0 ? 1 : -1, LoketOptional \
                              : ((field_flags) &LOKET_FIELD_OPTIONAL) != 0 ? 1 : -1)]),            \
    __VA_ARGS__                                                                                    \
  }
#define LOKET_FIELD_INTEGER(Type, member, field_flags, ...)                                        \
  LOKET_FIELD_NUMBER (Type, member, LOKET_KIND_INTEGER, field_flags, __VA_ARGS__)
#define LOKET_FIELD_MONEY(Type, member, field_flags, ...)                                          \
  LOKET_FIELD_NUMBER (Type, member, LOKET_KIND_MONEY, field_flags, __VA_ARGS__)
#define LOKET_FIELD_TIME(Type, member, field_flags, ...)                                           \
  LOKET_FIELD_NUMBER (Type, member, LOKET_KIND_TIME, field_flags, __VA_ARGS__)
#define LOKET_FIELD_BYTES(Type, member, field_flags, ...)                                          \
  {                                                                                                \
    .name = #member, .kind = LOKET_KIND_BYTES, .flags = (field_flags),                             \
    .offset = LOKET_FIELD_AT (Type, member, GBytes *), __VA_ARGS__                                 \
  }
#define LOKET_FIELD_WORDS(Type, member, field_flags, ...)                                          \
  {                                                                                                \
    .name = #member, .kind = LOKET_KIND_WORDS, .flags = (field_flags),                             \
    .offset = LOKET_FIELD_AT (Type, member, char **), __VA_ARGS__                                  \
  }
#define LOKET_FIELD_RECORD(Type, member, field_flags, record_name, ...)                            \
  {                                                                                                \
    .name = #member, .kind = LOKET_KIND_RECORD, .flags = (field_flags),                            \
    .offset = G_STRUCT_OFFSET (Type, member), .type = record_name##_get_type, __VA_ARGS__          \
  }
#define LOKET_FIELD_LIST(Type, member, field_flags, record_name, ...)                              \
  {                                                                                                \
    .name = #member, .kind = LOKET_KIND_LIST, .flags = (field_flags),                              \
    .offset = LOKET_FIELD_AT (Type, member, GListStore *), .type = record_name##_get_type,         \
    __VA_ARGS__                                                                                    \
  }

/* In a header: the type, its cast and its constructor.  The struct itself stands there too,
 * with `LoketRecord parent_instance;` first; its members are read freely and written only
 * before the record is handed on. */
#define LOKET_DECLARE_RECORD(Name, name)                                                           \
  typedef struct _##Name Name;                                                                     \
  typedef struct {                                                                                 \
    LoketRecordClass parent_class;                                                                 \
  } Name##Class;                                                                                   \
  GType name##_get_type (void);                                                                    \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Name, g_object_unref)                                             \
  G_GNUC_UNUSED static inline Name *name##_new (void)                                              \
  {                                                                                                \
    return (Name *) g_object_new (name##_get_type (), NULL);                                       \
  }                                                                                                \
  G_GNUC_UNUSED static inline Name *name##_cast (gpointer record)                                  \
  {                                                                                                \
    return (Name *) G_TYPE_CHECK_INSTANCE_CAST (record, name##_get_type (), LoketRecord);          \
  }

#define LOKET_DEFINE_RECORD(Name, name, table) LOKET_DEFINE_ENTITY (Name, name, table, NULL, NULL)

#define LOKET_DEFINE_ENTITY(Name, name, table, entity_name, topic_name)                            \
  G_DEFINE_TYPE (Name, name, LOKET_TYPE_RECORD)                                                    \
  static void name##_class_init (Name##Class *klass)                                               \
  {                                                                                                \
    loket_record_class_describe (                                                                  \
        &klass->parent_class, table, G_N_ELEMENTS (table), entity_name, topic_name);               \
  }                                                                                                \
  static void name##_init (Name *self)                                                             \
  {                                                                                                \
  }

void loket_record_class_describe (LoketRecordClass *klass,
                                  const LoketField *fields,
                                  guint n_fields,
                                  const char *entity,
                                  const char *topic);

/* The table of a type */
const LoketField *loket_record_type_fields (GType type, guint *n_fields);
const LoketField *loket_record_type_find_field (GType type, const char *name);
const LoketField *loket_record_type_key (GType type);
const char *loket_record_type_entity (GType type);
const char *loket_record_type_topic (GType type);

/* A record as a whole */
LoketRecord *loket_record_copy (LoketRecord *record) G_GNUC_WARN_UNUSED_RESULT;
LoketRecord *loket_record_copy_public (LoketRecord *record) G_GNUC_WARN_UNUSED_RESULT;
LoketRecord *loket_record_copy_without_secrets (LoketRecord *record) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_record_equal (LoketRecord *a, LoketRecord *b);
gboolean loket_record_update (LoketRecord *live, LoketRecord *newer);
gboolean loket_record_check (LoketRecord *record, GError **error);
const char *loket_record_id (LoketRecord *record);

/* One field of a record */
gboolean loket_field_is_number (const LoketField *field);
gboolean loket_field_is_optional_number (const LoketField *field);
gboolean loket_field_is_column (const LoketField *field);
gboolean loket_field_is_set (const LoketField *field, LoketRecord *record);
gint64 loket_field_number (const LoketField *field, LoketRecord *record);
void loket_field_set_number (const LoketField *field, LoketRecord *record, gint64 value);
const char *loket_field_text (const LoketField *field, LoketRecord *record);
void loket_field_set_from_text (const LoketField *field, LoketRecord *record, const char *text);
void loket_field_take_text (const LoketField *field, LoketRecord *record, char *value);
GBytes *loket_field_bytes (const LoketField *field, LoketRecord *record);
void loket_field_take_bytes (const LoketField *field, LoketRecord *record, GBytes *value);
char **loket_field_words (const LoketField *field, LoketRecord *record);
void loket_field_take_words (const LoketField *field, LoketRecord *record, char **value);
LoketRecord *loket_field_record (const LoketField *field, LoketRecord *record);
void loket_field_take_record (const LoketField *field, LoketRecord *record, LoketRecord *value);
GListStore *loket_field_list (const LoketField *field, LoketRecord *record);
void loket_field_take_list (const LoketField *field, LoketRecord *record, GListStore *value);
gboolean loket_char_is_hidden (gunichar c);
gboolean loket_field_check (const LoketField *field, LoketRecord *record, GError **error);
gint64 loket_field_max (const LoketField *field);

/* Enumerations by their names on the wire */
const char *loket_enum_name (GType type, int value);
gboolean loket_enum_from_name (GType type, const char *name, int *value);

G_END_DECLS
