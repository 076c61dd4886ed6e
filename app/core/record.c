/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as a whole: their class, properties, copy, equality and update; every module uses them.
 */
#include "config.h"

#include "core/record.h"

#include "core/error.h"

#include <string.h>

G_DEFINE_ABSTRACT_TYPE (LoketRecord, loket_record, G_TYPE_OBJECT)

static void
loket_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LoketRecord *self = LOKET_RECORD (object);
  const LoketField *field = &LOKET_RECORD_GET_CLASS (self)->fields[id - 1];

  switch (field->kind) {
  case LOKET_KIND_TEXT:
  case LOKET_KIND_DAY:
    g_value_set_string (value, loket_field_text (field, self));
    break;
  case LOKET_KIND_ENUM:
    g_value_set_enum (value, (int) loket_field_number (field, self));
    break;
  case LOKET_KIND_BOOLEAN:
    g_value_set_boolean (value, loket_field_number (field, self) != 0);
    break;
  case LOKET_KIND_INTEGER:
  case LOKET_KIND_MONEY:
  case LOKET_KIND_TIME:
    g_value_set_int64 (
        value, loket_field_is_set (field, self) ? loket_field_number (field, self) : LOKET_ABSENT);
    break;
  case LOKET_KIND_BYTES:
    g_value_set_boxed (value, loket_field_bytes (field, self));
    break;
  case LOKET_KIND_WORDS:
    g_value_set_boxed (value, loket_field_words (field, self));
    break;
  case LOKET_KIND_RECORD:
    g_value_set_object (value, loket_field_record (field, self));
    break;
  case LOKET_KIND_LIST:
    g_value_set_object (value, loket_field_list (field, self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    break;
  }
}

static void
free_field (const LoketField *field, LoketRecord *self)
{
  gpointer *at = (gpointer *) G_STRUCT_MEMBER_P (self, field->offset);

  switch (field->kind) {
  case LOKET_KIND_TEXT:
  case LOKET_KIND_DAY:
    g_clear_pointer ((char **) at, g_free);
    break;
  case LOKET_KIND_BYTES:
    g_clear_pointer ((GBytes **) at, g_bytes_unref);
    break;
  case LOKET_KIND_WORDS:
    g_clear_pointer ((char ***) at, g_strfreev);
    break;
  case LOKET_KIND_RECORD:
  case LOKET_KIND_LIST:
    g_clear_object ((GObject **) at);
    break;
  case LOKET_KIND_ENUM:
  case LOKET_KIND_BOOLEAN:
  case LOKET_KIND_INTEGER:
  case LOKET_KIND_MONEY:
  case LOKET_KIND_TIME:
  default:
    break;
  }
}

static void
loket_record_finalize (GObject *object)
{
  LoketRecord *self = LOKET_RECORD (object);
  LoketRecordClass *klass = LOKET_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    free_field (&klass->fields[i], self);
  G_OBJECT_CLASS (loket_record_parent_class)->finalize (object);
}

static void
loket_record_class_init (LoketRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = loket_record_finalize;
}

static void
loket_record_init (LoketRecord *self)
{
}

static GParamSpec *
property_of (const LoketField *field, const char *name)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  switch (field->kind) {
  case LOKET_KIND_TEXT:
  case LOKET_KIND_DAY:
    return g_param_spec_string (name, NULL, NULL, NULL, flags);
  case LOKET_KIND_ENUM: {
    g_autoptr (GEnumClass) enums = g_type_class_ref (field->type ());
    return g_param_spec_enum (name, NULL, NULL, field->type (), enums->values[0].value, flags);
  }
  case LOKET_KIND_BOOLEAN:
    return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
  case LOKET_KIND_INTEGER:
  case LOKET_KIND_MONEY:
  case LOKET_KIND_TIME:
    return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  case LOKET_KIND_BYTES:
    return g_param_spec_boxed (name, NULL, NULL, G_TYPE_BYTES, flags);
  case LOKET_KIND_WORDS:
    return g_param_spec_boxed (name, NULL, NULL, G_TYPE_STRV, flags);
  case LOKET_KIND_RECORD:
    return g_param_spec_object (name, NULL, NULL, field->type (), flags);
  case LOKET_KIND_LIST:
    return g_param_spec_object (name, NULL, NULL, G_TYPE_LIST_STORE, flags);
  default:
    g_return_val_if_reached (NULL);
  }
}

