/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The seal of the office: which keys there are and until when, who has unlocked them, and how old
 * the published list of good cards is.  A section of the page of cards. */
#include "config.h"

#include "ui/cards/seal.h"

#include "core/dates.h"
#include "core/key-desk.h"
#include "core/office.h"
#include "core/operations.h"
#include "ui/admin/page.h"
#include "ui/admin/verdict.h"
#include "ui/admin/words.h"
#include "ui/cards/status-part.h"
#include "ui/cases/words.h"
#include "ui/common/problem.h"
#include "ui/common/secret-entry.h"
#include "ui/registry/act.h"
#include "ui/common/parts.h"

#include <glib/gi18n.h>

#define LOOK_SECONDS 5 /* a shift ends by the clock too, which no feed tells */

#define LOKET_TYPE_CARD_SEAL (loket_card_seal_get_type ())
G_DECLARE_FINAL_TYPE (LoketCardSeal, loket_card_seal, LOKET, CARD_SEAL, GtkBox)

struct _LoketCardSeal {
  GtkBox parent_instance;

  /* borrowed */
  LoketProgram *program;
  GtkWidget *place;        /* of what is shown */
  LoketSecretEntry *entry; /* NULL = nothing is to be unlocked */
  GtkWidget *first;        /* takes the focus */
  /* owned */
  LoketRegistryAct *act;
  LoketKeyList *keys;
  GtkWidget *status;         /* LoketStatusPart, NULL = not shown yet */
  GCancellable *cancellable; /* of the keys that are looked at again, NULL = they are not */
  guint timer;               /* while it is seen */
};

G_DEFINE_FINAL_TYPE (LoketCardSeal, loket_card_seal, GTK_TYPE_BOX)

static void show (LoketCardSeal *self);

/* Keys */

static char *
day_of_second (LoketCardSeal *self, gint64 second)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (second);
  g_autofree char *day = time != NULL ? g_date_time_format (time, "%Y-%m-%d") : NULL;

  return day != NULL ? loket_date_text (loket_program_language (self->program), day)
                     : g_strdup ("–");
}

static gboolean
is_own (LoketCardSeal *self, const LoketSealKey *key)
{
  return key->back_end != LOKET_BACK_END_ELSEWHERE && g_strcmp0 (key->iss, self->keys->iss) == 0;
}

/* It may sign today, if it is unlocked. */
static gboolean
is_in_time (LoketCardSeal *self, const LoketSealKey *key)
{
  const gint64 now = self->keys->at / G_USEC_PER_SEC;

  return key->state == LOKET_KEY_LIVE && key->first_use <= now && now <= key->last_use;
}

static gboolean
is_open (LoketCardSeal *self)
{
  GListModel *keys = G_LIST_MODEL (self->keys->keys);

  for (guint i = 0; i < g_list_model_get_n_items (keys); i++) {
    g_autoptr (LoketSealKey) key = g_list_model_get_item (keys, i);
    if (key->unlocked && key->usage == LOKET_USE_CARD)
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_key (LoketCardSeal *self)
{
  GListModel *keys = G_LIST_MODEL (self->keys->keys);

  for (guint i = 0; i < g_list_model_get_n_items (keys); i++) {
    g_autoptr (LoketSealKey) key = g_list_model_get_item (keys, i);
    if (is_own (self, key) && is_in_time (self, key) && key->usage == LOKET_USE_CARD)
      return TRUE;
  }
  return FALSE;
}

static char *
key_state (LoketCardSeal *self, LoketSealKey *key)
{
  g_autofree char *first = day_of_second (self, key->first_use);
  g_autofree char *last = day_of_second (self, key->last_use);

  if (key->state == LOKET_KEY_WITHDRAWN)
    return g_strdup (_ ("Withdrawn: nothing that it signed holds."));
  if (key->state == LOKET_KEY_RETIRED)
    return g_strdup (_ ("Signs no more; what it signed holds."));
  if (key->first_use > self->keys->at / G_USEC_PER_SEC)
    return g_strdup_printf (_ ("Signs from %s until %s."), first, last);
  if (!is_in_time (self, key))
    return g_strdup_printf (_ ("Its time to sign was over on %s."), last);
  return g_strdup_printf (_ ("Signs until %s."), last);
}

static const char *
key_where (LoketSealKey *key)
{
  static const char *const words[] = {
      [LOKET_BACK_END_SEALED] = N_ ("in this office, under its passphrase"),
      [LOKET_BACK_END_TOKEN] = N_ ("on a token"),
      [LOKET_BACK_END_ELSEWHERE] = N_ ("of another office"),
  };

  return _ (words[key->back_end]);
}

static GtkWidget *
make_key (LoketCardSeal *self, LoketSealKey *key)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *state = key_state (self, key);
  const char *use = key->usage == LOKET_USE_CARD ? _ ("Seals cards") : _ ("Signs the status list");
  const char *parts[] = {state, key->iss, key_where (key), key->kid};
  g_autofree char *facts = loket_cases_join (parts, G_N_ELEMENTS (parts));

  gtk_widget_add_css_class (row, "row");
  gtk_widget_add_css_class (row, "known");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), loket_part_label (use, "value"));
  gtk_box_append (GTK_BOX (words), loket_part_label (facts, "caption"));
  gtk_box_append (GTK_BOX (row),
                  g_object_new (GTK_TYPE_IMAGE,
                                "icon-name",
                                "loket-key-symbolic",
                                "accessible-role",
                                GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                NULL));
  gtk_box_append (GTK_BOX (row), words);
  if (is_own (self, key) && is_in_time (self, key))
    gtk_box_append (GTK_BOX (row),
                    loket_part_chip (key->unlocked ? _ ("unlocked") : _ ("locked"),
                                     key->unlocked ? "good" : "warning"));
  return row;
}

