/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the auditor's page: what was done, why it was refused; audit.c and its panes use
 * them. */
#include "config.h"

#include "ui/admin/audit-words.h"

#include "core/permission.h"
#include "ui/admin/words.h"

#include <glib/gi18n.h>

static const struct {
  const char *operation;
  const char *words;
} deeds[] = {
    {"queue/take-ticket", N_ ("A number was given")},
    {"queue/printed", N_ ("What became of a slip was said")},
    {"queue/open-counter", N_ ("A counter was opened")},
    {"queue/close-counter", N_ ("A counter was closed")},
    {"queue/call-next", N_ ("The next number was called")},
    {"queue/recall", N_ ("A number was called again")},
    {"queue/start", N_ ("Service was begun")},
    {"queue/finish", N_ ("Service was done")},
    {"queue/miss", N_ ("A person did not come")},
    {"queue/cancel", N_ ("A person went away")},
    {"queue/tend", N_ ("The queue was tended by time")},
    {"session/sign-in", N_ ("Signing in")},
    {"session/sign-out", N_ ("Signing out")},
    {"session/change-password", N_ ("A password was changed by its officer")},
    {"officer/add", N_ ("An officer was put on file")},
    {"officer/change", N_ ("An officer's file was changed")},
    {"officer/set-status", N_ ("An officer was locked out or let in")},
    {"officer/set-password", N_ ("An officer was given a new password")},
    {"officer/grant-administrator", N_ ("An administrator was proposed")},
    {"approval/approve", N_ ("A proposal was approved")},
    {"approval/refuse", N_ ("A proposal was refused")},
    {"device/add", N_ ("A device was invited")},
    {"device/withdraw", N_ ("Invitations were withdrawn")},
    {"device/revoke", N_ ("A device was put out")},
    {"device/issue", N_ ("A device was let in by a script")},
    {"device/enrol", N_ ("A device was let in")},
    {"device/renew", N_ ("A device was given a new certificate")},
    {"backup/run", N_ ("The office was backed up")},
    {"backup/test", N_ ("A backup was restored as a test")},
    {"audit/reveal", N_ ("A row was shown unmasked")},
    {"demo/tickets", N_ ("Invented numbers were put in")},
};

/* The desks in the order of the filter; their operations begin with these. */
static const char *const desks[] =
    {"queue/", "session/", "officer/", "approval/", "device/", "backup/", "audit/", NULL};

/**
 * loket_admin_deed:
 * @operation: name of an operation
 *
 * Returns: (transfer none): what was done by it, in the language of the window; what a newer hub
 *   does is called as it calls it
 */
const char *
loket_admin_deed (const char *operation)
{
  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
    if (g_str_equal (deeds[i].operation, operation))
      return _ (deeds[i].words);
  return operation;
}

/**
 * loket_admin_desk:
 * @desk: "officer/"
 *
 * Returns: (transfer none): that desk in the language of the window
 */
const char *
loket_admin_desk (const char *desk)
{
  static const char *const words[] = {N_ ("Queue"),
                                      N_ ("Signing in and out"),
                                      N_ ("Officers"),
                                      N_ ("Approvals"),
                                      N_ ("Devices"),
                                      N_ ("Backups"),
                                      N_ ("Audit")};

  for (gsize i = 0; desks[i] != NULL; i++)
    if (g_str_equal (desks[i], desk))
      return _ (words[i]);
  return desk;
}

/**
 * loket_admin_desks:
 *
 * Returns: (transfer none): the desks that can be asked for
 */
const char *const *
loket_admin_desks (void)
{
  return desks;
}

/* The refusals of a device beyond those that have a row each. */
static guint
more_refusals (const char *subject)
{
  guint64 more = 0;

  if (subject != NULL && g_str_has_prefix (subject, LOKET_ACCESS_FORBIDDEN " "))
    g_ascii_string_to_unsigned (
        subject + strlen (LOKET_ACCESS_FORBIDDEN " "), 10, 0, G_MAXUINT, &more, NULL);
  return (guint) more;
}

/**
 * loket_admin_audit_what:
 * @entry: a row
 *
 * Returns: (transfer full): what was done, whose record was read, or what was refused
 */
char *
loket_admin_audit_what (LoketAuditEntry *entry)
{
  const guint more = more_refusals (entry->subject);

  if (more > 0)
    return g_strdup_printf (_ ("Not allowed: %u more in an hour"), more);
  if (entry->subject != NULL && entry->refused != NULL)
    return g_strdup_printf (_ ("Not allowed: %s"), loket_admin_deed (entry->operation));
  if (entry->subject != NULL)
    return g_strdup_printf (_ ("Read: %s"), entry->subject);
  return g_strdup (loket_admin_deed (entry->operation));
}

/**
 * loket_admin_audit_who:
 * @entry: a row
 *
 * Returns: (transfer full): by whom, "" when nobody was signed in
 */
char *
loket_admin_audit_who (LoketAuditEntry *entry)
{
  const char *who = entry->officer_name != NULL ? entry->officer_name : entry->officer;

  return g_strdup (who != NULL ? who : "");
}

/**
 * loket_admin_audit_device:
 * @entry: a row
 *
 * Returns: (transfer full): from where; on one PC the row says the kind of the device
 */
char *
loket_admin_audit_device (LoketAuditEntry *entry)
{
  int kind;

  if (entry->device_name != NULL)
    return g_strdup (entry->device_name);
  if (loket_enum_from_name (loket_device_kind_get_type (), entry->device, &kind))
    return g_strdup (loket_admin_device_kind ((LoketDeviceKind) kind));
  return g_strdup (entry->device);
}
