/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much an officer may look up in an hour: who copies the register page by page is an insider
 * (store.md 3), and an office that counts notices him. */
#include "config.h"

#include "office/look-ups.h"

#include "core/error.h"
#include "store/access.h"

#include <string.h>

static void
add_number (GString *subject, LoketRecord *request, const char *name)
{
  const LoketField *field = loket_record_type_find_field (G_OBJECT_TYPE (request), name);

  if (field != NULL && field->kind == LOKET_KIND_INTEGER && loket_field_is_set (field, request))
    g_string_append_printf (
        subject, " %s=%" G_GINT64_FORMAT, name, loket_field_number (field, request));
}

static void
add_text (GString *subject, LoketRecord *request, const char *name)
{
  const LoketField *field = loket_record_type_find_field (G_OBJECT_TYPE (request), name);

  if (field != NULL && field->kind == LOKET_KIND_TEXT && loket_field_is_set (field, request))
    g_string_append_printf (subject, " %s=%s", name, loket_field_text (field, request));
}

/* The desk, and which list of it and which page: each of them is a look-up of its own. */
static char *
list_of (const LoketOperation *operation, LoketRecord *request)
{
  GString *subject = g_string_new_len (operation->name, (gssize) strcspn (operation->name, "/"));

  if ((operation->flags & LOKET_KEEPS_UP) != 0) {
    add_text (subject, request, "list");
    add_text (subject, request, "area");
    add_number (subject, request, "from");
  }
  return g_string_free (subject, FALSE);
}

/* Whose record it is when the request names one, "person/" and the id, or which record about him
 * (store/person-history.c finds the person again); else the desk that was asked. */
static char *
subject_of (const LoketOperation *operation, LoketRecord *request)
{
  static const char *const whose[] = {"person",
                                      "household",
                                      "pair",
                                      "application",
                                      "decision",
                                      "letter",
                                      "survey",
                                      "visit",
                                      "watch",
                                      "card",
                                      "print",
                                      "batch"};

  for (guint i = 0; i < G_N_ELEMENTS (whose); i++) {
    const LoketField *field = loket_record_type_find_field (G_OBJECT_TYPE (request), whose[i]);
    if (field != NULL && (field->flags & LOKET_FIELD_UUID) != 0 &&
        loket_field_is_set (field, request))
      return g_strconcat (whose[i], "/", loket_field_text (field, request), NULL);
  }
  return list_of (operation, request);
}

/* What for, when the request says it: "complaint", "other: asked by the court". */
static char *
purpose_of (LoketRecord *request)
{
  const GType type = G_OBJECT_TYPE (request);
  const LoketField *purpose = loket_record_type_find_field (type, "purpose");
  const LoketField *note = loket_record_type_find_field (type, "note");
  const char *name;

  if (purpose == NULL)
    return NULL;
  name = purpose->kind == LOKET_KIND_ENUM
             ? loket_enum_name (purpose->type (), (int) loket_field_number (purpose, request))
             : loket_field_text (purpose, request);
  if (note == NULL || !loket_field_is_set (note, request))
    return g_strdup (name);
  return g_strconcat (name, ": ", loket_field_text (note, request), NULL);
}

static gboolean
refuse (gint64 oldest, gint64 now, GError **error)
{
  const gint64 left = CLAMP (oldest + LOKET_HOUR - now, LOKET_SECOND, LOKET_HOUR);
  g_autofree char *seconds =
      g_strdup_printf ("%" G_GINT64_FORMAT, (left + LOKET_SECOND - 1) / LOKET_SECOND);

  loket_set_error (error, LOKET_ERROR_TOO_MANY, seconds, "too many look-ups of this officer");
  return FALSE;
}

/* Of an officer: as many as the profile gives him within an hour. */
static gboolean
note_within (LoketOffice *office,
             const LoketAccess *access,
             const LoketOperation *operation,
             GError **error)
{
  const LoketOptional allowed = loket_office_profile (office)->look_ups;
  g_autoptr (GError) failure = NULL;
  gint64 oldest = access->at;
  const LoketAccessLimit limit = {
      .since = access->at - LOKET_HOUR,
      .most = allowed.set ? (guint) allowed.value : LOKET_LOOK_UPS,
      .masked = (operation->flags & LOKET_MASKED) != 0,
      .finds = (operation->flags & LOKET_FINDS) != 0,
      .opens = (operation->flags & LOKET_OPENS) != 0,
      .keeps_up = (operation->flags & LOKET_KEEPS_UP) != 0,
      .oldest = &oldest,
  };

  if (loket_store_note_access_within (loket_office_store (office), access, &limit, &failure))
    return TRUE;
  if (g_error_matches (failure, LOKET_ERROR, LOKET_ERROR_TOO_MANY))
    return refuse (oldest, access->at, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * loket_look_up_count:
 * @office: the office
 * @caller: who looks up; resolved
 * @operation: by what; flagged %LOKET_COUNTED
 * @request: its request: whose record, and what for
 * @error: set to %LOKET_ERROR_TOO_MANY with the seconds to wait
 *
 * Notes the look-up in the access log.  The hub's own user, who is no officer, is noted and not
 * counted.  From any thread but the store's writers.
 *
 * Returns: %TRUE when it may be answered
 */
gboolean
loket_look_up_count (LoketOffice *office,
                     const LoketCaller *caller,
                     const LoketOperation *operation,
                     LoketRecord *request,
                     GError **error)
{
  g_autofree char *subject = subject_of (operation, request);
  g_autofree char *purpose = purpose_of (request);
  const LoketAccess access = {
      .at = loket_clock_now (loket_office_clock (office)),
      .operation = operation->name,
      .device = caller->device,
      .officer = caller->officer,
      .purpose = purpose,
      .subject = subject,
  };

  if (caller->officer == NULL)
    return loket_store_note_access (loket_office_store (office), &access, error);
  return note_within (office, &access, operation, error);
}

/**
 * loket_look_up_count_all:
 * @office: the office
 * @caller: who looks up; resolved
 * @operation: by what
 * @purpose: what for
 * @subjects: (array zero-terminated=1): whose records, each a look-up of its own
 * @error: set to %LOKET_ERROR_TOO_MANY with the seconds to wait, or as loket_store_note_access()
 *
 * The same for one act that looks at several people.  An officer has as many of them as of other
 * look-ups; a device without one is noted, and bounded by whoever asks.
 *
 * Returns: %TRUE when it may be answered
 */
gboolean
loket_look_up_count_all (LoketOffice *office,
                         const LoketCaller *caller,
                         const LoketOperation *operation,
                         const char *purpose,
                         const char *const *subjects,
                         GError **error)
{
  LoketAccess access = {
      .at = loket_clock_now (loket_office_clock (office)),
      .operation = operation->name,
      .device = caller->device,
      .officer = caller->officer,
      .purpose = purpose,
  };

  if (caller->officer == NULL)
    return loket_store_note_access_of_all (loket_office_store (office), &access, subjects, error);
  for (guint i = 0; subjects[i] != NULL; i++) {
    access.subject = subjects[i];
    if (!note_within (office, &access, operation, error))
      return FALSE;
  }
  return TRUE;
}
