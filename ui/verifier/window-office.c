/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the office itself makes of a card that this desk does not accept.  The verdict stands
 * without it; the answer, if there is one, only adds why. */
#include "config.h"

#include "ui/verifier/window-private.h"

typedef struct {
  LoketVerifierWindow *window;
  LoketCardReading *reading; /* that was asked about; another card may lie there by now */
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->window);
  g_object_unref (question->reading);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
answered_cb (GObject *client, GAsyncResult *result, gpointer data)
{
  g_autoptr (Question) question = data;
  LoketVerifierWindow *self = question->window;
  g_autoptr (LoketRecord) answer = loket_client_call_finish (LOKET_CLIENT (client), result, NULL);

  if (answer == NULL || self->state != LOKET_DESK_VERDICT || self->reading != question->reading)
    return;
  g_set_object (&self->answer, loket_verify_answer_cast (answer));
  loket_verifier_window_show (self, LOKET_DESK_VERDICT);
}

/**
 * loket_verifier_window_ask_office:
 * @self: the window; it shows a verdict
 * @text: what was read
 *
 * Asks why, where the list says that the card does not count or there is no list; the page gets a
 * line when the answer comes.  Of a card that is good the office hears nothing.
 */
void
loket_verifier_window_ask_office (LoketVerifierWindow *self, const char *text)
{
  LoketClient *client = loket_program_client (self->program);
  g_autoptr (LoketVerifyScan) scan = NULL;
  Question *question;

  if ((self->reading->verdict != LOKET_VERDICT_REVOKED &&
       self->reading->verdict != LOKET_VERDICT_NO_LIST) ||
      loket_client_connection (client) != LOKET_CONNECTION_READY)
    return;
  scan = loket_verify_scan_new ();
  scan->text = g_strdup (text);
  question = g_new0 (Question, 1);
  question->window = g_object_ref (self);
  question->reading = g_object_ref (self->reading);
  loket_client_call (client,
                     &LOKET_VERIFY_SCAN,
                     LOKET_RECORD (scan),
                     NULL,
                     self->cancellable,
                     answered_cb,
                     question);
}
