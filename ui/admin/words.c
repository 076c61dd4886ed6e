/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the administration page for what stands in records; its sections use them. */
#include "config.h"

#include "ui/admin/words.h"

#include "core/calendar.h"
#include "core/dates.h"

#include <glib/gi18n.h>

/**
 * loket_admin_device_kind:
 * @kind: what a device is for
 *
 * Returns: (transfer none): that in the language of the window
 */
const char *
loket_admin_device_kind (LoketDeviceKind kind)
{
  switch (kind) {
  case LOKET_DEVICE_KIOSK:
    return _ ("Kiosk");
  case LOKET_DEVICE_COUNTER:
    return _ ("Counter");
  case LOKET_DEVICE_DISPLAY:
    return _ ("Hall display");
  case LOKET_DEVICE_VERIFIER:
    return _ ("Verifier desk");
  case LOKET_DEVICE_ADMIN:
    return _ ("Administration");
  default:
    g_return_val_if_reached ("");
  }
}

/**
 * loket_admin_device_status:
 * @status: whether a device is let in
 *
 * Returns: (transfer none): that in the language of the window
 */
const char *
loket_admin_device_status (LoketDeviceStatus status)
{
  return status == LOKET_DEVICE_ACTIVE ? _ ("Let in") : _ ("Put out");
}

/**
 * loket_admin_role:
 * @role: what an officer is here
 *
 * Returns: (transfer none): its name in the language of the window; the Indonesian ones are those
 * of the office
 */
const char *
loket_admin_role (LoketRole role)
{
  static const char *const names[LOKET_N_ROLES] = {
      [LOKET_ROLE_RECEPTION] = N_ ("Reception"),
      [LOKET_ROLE_DATA_DESK] = N_ ("Data desk"),
      [LOKET_ROLE_SERVICE_OFFICER] = N_ ("Service officer"),
      [LOKET_ROLE_FIELD_VERIFIER] = N_ ("Verifier in the field"),
      [LOKET_ROLE_SECTION_HEAD] = N_ ("Head of section"),
      [LOKET_ROLE_UNIT_HEAD] = N_ ("Head of unit"),
      [LOKET_ROLE_CARD_PRINTER] = N_ ("Card printer"),
      [LOKET_ROLE_FUND_TREASURER] = N_ ("Treasurer of the fund"),
      [LOKET_ROLE_HOSPITAL_DESK] = N_ ("Hospital desk"),
      [LOKET_ROLE_SCHOOL_DESK] = N_ ("School desk"),
      [LOKET_ROLE_VILLAGE] = N_ ("Village"),
      [LOKET_ROLE_SUBDISTRICT] = N_ ("Sub-district"),
      [LOKET_ROLE_AUDITOR] = N_ ("Auditor"),
      [LOKET_ROLE_ADMINISTRATOR] = N_ ("Administrator"),
  };

  g_return_val_if_fail (role < LOKET_N_ROLES, "");
  return _ (names[role]);
}

/**
 * loket_admin_roles:
 * @roles: (nullable): nicks of LoketRole
 *
 * Returns: (transfer full): their names in the language of the window
 */
char *
loket_admin_roles (const char *const *roles)
{
  GString *text = g_string_new (NULL);

  for (; roles != NULL && *roles != NULL; roles++) {
    int role;
    if (text->len > 0)
      g_string_append (text, ", ");
    /* What a newer hub knows is shown as it calls it. */
    g_string_append (text,
                     loket_enum_from_name (loket_role_get_type (), *roles, &role)
                         ? loket_admin_role ((LoketRole) role)
                         : *roles);
  }
  return g_string_free (text, FALSE);
}

/**
 * loket_admin_officer_status:
 * @status: whether an officer may sign in
 *
 * Returns: (transfer none): that in the language of the window
 */
const char *
loket_admin_officer_status (LoketOfficerStatus status)
{
  switch (status) {
  case LOKET_OFFICER_ACTIVE:
    return _ ("Active");
  case LOKET_OFFICER_LOCKED:
    return _ ("Locked out");
  case LOKET_OFFICER_LEFT:
    return _ ("Has left");
  default:
    g_return_val_if_reached ("");
  }
}

/**
 * loket_admin_day:
 * @application: the program; its office is known
 * @at: a time
 *
 * Returns: (transfer full): "22 November 2026", where the office is
 */
char *
loket_admin_day (LoketProgram *application, gint64 at)
{
  LoketProfile *profile = loket_program_profile (application);
  g_autofree char *day = loket_calendar_day (at, profile->utc_offset);

  return loket_date_text (loket_program_language (application), day);
}

/**
 * loket_admin_time:
 * @application: the program; its office is known
 * @at: a time
 *
 * Returns: (transfer full): day and time of day, where the office is
 */
char *
loket_admin_time (LoketProgram *application, gint64 at)
{
  LoketProfile *profile = loket_program_profile (application);
  g_autofree char *day = loket_admin_day (application, at);
  g_autofree char *clock =
      loket_clock_text (loket_program_language (application), at, profile->utc_offset, NULL);

  return g_strdup_printf ("%s, %s", day, clock);
}