/* Whoever sets up a verifier compares it before that trusts the lists of the office. */
static GtkWidget *
make_root (GBytes *root)
{
  g_autofree char *name = loket_root_name (root);
  g_autofree char *said = g_strdup_printf (_ ("Name of the root: %s"), name);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = loket_part_label (said, "strong");

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (
      GTK_BOX (row),
      loket_part_label (_ ("Read it to whoever sets up a verifier, on the telephone."), "quiet"));
  return row;
}

static GtkWidget *
make_keys (LoketCardSeal *self)
{
  GtkWidget *card = loket_part_card (_ ("Keys of the seal"));
  GListModel *keys = G_LIST_MODEL (self->keys->keys);
  const guint n = g_list_model_get_n_items (keys);

  for (guint i = 0; i < n; i++) {
    g_autoptr (LoketSealKey) key = g_list_model_get_item (keys, i);
    gtk_box_append (GTK_BOX (card), make_key (self, key));
  }
  if (n == 0)
    gtk_box_append (
        GTK_BOX (card),
        loket_part_label (_ ("There are none. They are made in a ceremony: “loketctl key init”."),
                          "quiet"));
  if (self->keys->trust_iat.set) {
    g_autofree char *day =
        loket_admin_day (self->program, self->keys->trust_iat.value * G_USEC_PER_SEC);
    g_autofree char *signed_on =
        g_strdup_printf (_ ("The list of keys that others trust was signed on %s."), day);
    gtk_box_append (GTK_BOX (card), loket_part_label (signed_on, "quiet"));
  }
  if (self->keys->root != NULL)
    gtk_box_append (GTK_BOX (card), make_root (self->keys->root));
  return card;
}

/* How it stands */

/* Who has unlocked it, and until when. */
static char *
who_unlocked (LoketCardSeal *self)
{
  const LoketKeyList *keys = self->keys;
  const LoketSession *session = loket_client_session (loket_program_client (self->program));
  g_autofree char *until = keys->unlocked_until.set
                               ? loket_admin_time (self->program, keys->unlocked_until.value)
                               : NULL;

  if (until == NULL)
    return NULL;
  if (session != NULL && g_strcmp0 (session->officer, keys->unlocked_by) == 0)
    return g_strdup_printf (
        _ ("You have unlocked it. It is locked again when you sign out, at the latest: %s."),
        until);
  if (keys->unlocked_name == NULL)
    return g_strdup_printf (_ ("It is locked again at the latest: %s."), until);
  return g_strdup_printf (
      _ ("%s has unlocked it. It is locked again when that officer signs out, at the latest: %s."),
      keys->unlocked_name,
      until);
}

static GtkWidget *
make_verdict (LoketCardSeal *self)
{
  g_autofree char *who = who_unlocked (self);
  g_autofree char *sealed = g_strdup_printf (_ ("%d of at most %d seals of today are used."),
                                             (int) self->keys->sealed_today,
                                             (int) self->keys->seals_a_day);
  GtkWidget *verdict;

  if (!has_key (self))
    return loket_admin_verdict_new ("problem",
                                    _ ("The office has no key that may seal cards now"),
                                    _ ("Please tell the head of unit: a new key has to be made."));
  if (!is_open (self))
    return loket_admin_verdict_new (
        "warning", _ ("The seal is locked"), _ ("No card can be issued until it is unlocked."));
  verdict = loket_admin_verdict_new ("good", _ ("The seal is unlocked"), who);
  loket_admin_verdict_add (verdict, sealed, "plain");
  return verdict;
}

/* Unlocking and locking */

static void
changed (LoketCardSeal *self, LoketRecord *answer, const char *news)
{
  g_set_object (&self->keys, loket_key_list_cast (answer));
  show (self);
  loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_INFORMATION, news, NULL);
  if (self->first != NULL)
    gtk_widget_grab_focus (self->first);
}