/**
 * loket_record_class_describe:
 * @klass: the class of a record type
 * @fields: (array length=n_fields): its table, which must live for ever
 * @n_fields: how many fields
 * @entity: (nullable): the name of its table in the store
 * @topic: (nullable): the feed topic it is told under
 *
 * Gives a record type its table and makes its GObject properties; LOKET_DEFINE_RECORD calls it.
 */
void
loket_record_class_describe (LoketRecordClass *klass,
                             const LoketField *fields,
                             guint n_fields,
                             const char *entity,
                             const char *topic)
{
  /* GObject does not let a class inherit its parent's property functions. */
  G_OBJECT_CLASS (klass)->get_property = loket_record_get_property;
  klass->fields = fields;
  klass->n_fields = n_fields;
  klass->entity = entity;
  klass->topic = topic;
  klass->properties = g_new0 (GParamSpec *, n_fields + 1);
  if (n_fields == 0)
    return;
  for (guint i = 0; i < n_fields; i++) {
    /* The class keeps the name for ever, so interning it leaks nothing. */
    g_autofree char *name = g_strdelimit (g_strdup (fields[i].name), "_", '-');
    klass->properties[i + 1] = property_of (&fields[i], g_intern_string (name));
  }
  g_object_class_install_properties (G_OBJECT_CLASS (klass), n_fields + 1, klass->properties);
}

static LoketRecordClass *
class_of (GType type)
{
  /* Record classes are static types: once made they stay, so a reference need not be held. */
  gpointer klass = g_type_class_peek (type);

  return klass != NULL ? klass : g_type_class_ref (type);
}

/**
 * loket_record_type_fields:
 * @type: a record type
 * @n_fields: (out): how many fields it has
 *
 * Returns: (array length=n_fields) (transfer none): its table of fields
 */
const LoketField *
loket_record_type_fields (GType type, guint *n_fields)
{
  g_return_val_if_fail (g_type_is_a (type, LOKET_TYPE_RECORD), NULL);

  *n_fields = class_of (type)->n_fields;
  return class_of (type)->fields;
}

/**
 * loket_record_type_find_field:
 * @type: a record type
 * @name: a field's name as on the wire
 *
 * Returns: (nullable) (transfer none): the field of that name
 */
const LoketField *
loket_record_type_find_field (GType type, const char *name)
{
  LoketRecordClass *klass = class_of (type);

  for (guint i = 0; i < klass->n_fields; i++)
    if (strcmp (klass->fields[i].name, name) == 0)
      return &klass->fields[i];
  return NULL;
}

/**
 * loket_record_type_key:
 * @type: a record type
 *
 * Returns: (nullable) (transfer none): the field that identifies it, a text
 */
const LoketField *
loket_record_type_key (GType type)
{
  LoketRecordClass *klass = class_of (type);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].flags & LOKET_FIELD_KEY)
      return &klass->fields[i];
  return NULL;
}

/**
 * loket_record_type_entity:
 * @type: a record type
 *
 * Returns: (nullable) (transfer none): its table in the store and its name on the feed
 */
const char *
loket_record_type_entity (GType type)
{
  return class_of (type)->entity;
}

/**
 * loket_record_type_topic:
 * @type: a record type
 *
 * Returns: (nullable) (transfer none): the feed topic it is told under
 */
const char *
loket_record_type_topic (GType type)
{
  return class_of (type)->topic;
}

/**
 * loket_record_id:
 * @record: a record whose type has a key
 *
 * Returns: (nullable) (transfer none): what its key says
 */
const char *
loket_record_id (LoketRecord *record)
{
  const LoketField *key = loket_record_type_key (G_OBJECT_TYPE (record));

  return key != NULL ? loket_field_text (key, record) : NULL;
}

