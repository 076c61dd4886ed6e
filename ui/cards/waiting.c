/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who was granted a card that nobody has issued yet: one is issued with the photograph beside it,
 * or all of a village one after the other.  A section of the page of cards. */
#include "config.h"

#include "ui/cards/waiting.h"

#include "core/card-desk.h"
#include "core/error.h"
#include "ui/admin/form.h"
#include "ui/admin/list.h"
#include "ui/admin/page.h"
#include "ui/admin/section.h"
#include "ui/cards/portrait-page.h"
#include "ui/cards/press-page.h"
#include "ui/cases/desk.h"
#include "ui/cases/listen.h"
#include "ui/cases/photo-load.h"
#include "ui/cases/survey-words.h"
#include "ui/cases/words.h"
#include "ui/common/problem.h"
#include "ui/registry/act.h"
#include "ui/common/parts.h"
#include "ui/registry/place-entry.h"

#include <glib/gi18n.h>

#define PORTRAIT_SIDE 160 /* pixels */

#define LOKET_TYPE_CARDS_WAITING (loket_cards_waiting_get_type ())
G_DECLARE_FINAL_TYPE (LoketCardsWaiting, loket_cards_waiting, LOKET, CARDS_WAITING, LoketAdminList)

struct _LoketCardsWaiting {
  LoketAdminList parent_instance;

  /* borrowed */
  LoketPlaceEntry *village;
  GtkPicture *picture; /* in the pane */
  GtkLabel *no_picture;
  /* owned */
  LoketCardWaiting *entry; /* in the pane */
  GPtrArray *left;         /* LoketCardWaiting that are still to be issued, NULL = none are */
  char *area;              /* code of the village whose cards those are */
  GCancellable *cancellable;
  /* state */
  LoketOptional next;
  guint n_issued;
};

G_DEFINE_FINAL_TYPE (LoketCardsWaiting, loket_cards_waiting, LOKET_TYPE_ADMIN_LIST)

static LoketProgram *
program_of (LoketCardsWaiting *self)
{
  return loket_admin_list_application (LOKET_ADMIN_LIST (self));
}

static gboolean
may_issue (LoketCardsWaiting *self)
{
  return loket_admin_may (program_of (self), LOKET_MAY_ISSUE_CARDS);
}

/* Columns */

static const char *
id_of (LoketRecord *record)
{
  return loket_card_waiting_cast (record)->decision;
}

static char *
category_text (LoketProgram *program, LoketRecord *record)
{
  return g_strdup (loket_cases_category (loket_card_waiting_cast (record)->category));
}

static const char *
category_chip (LoketRecord *record)
{
  return "house";
}

static char *
until_text (LoketProgram *program, LoketRecord *record)
{
  return loket_day_word (program, loket_card_waiting_cast (record)->until_day);
}

static char *
photo_text (LoketProgram *program, LoketRecord *record)
{
  return g_strdup (loket_card_waiting_cast (record)->photo != NULL ? _ ("On file") : _ ("Missing"));
}

static const char *
photo_chip (LoketRecord *record)
{
  return loket_card_waiting_cast (record)->photo != NULL ? "good" : "warning";
}

static const LoketAdminColumn columns[] = {
    {.title = N_ ("Who"), .member = "name", .wide = TRUE},
    {.title = N_ ("Where"), .member = "place"},
    {.title = N_ ("Card"), .text = category_text, .chip = category_chip},
    {.title = N_ ("Until"), .text = until_text, .spare = TRUE},
    {.title = N_ ("Photograph"), .text = photo_text, .chip = photo_chip, .spare = TRUE},
};

/* The list */

static LoketRecord *
request (LoketAdminList *list)
{
  LoketCardsWaiting *self = LOKET_CARDS_WAITING (list);
  LoketCardWaitingQuery *query = loket_card_waiting_query_new ();

  if (self->village != NULL)
    query->area = g_strdup (loket_place_entry_code (self->village));
  return LOKET_RECORD (query);
}

static void
loaded (LoketAdminList *list, LoketRecord *answer)
{
  LOKET_CARDS_WAITING (list)->next = loket_card_waiting_page_cast (answer)->next;
}