static void
unlocked_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketCardSeal *self = LOKET_CARD_SEAL (page);

  if (answer != NULL) {
    changed (self, answer, _ ("The seal is unlocked for your shift."));
    return;
  }
  loket_secret_entry_clear (self->entry);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  loket_admin_tell_problem (page, error);
}

static void
unlock_cb (LoketCardSeal *self)
{
  g_autoptr (LoketKeyUnlocking) request = NULL;
  const char *secret = loket_secret_entry_text (self->entry);

  if (*secret == '\0') {
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
    return;
  }
  request = loket_key_unlocking_new ();
  request->password = g_strdup (secret);
  loket_admin_clear (GTK_WIDGET (self));
  loket_registry_act_do (self->act, &LOKET_KEY_UNLOCK, LOKET_RECORD (request), unlocked_cb);
}

static void
locked_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  if (answer != NULL)
    changed (LOKET_CARD_SEAL (page), answer, _ ("The seal is locked."));
  else
    loket_admin_tell_problem (page, error);
}

static void
lock_cb (LoketCardSeal *self)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();

  loket_admin_clear (GTK_WIDGET (self));
  loket_registry_act_do (self->act, &LOKET_KEY_LOCK, LOKET_RECORD (nothing), locked_cb);
}

static GtkWidget *
make_unlock (LoketCardSeal *self)
{
  GtkWidget *card = loket_part_card (_ ("Unlock for your shift"));
  GtkWidget *entry =
      g_object_new (LOKET_TYPE_SECRET_ENTRY, "title", _ ("Passphrase of the seal"), NULL);
  GtkWidget *button =
      loket_part_button (_ ("Unlock"), "loket-key-symbolic", G_CALLBACK (unlock_cb), self);

  self->entry = LOKET_SECRET_ENTRY (entry);
  self->first = entry;
  gtk_widget_add_css_class (button, "primary");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  g_signal_connect_object (entry, "activate", G_CALLBACK (unlock_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (card), entry);
  gtk_box_append (
      GTK_BOX (card),
      loket_part_label (_ ("It is asked once a shift and kept nowhere. Cards are sealed "
                           "in your name."),
                        "quiet"));
  gtk_box_append (GTK_BOX (card), button);
  return card;
}

static GtkWidget *
make_lock (LoketCardSeal *self)
{
  GtkWidget *card = loket_part_card (_ ("Lock"));
  GtkWidget *button =
      loket_part_button (_ ("Lock the seal"), "loket-lock-symbolic", G_CALLBACK (lock_cb), self);

  self->first = button;
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (card),
                  loket_part_label (_ ("When nobody prints any more: the keys are wiped from the "
                                       "memory of the office."),
                                    "quiet"));
  gtk_box_append (GTK_BOX (card), button);
  return card;
}

/* The page */

/* One for all the time: somebody may be typing in it. */
static GtkWidget *
get_status (LoketCardSeal *self)
{
  if (self->status == NULL)
    self->status = g_object_ref_sink (loket_status_part_new (self->program));
  loket_status_part_show (LOKET_STATUS_PART (self->status), self->keys);
  return self->status;
}

static GtkWidget *
make_column (void)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (column, "rows");
  gtk_widget_set_valign (column, GTK_ALIGN_START);
  return column;
}

static void
show (LoketCardSeal *self)
{
  GtkWidget *halves = g_object_new (GTK_TYPE_BOX, "homogeneous", TRUE, NULL);
  GtkWidget *left = make_column ();
  GtkWidget *right = make_column ();
  GtkWidget *old;

  self->entry = NULL;
  self->first = NULL;
  if (self->status != NULL && gtk_widget_get_parent (self->status) != NULL)
    gtk_box_remove (GTK_BOX (gtk_widget_get_parent (self->status)), self->status);
  while ((old = gtk_widget_get_first_child (self->place)) != NULL)
    gtk_box_remove (GTK_BOX (self->place), old);
  gtk_widget_add_css_class (halves, "case-halves");
  if (loket_admin_may (self->program, LOKET_MAY_UNLOCK_KEYS) && has_key (self))
    gtk_box_append (GTK_BOX (left), is_open (self) ? make_lock (self) : make_unlock (self));
  if (loket_admin_may (self->program, LOKET_MAY_PUBLISH_LISTS))
    gtk_box_append (GTK_BOX (left), get_status (self));
  gtk_box_append (GTK_BOX (right), make_keys (self));
  if (gtk_widget_get_first_child (left) != NULL)
    gtk_box_append (GTK_BOX (halves), left);
  else
    g_object_unref (g_object_ref_sink (left));
  gtk_box_append (GTK_BOX (halves), right);
  gtk_box_append (GTK_BOX (self->place), make_verdict (self));
  gtk_box_append (GTK_BOX (self->place), loket_part_scroll (halves));
}

