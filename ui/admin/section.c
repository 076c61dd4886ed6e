/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of the sections of the administration page; LoketAdminPage walks it. */
#include "config.h"

#include "ui/admin/section.h"

#include "ui/admin/audit.h"
#include "ui/admin/backup.h"
#include "ui/admin/board.h"
#include "ui/admin/devices.h"
#include "ui/admin/officers.h"
#include "ui/admin/profile.h"
#include "ui/admin/satisfaction.h"

#include <glib/gi18n.h>

static const LoketAdminSection sections[] = {
    {"devices",
     N_ ("Devices"),
     "loket-devices-symbolic",
     LOKET_MAY_SEE_DEVICES,
     loket_admin_devices_new},
    {"officers",
     N_ ("Officers"),
     "loket-officer-symbolic",
     LOKET_MAY_SEE_OFFICERS,
     loket_admin_officers_new},
    {"audit", N_ ("Audit"), "loket-search-symbolic", LOKET_MAY_SEE_AUDIT, loket_admin_audit_new},
    {"backup", N_ ("Backups"), "loket-folder-symbolic", LOKET_MAY_BACK_UP, loket_admin_backup_new},
    {"profile",
     N_ ("Profile"),
     "loket-letter-symbolic",
     LOKET_MAY_SEE_PROFILE,
     loket_admin_profile_new},
    {"board",
     N_ ("Queue today"),
     "loket-queue-symbolic",
     LOKET_MAY_SEE_FIGURES,
     loket_admin_board_new},
    {"satisfaction",
     N_ ("Satisfaction (SKM)"),
     "loket-face-3-symbolic",
     LOKET_MAY_SEE_RATINGS,
     loket_admin_satisfaction_new},
};

/**
 * loket_admin_sections:
 *
 * Returns: (transfer none): all sections in the order of the sidebar
 */
const LoketAdminSections *
loket_admin_sections (void)
{
  static const LoketAdminSections all = {
      .title = N_ ("Administration"),
      .none = N_ ("Your roles have no part in the administration."),
      .nobody_advice =
          N_ ("Sign in as administrator, head or auditor to see devices and officers here."),
      .sections = sections,
      .n_sections = G_N_ELEMENTS (sections),
  };

  return &all;
}

/**
 * loket_admin_caller:
 * @application: the program
 *
 * Returns: who asks at this counter, for the tables that the hub asks too; its texts are the
 * session's
 */
LoketCaller
loket_admin_caller (LoketProgram *application)
{
  LoketSession *session = loket_client_session (loket_program_client (application));
  LoketCaller caller = {.kind = LOKET_DEVICE_COUNTER};

  if (session != NULL) {
    caller.officer = session->officer;
    caller.area = session->area;
    if (!loket_roles_from_words ((const char *const *) session->roles, &caller.roles))
      caller.roles = 0;
  }
  return caller;
}

/**
 * loket_admin_may:
 * @application: the program
 * @permission: what somebody wants to do
 *
 * What the hub will say, by the same table; the hub decides.
 *
 * Returns: %TRUE when the officer who is signed in may do it at this counter
 */
gboolean
loket_admin_may (LoketProgram *application, LoketPermission permission)
{
  const LoketCaller caller = loket_admin_caller (application);

  return loket_caller_may (&caller, permission);
}

/**
 * loket_admin_is_head:
 * @application: the program
 *
 * Returns: %TRUE when the officer who is signed in is head of a section or of the office
 */
gboolean
loket_admin_is_head (LoketProgram *application)
{
  return (loket_admin_caller (application).roles &
          (LOKET_ROLES (SECTION_HEAD) | LOKET_ROLES (UNIT_HEAD))) != 0;
}