static void
more (LoketAdminList *list)
{
  LoketCardsWaiting *self = LOKET_CARDS_WAITING (list);
  g_autoptr (LoketRecord) query = NULL;

  if (!self->next.set)
    return;
  query = request (list);
  loket_card_waiting_query_cast (query)->from = self->next;
  self->next = LOKET_NONE;
  loket_admin_list_ask_more (list, query);
}

static void
village_cb (LoketCardsWaiting *self)
{
  loket_admin_list_reload (LOKET_ADMIN_LIST (self));
}

/* One card */

static void
issued_cb (LoketAdminList *list, LoketRecord *asked, LoketRecord *answer)
{
  LoketCardView *view = loket_card_view_cast (answer);
  g_autofree char *news =
      g_strdup_printf (_ ("Card %s is issued. It can be printed now."), view->card->number);

  loket_admin_list_close (list);
  loket_admin_list_reload (list);
  loket_press_page_show (GTK_WIDGET (list), news);
}

static void
issue_cb (LoketCardsWaiting *self)
{
  LoketCardIssue *asked = loket_card_issue_new ();

  asked->decision = g_strdup (self->entry->decision);
  loket_admin_list_act (
      LOKET_ADMIN_LIST (self), &LOKET_CARD_ISSUE, LOKET_RECORD (asked), issued_cb);
}

/* The photograph */

static void
kept_cb (LoketAdminList *list, LoketRecord *asked, LoketRecord *answer)
{
  loket_admin_list_reload (list);
  loket_admin_tell (
      GTK_WIDGET (list), LOKET_NOTICE_INFORMATION, _ ("The photograph is on file."), NULL);
}

static void
sent_cb (LoketCardsWaiting *self, const char *sha256, GtkWidget *page)
{
  LoketCardPhotoRequest *asked = loket_card_photo_request_new ();

  asked->person = g_strdup (self->entry->person);
  asked->photo = g_strdup (sha256);
  loket_cases_desk_pop (page);
  loket_admin_list_act (LOKET_ADMIN_LIST (self), &LOKET_CARD_PHOTO, LOKET_RECORD (asked), kept_cb);
}

static void
photograph_cb (LoketCardsWaiting *self)
{
  GtkWidget *page = loket_portrait_page_new (program_of (self), self->entry->name);

  g_signal_connect_object (page, "sent", G_CALLBACK (sent_cb), self, G_CONNECT_SWAPPED);
  loket_cases_desk_push (GTK_WIDGET (self), page);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketCardsWaiting) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = loket_photo_load_finish (result, &error);
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->picture == NULL)
    return;
  if (texture != NULL) {
    gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
    gtk_widget_set_visible (GTK_WIDGET (self->picture), TRUE);
    gtk_widget_set_visible (GTK_WIDGET (self->no_picture), FALSE);
    return;
  }
  sentence = loket_photo_problem (program_of (self), error);
  gtk_label_set_text (self->no_picture, sentence);
}

static void
stop_loading (LoketCardsWaiting *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->picture);
}

/* Beside what is known, so that the button under both is seen on a small screen too. */
static void
add_portrait (LoketCardsWaiting *self, GtkWidget *row)
{
  GtkWidget *picture = gtk_picture_new ();
  g_autofree char *name = g_strdup_printf (_ ("Photograph: %s"), self->entry->name);

  stop_loading (self);
  self->cancellable = g_cancellable_new ();
  g_set_weak_pointer (&self->picture, GTK_PICTURE (picture));
  self->no_picture =
      GTK_LABEL (loket_part_label (self->entry->photo == NULL ? _ ("There is no photograph yet.")
                                                              : _ ("The photograph is fetched."),
                                   "quiet"));
  gtk_widget_set_visible (picture, FALSE);
  gtk_widget_add_css_class (picture, "portrait-small");
  gtk_picture_set_can_shrink (self->picture, TRUE);
  gtk_widget_set_size_request (picture, PORTRAIT_SIDE * 3 / 4, PORTRAIT_SIDE);
  gtk_widget_set_valign (picture, GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self->no_picture), GTK_ALIGN_START);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (row), picture);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->no_picture));
  if (self->entry->photo != NULL)
    loket_photo_load (program_of (self),
                      self->entry->photo,
                      2 * PORTRAIT_SIDE,
                      self->cancellable,
                      loaded_cb,
                      g_object_ref (self));
}