static void
listed_cb (GtkWidget *page, LoketRecord *answer, const GError *error)
{
  LoketCardSeal *self = LOKET_CARD_SEAL (page);
  const gboolean first = self->keys == NULL;

  if (answer == NULL) {
    loket_admin_tell_problem (page, error);
    return;
  }
  g_set_object (&self->keys, loket_key_list_cast (answer));
  show (self);
  if (first && self->first != NULL)
    gtk_widget_grab_focus (self->first);
}

/* Keeping up */

static gboolean
is_as_before (LoketCardSeal *self, LoketKeyList *keys)
{
  keys->at = self->keys->at; /* it is later each time */
  return loket_record_equal (LOKET_RECORD (self->keys), LOKET_RECORD (keys));
}

/* Whoever types a passphrase is let be, unless there is nothing left to be unlocked. */
static gboolean
is_typed_in (LoketCardSeal *self)
{
  return self->entry != NULL && *loket_secret_entry_text (self->entry) != '\0';
}

static void
show_anew (LoketCardSeal *self, LoketKeyList *keys)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  const gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
  g_autoptr (GtkWidget) before = inside ? g_object_ref (focus) : NULL;

  g_set_object (&self->keys, keys);
  if (inside)
    gtk_root_set_focus (root, NULL);
  show (self);
  if (inside && gtk_widget_get_root (before) != NULL)
    gtk_widget_grab_focus (before);
  else if (inside)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
looked_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketCardSeal) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);
  LoketKeyList *keys = answer != NULL ? loket_key_list_cast (answer) : NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (keys == NULL || self->keys == NULL || !gtk_widget_is_sensitive (GTK_WIDGET (self)) ||
      is_as_before (self, keys) || (is_typed_in (self) && keys->unlocked_by == NULL))
    return;
  show_anew (self, keys);
}

static gboolean
look_cb (gpointer data)
{
  LoketCardSeal *self = data;
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();

  if (self->cancellable != NULL)
    return G_SOURCE_CONTINUE;
  self->cancellable = g_cancellable_new ();
  loket_client_call (loket_program_client (self->program),
                     &LOKET_KEY_LIST,
                     LOKET_RECORD (nothing),
                     NULL,
                     self->cancellable,
                     looked_cb,
                     g_object_ref (self));
  return G_SOURCE_CONTINUE;
}

/* What another officer did meanwhile is seen when one comes back. */
static void
mapped_cb (LoketCardSeal *self)
{
  g_autoptr (LoketNothing) nothing = loket_nothing_new ();

  loket_registry_act_do (self->act, &LOKET_KEY_LIST, LOKET_RECORD (nothing), listed_cb);
  if (self->timer == 0)
    self->timer = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
}

static void
unmapped_cb (LoketCardSeal *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
}

static gboolean
loket_card_seal_grab_focus (GtkWidget *widget)
{
  LoketCardSeal *self = LOKET_CARD_SEAL (widget);

  if (self->first != NULL)
    return gtk_widget_grab_focus (self->first);
  gtk_widget_set_focusable (widget, TRUE);
  return GTK_WIDGET_CLASS (loket_card_seal_parent_class)->grab_focus (widget);
}

static void
loket_card_seal_dispose (GObject *object)
{
  LoketCardSeal *self = LOKET_CARD_SEAL (object);

  unmapped_cb (self);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->status);
  g_clear_object (&self->act);
  g_clear_object (&self->keys);
  G_OBJECT_CLASS (loket_card_seal_parent_class)->dispose (object);
}

static void
loket_card_seal_class_init (LoketCardSealClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = loket_card_seal_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = loket_card_seal_grab_focus;
}

static void
loket_card_seal_init (LoketCardSeal *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
  gtk_widget_add_css_class (GTK_WIDGET (self), "person");
  gtk_widget_add_css_class (GTK_WIDGET (self), "case");
  g_signal_connect (self, "map", G_CALLBACK (mapped_cb), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (unmapped_cb), NULL);
}

/**
 * loket_cards_seal_new:
 * @program: the program; its office is known
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
loket_cards_seal_new (LoketProgram *program)
{
  LoketCardSeal *self = g_object_new (LOKET_TYPE_CARD_SEAL, NULL);

  self->program = program;
  self->act = loket_registry_act_new (program, GTK_WIDGET (self));
  self->place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_vexpand (self->place, TRUE);
  gtk_widget_add_css_class (self->place, "seal");
  gtk_box_append (GTK_BOX (self), loket_part_line (_ ("Seal"), "heading"));
  gtk_box_append (GTK_BOX (self),
                  loket_part_label (_ ("With it the office vouches for its cards. It stays locked "
                                       "unless somebody issues cards."),
                                    "lead"));
  gtk_box_append (GTK_BOX (self), self->place);
  return GTK_WIDGET (self);
}
