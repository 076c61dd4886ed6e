/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who stands before the counter: the register's search, which goes on to the brief.  A section of
 * the page of applications. */
#include "config.h"

#include "ui/cases/front.h"

#include "core/people-found.h"
#include "ui/cases/brief-page.h"
#include "ui/cases/desk.h"
#include "ui/registry/intake-form.h"
#include "ui/registry/people.h"

#include <glib/gi18n.h>

static void
chosen_cb (GtkWidget *search, LoketPersonHit *hit)
{
  loket_brief_page_open (search, hit->person);
}

static void
intake_cb (GtkWidget *search, const char *begun, LoketProgram *program)
{
  loket_cases_desk_push (search, loket_intake_form_new (program, begun));
}

/**
 * loket_cases_front_new:
 * @program: the program; its office is known
 *
 * Returns: (transfer floating): the section, with nothing looked for yet
 */
GtkWidget *
loket_cases_front_new (LoketProgram *program)
{
  GtkWidget *search = loket_registry_people_new (program);

  loket_registry_people_set_question (
      LOKET_REGISTRY_PEOPLE (search),
      _ ("Who is in front of you?"),
      _ ("NIK, family card, card or name: look first, then write down what is asked for."));
  g_signal_connect (search, "chosen", G_CALLBACK (chosen_cb), NULL);
  g_signal_connect_object (search, "intake", G_CALLBACK (intake_cb), program, 0);
  return loket_cases_desk_new (program, search);
}