static GtkWidget *
detail (LoketAdminList *list, LoketRecord *record)
{
  LoketCardsWaiting *self = LOKET_CARDS_WAITING (list);
  LoketProgram *program = program_of (self);
  GtkWidget *form = loket_admin_form_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *facts = loket_admin_form_new ();
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  g_set_object (&self->entry, loket_card_waiting_cast (record));
  from = loket_day_word (program, self->entry->from_day);
  until = loket_day_word (program, self->entry->until_day);
  loket_admin_form_add_fact (facts, _ ("Card"), loket_cases_category (self->entry->category));
  loket_admin_form_add_fact (facts, _ ("Where"), self->entry->place);
  loket_admin_form_add_fact (facts, _ ("Decision from"), from);
  loket_admin_form_add_fact (facts, _ ("Decision until"), until);
  gtk_widget_set_hexpand (facts, TRUE);
  gtk_widget_add_css_class (row, "facts");
  add_portrait (self, row);
  gtk_box_append (GTK_BOX (row), facts);
  gtk_box_append (GTK_BOX (form), row);
  if (!may_issue (self)) {
    loket_admin_form_add_sentence (form, _ ("Your roles issue no cards."));
    return form;
  }
  if (loket_admin_may (program, LOKET_MAY_CHANGE_CARDS) &&
      loket_admin_may (program, LOKET_MAY_SEND_FILES))
    loket_admin_form_add_button (form,
                                 self->entry->photo == NULL ? _ ("Take a photograph")
                                                            : _ ("Another photograph"),
                                 "",
                                 G_CALLBACK (photograph_cb),
                                 self);
  loket_admin_form_add_button (form, _ ("Issue the card"), "primary", G_CALLBACK (issue_cb), self);
  return form;
}

/* All of a village */

static void ask_village (LoketCardsWaiting *self);

static void
end_village (LoketCardsWaiting *self, const GError *error)
{
  g_autofree char *done =
      g_strdup_printf (g_dngettext (NULL,
                                    "%u card is issued. It can be printed now.",
                                    "%u cards are issued. They can be printed now.",
                                    self->n_issued),
                       self->n_issued);

  g_clear_pointer (&self->left, g_ptr_array_unref);
  loket_admin_list_reload (LOKET_ADMIN_LIST (self));
  if (error != NULL) {
    g_autofree char *sentence =
        loket_problem_sentence (error, loket_program_language (program_of (self)));
    loket_admin_tell (GTK_WIDGET (self), LOKET_NOTICE_WARNING, sentence, done);
  } else if (self->n_issued == 0) {
    loket_admin_tell (
        GTK_WIDGET (self), LOKET_NOTICE_INFORMATION, _ ("No card waits to be issued."), NULL);
  } else {
    loket_press_page_show (GTK_WIDGET (self), done);
  }
}

static void issue_next (LoketCardsWaiting *self);

static void
one_issued_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketCardsWaiting) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->left == NULL)
    return;
  if (answer == NULL) {
    end_village (self, error);
    return;
  }
  self->n_issued++;
  g_ptr_array_remove_index (self->left, 0);
  issue_next (self);
}

/* One after the other: what is issued stays issued, whatever happens to the next. */
static void
issue_next (LoketCardsWaiting *self)
{
  g_autoptr (LoketCardIssue) asked = NULL;

  if (self->left->len == 0) {
    ask_village (self); /* the list comes page by page; what is issued is on it no more */
    return;
  }
  asked = loket_card_issue_new ();
  asked->decision = g_strdup (((LoketCardWaiting *) self->left->pdata[0])->decision);
  loket_client_call (loket_program_client (program_of (self)),
                     &LOKET_CARD_ISSUE,
                     LOKET_RECORD (asked),
                     NULL,
                     NULL,
                     one_issued_cb,
                     g_object_ref (self));
}

static void
village_listed_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (LoketCardsWaiting) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, &error);
  GListModel *waiting;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->left == NULL)
    return;
  if (answer == NULL) {
    end_village (self, error);
    return;
  }
  waiting = G_LIST_MODEL (loket_card_waiting_page_cast (answer)->waiting);
  for (guint i = 0; i < g_list_model_get_n_items (waiting); i++)
    g_ptr_array_add (self->left, g_list_model_get_item (waiting, i));
  if (self->left->len > 0)
    issue_next (self);
  else
    end_village (self, NULL);
}

