/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of a card: sign and word from afar, who it is, what it gives here, what to do.  The
 * window makes it for one reading, and throws it away as a whole. */
#include "config.h"

#include "ui/verifier/verdict-page.h"

#include "core/calendar.h"
#include "core/dates.h"
#include "core/rule-inputs.h"
#include "core/text.h"
#include "ui/common/parts.h"
#include "ui/verifier/place.h"
#include "ui/verifier/poster-layout.h"

#include <glib/gi18n.h>

#define SECOND G_GINT64_CONSTANT (1000000)

typedef struct {
  LoketProgram *program;
  LoketCardReading *reading;
  LoketVerifyAnswer *answer; /* NULL = the office has said nothing */
  const char *language;
} Shown;

/* Each kind has a colour and, for who does not see that, a shape: circle, diamond, octagon. */
static const struct {
  const char *style;
  const char *sign;
} kinds[] = {
    [LOKET_VERDICT_KIND_GOOD] = {"good", "loket-sign-good-symbolic"},
    [LOKET_VERDICT_KIND_UNSURE] = {"unsure", "loket-sign-unsure-symbolic"},
    [LOKET_VERDICT_KIND_BAD] = {"bad", "loket-sign-bad-symbolic"},
};

static GtkWidget *
image_new (const char *icon, const char *style)
{
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE,
                                   "icon-name",
                                   icon,
                                   "valign",
                                   GTK_ALIGN_CENTER,
                                   "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   NULL);

  gtk_widget_add_css_class (image, style);
  return image;
}

/* The band */

/* Nobody vouches for what a code of an office that is not known says of itself. */
static gboolean
is_vouched_for (const LoketCardReading *reading)
{
  return reading->claims != NULL && reading->verdict != LOKET_VERDICT_UNKNOWN_ISSUER;
}

static GtkWidget *
next_new (void)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *key = gtk_label_new ("Esc");

  gtk_widget_add_css_class (key, "keycap");
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("Clear")));
  gtk_box_append (GTK_BOX (box), key);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Clear"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "desk.clear");
  return button;
}

static GtkWidget *
band_new (const Shown *shown)
{
  const LoketVerdict verdict = shown->reading->verdict;
  const LoketVerdictKind kind = loket_verdict_kind (verdict);
  GtkWidget *band = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *column = loket_part_column (words);

  gtk_widget_add_css_class (band, "verdict");
  gtk_widget_add_css_class (band, kinds[kind].style);
  if (verdict == LOKET_VERDICT_VALID_OLD_LIST)
    gtk_widget_add_css_class (band, "old-list");
  if (!is_vouched_for (shown->reading))
    gtk_widget_add_css_class (band, "alone");
  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  gtk_box_append (
      GTK_BOX (words),
      loket_part_label (loket_text (shown->language, loket_verdict_word (verdict)), "word"));
  gtk_box_append (
      GTK_BOX (words),
      loket_part_label (loket_text (shown->language, loket_verdict_sentence (verdict)), "why"));
  gtk_box_append (GTK_BOX (band), image_new (kinds[kind].sign, "sign"));
  gtk_box_append (GTK_BOX (band), column);
  gtk_box_append (GTK_BOX (band), next_new ());
  return band;
}

/* Who it is */

static const char *
category_title (const Shown *shown)
{
  LoketProfile *profile = loket_program_profile (shown->program);
  const char *name =
      loket_enum_name (loket_category_get_type (), (int) shown->reading->claims->category);
  LoketCardProduct *product = profile != NULL ? loket_profile_card_of (profile, name) : NULL;

  return product != NULL ? loket_program_text (shown->program, product->title) : name;
}

/* The day at the office. */
static char *
day_of (const Shown *shown, gint64 seconds)
{
  LoketProfile *profile = loket_program_profile (shown->program);
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();
  const gint32 local = g_time_zone_find_interval (here, G_TIME_TYPE_UNIVERSAL, seconds);
  const gint64 offset =
      profile != NULL ? profile->utc_offset : g_time_zone_get_offset (here, MAX (local, 0)) / 60;
  g_autofree char *day = loket_calendar_day (seconds * SECOND, offset);

  return loket_date_text (shown->language, day);
}

