/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person's own file: what is on file of him and who looked at it, to be handed over when he asks;
 * to make one is a look as well, with its purpose. */
#include "config.h"

#include "core/person-file.h"

#include "core/device.h"
#include "office/person-view.h"
#include "store/officers.h"
#include "store/person-history.h"

static char *
kind_of_device (LoketTurn *turn, const char *device)
{
  /* Dropped: on the hub's own machine a device is called by its kind. */
  g_autoptr (LoketRecord) found =
      loket_txn_get (loket_turn_txn (turn), loket_device_get_type (), device, NULL);

  if (found == NULL)
    return g_strdup (device);
  return g_strdup (
      loket_enum_name (loket_device_kind_get_type (), (int) loket_device_cast (found)->kind));
}

static LoketPersonLook *
look_of (LoketTurn *turn, LoketAuditEntry *entry)
{
  LoketPersonLook *look = loket_person_look_new ();
  g_autoptr (LoketOfficer) officer = NULL;

  look->at = entry->at;
  look->operation = g_strdup (entry->operation);
  look->purpose = g_strdup (entry->purpose);
  look->device = kind_of_device (turn, entry->device);
  /* Dropped: an officer who cannot be found leaves his look in the list. */
  if (entry->officer != NULL)
    officer = loket_txn_officer (loket_turn_txn (turn), entry->officer, NULL);
  if (officer != NULL) {
    look->officer = g_strdup (officer->name);
    look->roles = g_strdupv (officer->roles);
  }
  return look;
}

static GListStore *
gather_looks (LoketTurn *turn, const char *person, gboolean *more, GError **error)
{
  g_autoptr (GPtrArray) entries =
      loket_txn_looks_at (loket_turn_txn (turn), person, LOKET_PERSON_LOOKS + 1, error);
  GListStore *looks;

  if (entries == NULL)
    return NULL;
  *more = entries->len > LOKET_PERSON_LOOKS;
  looks = g_list_store_new (loket_person_look_get_type ());
  for (guint i = 0; i < MIN (entries->len, (guint) LOKET_PERSON_LOOKS); i++) {
    g_autoptr (LoketPersonLook) look = look_of (turn, entries->pdata[i]);
    g_list_store_append (looks, look);
  }
  return looks;
}

/* Somebody outside the officer's area is nobody's to ask about here. */
static gboolean
check (LoketTurn *turn, LoketPersonRequest *request, GError **error)
{
  g_auto (LoketPersonOpening) opening = {0};

  return loket_purpose_check (request->purpose, request->note, error) &&
         loket_person_opening_begin (&opening, turn, request->person, error);
}

/**
 * loket_person_looked_at:
 * @turn: a read turn
 * @record: a LoketPersonRequest
 * @error: as loket_person_open()
 *
 * Returns: (transfer full): a LoketPersonLooks
 */
LoketRecord *
loket_person_looked_at (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketPersonRequest *request = loket_person_request_cast (record);
  g_autoptr (LoketPersonLooks) answer = loket_person_looks_new ();

  if (!check (turn, request, error))
    return NULL;
  answer->looks = gather_looks (turn, request->person, &answer->more, error);
  return answer->looks != NULL ? LOKET_RECORD (g_steal_pointer (&answer)) : NULL;
}

/**
 * loket_person_own_file:
 * @turn: a read turn
 * @record: a LoketPersonRequest
 * @error: as loket_person_open()
 *
 * Returns: (transfer full): a LoketPersonFile
 */
LoketRecord *
loket_person_own_file (LoketTurn *turn, LoketRecord *record, GError **error)
{
  LoketPersonRequest *request = loket_person_request_cast (record);
  LoketOfficer *officer = loket_turn_officer (turn);
  g_autoptr (LoketPersonFile) file = loket_person_file_new ();

  if (!loket_purpose_check (request->purpose, request->note, error))
    return NULL;
  file->view = loket_person_view_of (turn, request->person, error);
  if (file->view == NULL)
    return NULL;
  file->looks = gather_looks (turn, request->person, &file->more, error);
  if (file->looks == NULL)
    return NULL;
  file->made_at = loket_turn_now (turn);
  file->made_by = officer != NULL ? g_strdup (officer->name) : NULL;
  return LOKET_RECORD (g_steal_pointer (&file));
}
