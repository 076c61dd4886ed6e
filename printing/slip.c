/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ticket slip that a person takes from the kiosk, 80 mm wide; the kiosk's preview and the
 * spooler draw it by the same function. */
#include "config.h"

#include "printing/slip.h"

#include "core/dates.h"
#include "core/lane.h"
#include "core/text.h"
#include "core/wait-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define SIGNS 6 /* shapes in the template; the seventh service has the first shape again */

static guint
service_position (LoketProfile *profile, LoketService *service)
{
  guint position = 0;

  g_list_store_find (profile->services, service, &position);
  return position;
}

/* "A012" is shown as the letter in its own shape and "012" beside it; both sizes are the
 * template's. */
static void
set_number (LoketRoll *roll,
            LoketTicket *ticket,
            LoketProfile *profile,
            LoketService *service,
            const char *language)
{
  const char *digits = ticket->label;
  const char *first_digit = digits + strcspn (digits, "0123456789");

  loket_roll_set (roll, "caption", loket_text (language, N_ ("Your queue number")));
  if (service != NULL && first_digit > digits) {
    const guint sign = 1 + service_position (profile, service) % SIGNS;
    g_autofree char *place = g_strdup_printf ("letter-%u", sign);
    g_autofree char *letter = g_strndup (digits, (gsize) (first_digit - digits));
    loket_roll_set (roll, place, letter);
    digits = first_digit;
  }
  loket_roll_set (roll, "number", digits);
}

/* The parts that read as one are not torn apart at the end of a line. */
static char *
keep_together (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  return g_strjoinv ("\u00a0", words);
}

/* "Monday, 23 November 2026, 08.05 WIB" on the office's own clock. */
static void
set_time (LoketRoll *roll, LoketTicket *ticket, LoketProfile *profile, const char *language)
{
  g_autofree char *date = loket_date_full (language, ticket->day);
  g_autofree char *clock =
      loket_clock_text (language, ticket->issued_at, profile->utc_offset, profile->zone);
  g_autofree char *kept_date = keep_together (date);
  g_autofree char *kept_clock = keep_together (clock);
  g_autofree char *text = g_strdup_printf ("%s, %s", kept_date, kept_clock);

  loket_roll_set (roll, "when", text);
}

static const char *
priority_text (LoketPriority priority, const char *language)
{
  static const char *const texts[] = {
      [LOKET_PRIORITY_NONE] = NULL,
      [LOKET_PRIORITY_ELDERLY] = N_ ("Served ahead: elderly"),
      [LOKET_PRIORITY_DISABLED] = N_ ("Served ahead: person with disability"),
      [LOKET_PRIORITY_PREGNANT] = N_ ("Served ahead: expectant mother"),
      [LOKET_PRIORITY_INFANT] = N_ ("Served ahead: with an infant"),
  };
  const char *text = (guint) priority < G_N_ELEMENTS (texts) ? texts[priority] : NULL;

  return text != NULL ? loket_text (language, text) : NULL;
}

static void
set_people_ahead (LoketRoll *roll, LoketTicket *ticket, const char *language)
{
  const int n = (int) CLAMP (ticket->people_ahead.value, 0, G_MAXINT);
  g_autofree char *text = NULL;
  g_autofree char *wait = loket_wait_text (language, ticket);
  g_autofree char *both = NULL;

  if (loket_label_is_offline (ticket->label)) {
    loket_roll_set (
        roll,
        "ahead",
        loket_text (language, N_ ("Printed without the network (offline). This number counts.")));
    return;
  }
  if (!ticket->people_ahead.set)
    return;
  if (n == 0)
    text = g_strdup (loket_text (language, N_ ("Nobody is waiting before you.")));
  else
    text = g_strdup_printf (loket_text_plural (language,
                                               "%d person is waiting before you.",
                                               "%d people are waiting before you.",
                                               (guint64) n),
                            n);
  both = wait != NULL ? g_strdup_printf ("%s\n%s", text, wait) : g_steal_pointer (&text);
  loket_roll_set (roll, "ahead", both);
}

static void
set_papers (LoketRoll *roll, LoketService *service, const char *language)
{
  g_autoptr (GString) items = g_string_new (NULL);
  guint n = service != NULL && service->papers != NULL
                ? g_list_model_get_n_items (G_LIST_MODEL (service->papers))
                : 0;

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketRequirement) paper = g_list_model_get_item (G_LIST_MODEL (service->papers), i);
    g_string_append_printf (
        items, "%s%s", i > 0 ? "\n" : "", loket_phrase_in (paper->phrase, language));
  }
  if (n > 0)
    loket_roll_set (roll, "papers-title", loket_text (language, N_ ("Have these ready:")));
  loket_roll_set (roll, "papers", items->str);
}

static void
set_code (LoketRoll *roll, LoketTicket *ticket, const char *language)
{
  const char *help = loket_text (
      language, N_ ("Please keep this slip. Watch the screen and listen for your number."));
  const gboolean coded = ticket->code != NULL && *ticket->code != '\0';
  /* Once more in one piece: above, the letter stands in a shape of its own, and whoever reads the
   * paper by machine would find two words. */
  g_autofree char *words = g_strconcat (ticket->label, "\n", help, NULL);

  loket_roll_set (roll, "code", ticket->code);
  loket_roll_set (roll, coded ? "help-beside" : "help", words);
}

/**
 * loket_slip_new:
 * @ticket: (transfer none): the ticket, complete as the office answered it
 * @profile: (transfer none): the office
 * @language: "id", "jv" or "en"
 *
 * Returns: (transfer full) (nullable): the slip, laid out; use it on one thread only
 */
LoketRoll *
loket_slip_new (LoketTicket *ticket, LoketProfile *profile, const char *language)
{
  LoketService *service = loket_profile_service (profile, ticket->service);
  g_autofree char *title = g_strdup_printf ("%s %s", ticket->label, ticket->day);
  LoketRoll *roll = loket_roll_new (profile, language, title);

  if (roll == NULL)
    return NULL;
  set_number (roll, ticket, profile, service, language);
  if (service != NULL)
    loket_roll_set (roll, "service", loket_phrase_in (service->title, language));
  loket_roll_set (roll, "priority", priority_text (ticket->priority, language));
  set_time (roll, ticket, profile, language);
  set_people_ahead (roll, ticket, language);
  set_papers (roll, service, language);
  set_code (roll, ticket, language);
  return roll;
}