static void
copy_list (const LoketField *field, LoketRecord *from, LoketRecord *to)
{
  GListStore *old = loket_field_list (field, from);
  g_autoptr (GListStore) copy = NULL;

  if (old == NULL)
    return;
  copy = g_list_store_new (field->type ());
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (old)); i++) {
    g_autoptr (LoketRecord) item = g_list_model_get_item (G_LIST_MODEL (old), i);
    g_autoptr (LoketRecord) item_copy = loket_record_copy (item);
    g_list_store_append (copy, item_copy);
  }
  loket_field_take_list (field, to, g_steal_pointer (&copy));
}

static void
copy_field (const LoketField *field, LoketRecord *from, LoketRecord *to)
{
  switch (field->kind) {
  case LOKET_KIND_TEXT:
  case LOKET_KIND_DAY:
    loket_field_take_text (field, to, g_strdup (loket_field_text (field, from)));
    break;
  case LOKET_KIND_BYTES: {
    GBytes *bytes = loket_field_bytes (field, from);
    loket_field_take_bytes (field, to, bytes != NULL ? g_bytes_ref (bytes) : NULL);
    break;
  }
  case LOKET_KIND_WORDS:
    loket_field_take_words (field, to, g_strdupv (loket_field_words (field, from)));
    break;
  case LOKET_KIND_RECORD: {
    LoketRecord *inner = loket_field_record (field, from);
    loket_field_take_record (field, to, inner != NULL ? loket_record_copy (inner) : NULL);
    break;
  }
  case LOKET_KIND_LIST:
    copy_list (field, from, to);
    break;
  case LOKET_KIND_ENUM:
  case LOKET_KIND_BOOLEAN:
  case LOKET_KIND_INTEGER:
  case LOKET_KIND_MONEY:
  case LOKET_KIND_TIME:
  default:
    if (loket_field_is_set (field, from))
      loket_field_set_number (field, to, loket_field_number (field, from));
    break;
  }
}

static LoketRecord *
copy_without (LoketRecord *record, LoketFieldFlags left_out)
{
  LoketRecordClass *klass = LOKET_RECORD_GET_CLASS (record);
  LoketRecord *copy = g_object_new (G_OBJECT_TYPE (record), NULL);

  for (guint i = 0; i < klass->n_fields; i++)
    if ((klass->fields[i].flags & left_out) == 0)
      copy_field (&klass->fields[i], record, copy);
  return copy;
}

/**
 * loket_record_copy:
 * @record: a record
 *
 * Returns: (transfer full): a copy of it and of all it holds, to change and hand on
 */
LoketRecord *
loket_record_copy (LoketRecord *record)
{
  g_return_val_if_fail (LOKET_IS_RECORD (record), NULL);
  return copy_without (record, LOKET_FIELD_PLAIN);
}

/**
 * loket_record_copy_public:
 * @record: a record
 *
 * Returns: (transfer full): a copy without its personal fields, as everybody may see it
 */
LoketRecord *
loket_record_copy_public (LoketRecord *record)
{
  g_return_val_if_fail (LOKET_IS_RECORD (record), NULL);
  return copy_without (record, LOKET_FIELD_PERSONAL);
}

/**
 * loket_record_copy_without_secrets:
 * @record: a record
 *
 * Returns: (transfer full): a copy without its passwords and tokens, as it may be put down
 */
LoketRecord *
loket_record_copy_without_secrets (LoketRecord *record)
{
  g_return_val_if_fail (LOKET_IS_RECORD (record), NULL);
  return copy_without (record, LOKET_FIELD_SECRET);
}

static gboolean
list_equal (GListStore *a, GListStore *b)
{
  guint n_a = a != NULL ? g_list_model_get_n_items (G_LIST_MODEL (a)) : 0;
  guint n_b = b != NULL ? g_list_model_get_n_items (G_LIST_MODEL (b)) : 0;

  if (n_a != n_b)
    return FALSE;
  for (guint i = 0; i < n_a; i++) {
    g_autoptr (LoketRecord) item_a = g_list_model_get_item (G_LIST_MODEL (a), i);
    g_autoptr (LoketRecord) item_b = g_list_model_get_item (G_LIST_MODEL (b), i);
    if (!loket_record_equal (item_a, item_b))
      return FALSE;
  }
  return TRUE;
}