static void
add_fact (GtkWidget *grid, int row, const char *name, const char *value)
{
  GtkWidget *right = loket_part_line (value, "strong");

  gtk_grid_attach (GTK_GRID (grid), loket_part_line (name, "quiet"), 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), right, 1, row, 1, 1);
  gtk_widget_set_hexpand (right, TRUE);
}

static GtkWidget *
holder_new (const Shown *shown)
{
  LoketCardClaims *claims = shown->reading->claims;
  GtkWidget *card = loket_part_card (loket_verdict_is_good (shown->reading->verdict)
                                         ? _ ("Compare with KTP and face")
                                         : _ ("What stands on the card"));
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *born = g_strdup_printf (_ ("born in %d"), (int) claims->birth_year);
  g_autofree char *print = g_strdup_printf ("%" G_GINT64_FORMAT, claims->print);
  g_autofree char *until = day_of (shown, claims->exp - 1) /* its last second */;

  gtk_widget_add_css_class (card, "holder");
  gtk_box_append (GTK_BOX (card), loket_part_label (claims->name, "name"));
  gtk_box_append (GTK_BOX (card), loket_part_label (born, "born"));
  gtk_widget_add_css_class (grid, "fact-grid");
  /* What decides first: on a low screen the last of them may have to be scrolled to. */
  add_fact (grid, 0, _ ("Valid until"), until);
  add_fact (grid, 1, _ ("Card"), category_title (shown));
  add_fact (grid, 2, _ ("Number"), claims->number);
  add_fact (grid, 3, _ ("Print"), print);
  gtk_box_append (GTK_BOX (card), grid);
  return card;
}

/* What it gives here */

static void
add_sentence (GtkWidget *card, const char *icon, const char *text, const char *style)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = loket_part_label (text, style);

  gtk_widget_add_css_class (row, "given");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), image_new (icon, "bullet"));
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (card), row);
}

/* In the first card beside the holder, where it is seen without scrolling. */
static void
add_phone (const Shown *shown, GtkWidget *card)
{
  LoketProfile *profile = loket_program_profile (shown->program);
  g_autofree char *phone = NULL;

  if (profile == NULL || profile->phone == NULL)
    return;
  phone = g_strdup_printf (_ ("The office by telephone: %s"), profile->phone);
  add_sentence (card, "loket-phone-symbolic", phone, "phone");
}

static GtkWidget *
gives_new (const Shown *shown)
{
  LoketProfile *profile = loket_program_profile (shown->program);
  LoketFacility *here = loket_place_here (shown->program);
  g_autoptr (GPtrArray) gives = NULL;
  GtkWidget *card;

  if (profile == NULL || here == NULL)
    return NULL;
  gives = loket_profile_gives_at (profile, here->kind, shown->reading->claims->entitlements);
  card = loket_part_card (_ ("What it gives here"));
  gtk_widget_add_css_class (card, "gives");
  for (guint i = 0; i < gives->len; i++)
    add_sentence (
        card,
        "loket-check-symbolic",
        loket_program_text (shown->program, ((LoketEntitlement *) gives->pdata[i])->title),
        "strong");
  if (gives->len == 0)
    add_sentence (card,
                  "loket-information-symbolic",
                  _ ("This kind of card gives nothing in this house. Ask the office by telephone "
                     "before you send anybody away."),
                  "strong");
  add_phone (shown, card);
  return card;
}

/* What to do */

static GtkWidget *
steps_new (const Shown *shown)
{
  const char *const *steps = loket_verdict_steps (shown->reading->verdict);
  GtkWidget *card = loket_part_card (_ ("What to do"));

  gtk_widget_set_vexpand (card, TRUE); /* as far down as the holder beside it */
  gtk_widget_add_css_class (card, "steps");
  for (guint i = 0; steps[i] != NULL; i++) {
    GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
    GtkWidget *label = loket_part_label (loket_text (shown->language, steps[i]), "step");
    g_autofree char *number = g_strdup_printf ("%u", i + 1);
    GtkWidget *badge = gtk_label_new (number);
    gtk_widget_add_css_class (row, "given");
    gtk_widget_add_css_class (badge, "badge");
    gtk_widget_set_valign (badge, GTK_ALIGN_START);
    gtk_widget_set_hexpand (label, TRUE);
    gtk_box_append (GTK_BOX (row), badge);
    gtk_box_append (GTK_BOX (row), label);
    gtk_box_append (GTK_BOX (card), row);
  }
  return card;
}

