/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of a profile from outside: each is refused with a reason, or whole and within its limits.
 */
#include "fuzz.h"

#include "core/calendar.h"
#include "core/region.h"

#include <stdlib.h>

/* Not an assertion of GLib: a fuzz build must stop here whatever the flags. */
static void
demand (gboolean held, const char *what)
{
  if (held)
    return;
  g_printerr ("broken: %s\n", what);
  abort ();
}

static void
try_profile (GBytes *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketProfile) profile = loket_profile_parse (file, "fuzz", &error);
  LoketHoursNow now;

  demand ((profile == NULL) == (error != NULL), "a refusal has a reason");
  if (profile == NULL)
    return;
  demand (loket_record_check (&profile->parent_instance, NULL), "a profile is within its limits");
  for (gint64 day = 20454; day < 20854; day += 37) {
    loket_profile_hours_at (profile, day * G_TIME_SPAN_DAY, &now);
    demand (!now.until.set || now.until.value > day * G_TIME_SPAN_DAY, "what comes is later");
  }
}

static void
try_tables (GBytes *file)
{
  g_autoptr (LoketRegions) regions = loket_regions_new (file, NULL);
  g_autoptr (LoketProfile) profile = loket_profile_new ();

  if (regions != NULL)
    loket_regions_count (regions, LOKET_REGION_DESA);
  loket_profile_add_holidays (profile, file, NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) file = g_bytes_new_static (data, size);

  try_profile (file);
  try_tables (file);
  return 0;
}