static void
ask_village (LoketCardsWaiting *self)
{
  g_autoptr (LoketCardWaitingQuery) query = loket_card_waiting_query_new ();

  query->area = g_strdup (self->area);
  loket_client_call (loket_program_client (program_of (self)),
                     &LOKET_CARD_WAITING,
                     LOKET_RECORD (query),
                     NULL,
                     NULL,
                     village_listed_cb,
                     g_object_ref (self));
}

static void
all_cb (LoketCardsWaiting *self)
{
  if (self->left != NULL)
    return;
  if (loket_place_entry_code (self->village) == NULL) {
    loket_admin_tell (GTK_WIDGET (self),
                      LOKET_NOTICE_WARNING,
                      _ ("Choose a village first: cards are printed village by village."),
                      NULL);
    gtk_widget_grab_focus (GTK_WIDGET (self->village));
    return;
  }
  self->left = g_ptr_array_new_with_free_func (g_object_unref);
  self->n_issued = 0;
  g_free (self->area);
  self->area = g_strdup (loket_place_entry_code (self->village));
  ask_village (self);
}

/* The section */

/* A card was issued, or a decision grants one. */
static gboolean
concerns (GtkWidget *list, const LoketCaseNews *news)
{
  return g_strcmp0 (news->entity, "card") == 0 || g_strcmp0 (news->entity, "decision") == 0;
}

static gboolean
renew (GtkWidget *list)
{
  return LOKET_CARDS_WAITING (list)->left == NULL && loket_admin_list_renew (list);
}

static void
loket_cards_waiting_dispose (GObject *object)
{
  LoketCardsWaiting *self = LOKET_CARDS_WAITING (object);

  stop_loading (self);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->left, g_ptr_array_unref);
  g_clear_pointer (&self->area, g_free);
  G_OBJECT_CLASS (loket_cards_waiting_parent_class)->dispose (object);
}

static void
loket_cards_waiting_class_init (LoketCardsWaitingClass *klass)
{
  LoketAdminListClass *list = LOKET_ADMIN_LIST_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = loket_cards_waiting_dispose;
  list->title = N_ ("To be printed");
  list->lead = N_ ("Who was granted a card that nobody has issued yet, by village and name.");
  list->search = N_ ("Name or village");
  list->empty = N_ ("No card waits to be issued.");
  list->empty_advice = N_ ("They come here as soon as a decision grants one.");
  list->icon = "loket-card-symbolic";
  list->columns = columns;
  list->n_columns = G_N_ELEMENTS (columns);
  list->operation = &LOKET_CARD_WAITING;
  list->member = "waiting";
  list->id = id_of;
  list->request = request;
  list->loaded = loaded;
  list->more = more;
  list->fresh = TRUE;
  list->detail = detail;
}

static void
loket_cards_waiting_init (LoketCardsWaiting *self)
{
}

/**
 * loket_cards_waiting_new:
 * @program: the program; its office is known
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
loket_cards_waiting_new (LoketProgram *program)
{
  LoketCardsWaiting *self = g_object_new (LOKET_TYPE_CARDS_WAITING, "application", program, NULL);
  GtkWidget *village = loket_place_entry_new (program, _ ("Which village"));
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (row, "row");
  gtk_box_append (GTK_BOX (row), loket_part_line (_ ("Which village"), "plain"));
  gtk_box_append (GTK_BOX (row), village);
  self->village = LOKET_PLACE_ENTRY (village);
  g_signal_connect_object (village, "activate", G_CALLBACK (village_cb), self, G_CONNECT_SWAPPED);
  loket_admin_list_add_filter (LOKET_ADMIN_LIST (self), row);
  if (may_issue (self))
    loket_admin_list_add_button (
        LOKET_ADMIN_LIST (self),
        loket_part_button (
            _ ("Issue all of the village"), "loket-card-symbolic", G_CALLBACK (all_cb), self));
  loket_cases_listen (
      GTK_WIDGET (self), program, LOKET_NEWS_OF_CARDS | LOKET_NEWS_OF_CASES, concerns, renew);
  return loket_cases_desk_new (program, GTK_WIDGET (self));
}