/* What the office says */

static char *
standing_text (const Shown *shown)
{
  const LoketVerifyAnswer *answer = shown->answer;
  g_autofree char *day = day_of (shown, answer->since.set ? answer->since.value / SECOND : 0);

  if (answer->verdict == LOKET_VERDICT_VALID)
    return g_strdup (_ ("This card is good. The office knows more than the list at this desk."));
  if (answer->standing == LOKET_STANDING_WAITING)
    return g_strdup (_ ("This card has not been handed over yet."));
  if (answer->standing == LOKET_STANDING_SUSPENDED)
    return g_strdup_printf (_ ("Suspended since %s."), day);
  if (answer->standing == LOKET_STANDING_REVOKED)
    return g_strdup_printf (_ ("Withdrawn since %s."), day);
  if (answer->standing == LOKET_STANDING_REPLACED)
    return g_strdup_printf (_ ("Replaced by a newer card since %s."), day);
  return NULL;
}

static GtkWidget *
answer_new (const Shown *shown)
{
  g_autofree char *text = shown->answer != NULL ? standing_text (shown) : NULL;
  GtkWidget *card;

  if (text == NULL)
    return NULL;
  card = loket_part_card (_ ("What the office says"));
  add_sentence (card, "loket-information-symbolic", text, "strong");
  return card;
}

static GtkWidget *
columns_new (const Shown *shown)
{
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const gboolean good = loket_verdict_is_good (shown->reading->verdict);
  GtkWidget *gives = good && shown->reading->claims != NULL ? gives_new (shown) : NULL;
  GtkWidget *steps = steps_new (shown);
  GtkWidget *answer = answer_new (shown);

  gtk_widget_add_css_class (columns, "columns");
  gtk_widget_add_css_class (right, "columns");
  gtk_box_set_homogeneous (GTK_BOX (columns), TRUE);
  if (is_vouched_for (shown->reading))
    gtk_box_append (GTK_BOX (columns), loket_part_column (holder_new (shown)));
  if (answer != NULL)
    gtk_box_append (GTK_BOX (right), answer);
  if (gives != NULL)
    gtk_box_append (GTK_BOX (right), gives);
  else
    add_phone (shown, steps);
  gtk_box_append (GTK_BOX (right), steps);
  gtk_box_append (GTK_BOX (columns), loket_part_column (right));
  return columns;
}

/**
 * loket_verdict_page_new:
 * @program: the program
 * @reading: what a card turned out to be
 * @answer: (nullable): what the office itself says of it
 * @uses: (transfer floating) (nullable): where somebody says what the card is used for
 *
 * Returns: (transfer floating): the page; its button to clear it is the action "desk.clear"
 */
GtkWidget *
loket_verdict_page_new (LoketProgram *program,
                        LoketCardReading *reading,
                        LoketVerifyAnswer *answer,
                        GtkWidget *uses)
{
  const Shown shown = {program, reading, answer, loket_program_language (program)};
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroll = loket_part_scroll (columns_new (&shown));

  /* The colour is seen from farthest away. */
  gtk_widget_set_layout_manager (page, loket_poster_layout_new ());
  gtk_widget_set_vexpand (page, TRUE);
  gtk_widget_add_css_class (page, "verdict-page");
  gtk_widget_set_hexpand (page, TRUE);
  gtk_box_append (GTK_BOX (page), band_new (&shown));
  gtk_box_append (GTK_BOX (page), scroll);
  if (uses != NULL)
    gtk_box_append (GTK_BOX (page), uses);
  return page;
}