static gboolean
words_equal (char **a, char **b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

static gboolean
field_equal (const LoketField *field, LoketRecord *a, LoketRecord *b)
{
  switch (field->kind) {
  case LOKET_KIND_TEXT:
  case LOKET_KIND_DAY:
    return g_strcmp0 (loket_field_text (field, a), loket_field_text (field, b)) == 0;
  case LOKET_KIND_BYTES: {
    GBytes *bytes_a = loket_field_bytes (field, a);
    GBytes *bytes_b = loket_field_bytes (field, b);
    return bytes_a == bytes_b ||
           (bytes_a != NULL && bytes_b != NULL && g_bytes_equal (bytes_a, bytes_b));
  }
  case LOKET_KIND_WORDS:
    return words_equal (loket_field_words (field, a), loket_field_words (field, b));
  case LOKET_KIND_RECORD: {
    LoketRecord *inner_a = loket_field_record (field, a);
    LoketRecord *inner_b = loket_field_record (field, b);
    return inner_a == inner_b ||
           (inner_a != NULL && inner_b != NULL && loket_record_equal (inner_a, inner_b));
  }
  case LOKET_KIND_LIST:
    return list_equal (loket_field_list (field, a), loket_field_list (field, b));
  case LOKET_KIND_ENUM:
  case LOKET_KIND_BOOLEAN:
  case LOKET_KIND_INTEGER:
  case LOKET_KIND_MONEY:
  case LOKET_KIND_TIME:
  default:
    return loket_field_is_set (field, a) == loket_field_is_set (field, b) &&
           loket_field_number (field, a) == loket_field_number (field, b);
  }
}

/**
 * loket_record_equal:
 * @a: a record
 * @b: another one
 *
 * Returns: %TRUE when both are of one type and say the same in every field
 */
gboolean
loket_record_equal (LoketRecord *a, LoketRecord *b)
{
  LoketRecordClass *klass;

  g_return_val_if_fail (LOKET_IS_RECORD (a) && LOKET_IS_RECORD (b), FALSE);

  if (G_OBJECT_TYPE (a) != G_OBJECT_TYPE (b))
    return FALSE;
  klass = LOKET_RECORD_GET_CLASS (a);
  for (guint i = 0; i < klass->n_fields; i++)
    if (!field_equal (&klass->fields[i], a, b))
      return FALSE;
  return TRUE;
}

static void
clear_field (const LoketField *field, LoketRecord *self)
{
  free_field (field, self);
  if (loket_field_is_optional_number (field))
    G_STRUCT_MEMBER (LoketOptional, self, field->offset) = LOKET_NONE;
}

/**
 * loket_record_update:
 * @live: the record that a window shows; main thread only
 * @newer: what it should say now, of the same type
 *
 * Sets what differs in @live and notifies just those properties.
 *
 * Returns: %TRUE when anything differed
 */
gboolean
loket_record_update (LoketRecord *live, LoketRecord *newer)
{
  LoketRecordClass *klass;
  gboolean changed = FALSE;

  g_return_val_if_fail (G_OBJECT_TYPE (live) == G_OBJECT_TYPE (newer), FALSE);

  klass = LOKET_RECORD_GET_CLASS (live);
  g_object_freeze_notify (G_OBJECT (live));
  for (guint i = 0; i < klass->n_fields; i++) {
    if (field_equal (&klass->fields[i], live, newer))
      continue;
    clear_field (&klass->fields[i], live);
    copy_field (&klass->fields[i], newer, live);
    g_object_notify_by_pspec (G_OBJECT (live), klass->properties[i + 1]);
    changed = TRUE;
  }
  g_object_thaw_notify (G_OBJECT (live));
  return changed;
}

/**
 * loket_record_check:
 * @record: a record from outside
 * @error: set to %LOKET_ERROR_BAD_FIELD with the field's name
 *
 * Holds a record against the limits of its table, and all that it holds against theirs.
 *
 * Returns: %TRUE when every field keeps within them
 */
gboolean
loket_record_check (LoketRecord *record, GError **error)
{
  LoketRecordClass *klass;

  g_return_val_if_fail (LOKET_IS_RECORD (record), FALSE);

  klass = LOKET_RECORD_GET_CLASS (record);
  for (guint i = 0; i < klass->n_fields; i++)
    if (!loket_field_check (&klass->fields[i], record, error))
      return FALSE;
  return TRUE;
}
