/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The section of the administration page about the profile's values; LoketAdminPage shows it. */
#include "config.h"

#include "ui/admin/profile.h"

#include "ui/admin/form.h"
#include "ui/admin/verdict.h"

#include <glib/gi18n.h>

#define LOKET_TYPE_ADMIN_PROFILE (loket_admin_profile_get_type ())
G_DECLARE_FINAL_TYPE (LoketAdminProfile, loket_admin_profile, LOKET, ADMIN_PROFILE, LoketAdminList)

struct _LoketAdminProfile {
  LoketAdminList parent_instance;
};

G_DEFINE_FINAL_TYPE (LoketAdminProfile, loket_admin_profile, LOKET_TYPE_ADMIN_LIST)

static const LoketAdminColumn columns[] = {
    {N_ ("Key"), "key"},
    {N_ ("Value"), "value", .wide = TRUE},
    {N_ ("Section"), "section"},
    {N_ ("File and line"), "place", .spare = TRUE},
};

static GtkWidget *
detail (LoketAdminList *list, LoketRecord *record)
{
  LoketProfileValue *value = (LoketProfileValue *) record;
  GtkWidget *form = loket_admin_form_new ();

  loket_admin_form_add_fact (form, _ ("Value"), value->value);
  loket_admin_form_add_fact (form, _ ("Section"), value->section);
  loket_admin_form_add_fact (form, _ ("File and line"), value->place);
  return form;
}

static void
loaded (LoketAdminList *list, LoketRecord *answer)
{
  LoketProfileValues *values = (LoketProfileValues *) answer;
  g_autofree char *where = g_strdup_printf (
      /* Translators: the folder, and the name of the profile */
      _ ("They stand in files on the hub's machine, in %s. Whoever may administer that machine "
         "changes them there, looks them over with “loketctl profile check %s” and starts the hub "
         "anew."),
      values->folder,
      values->name);
  GtkWidget *verdict;

  if (values->problem != NULL) {
    verdict =
        loket_admin_verdict_new ("problem",
                                 _ ("The files have a mistake: the hub would not start with them"),
                                 values->problem);
    loket_admin_verdict_add (verdict, where, "plain");
  } else if (values->newer) {
    verdict = loket_admin_verdict_new (
        "warning", _ ("The files were changed: this counts once the hub is started anew"), where);
  } else {
    verdict = loket_admin_verdict_new ("information", _ ("Read only here"), where);
  }
  loket_admin_list_set_banner (list, verdict);
}

static void
loket_admin_profile_class_init (LoketAdminProfileClass *klass)
{
  LoketAdminListClass *list_class = LOKET_ADMIN_LIST_CLASS (klass);

  list_class->title = N_ ("Values of the profile");
  list_class->lead =
      N_ ("All that makes this office this office: names, services, hours, holidays.");
  list_class->search = N_ ("Key, value or section");
  list_class->empty = N_ ("The files of the profile hold no value.");
  list_class->icon = "loket-letter-symbolic";
  list_class->columns = columns;
  list_class->n_columns = G_N_ELEMENTS (columns);
  list_class->operation = &LOKET_OFFICE_PROFILE_VALUES;
  list_class->member = "values";
  list_class->loaded = loaded;
  list_class->detail = detail;
}

static void
loket_admin_profile_init (LoketAdminProfile *self)
{
}

/**
 * loket_admin_profile_new:
 * @application: the program
 *
 * Returns: (transfer floating): the section
 */
GtkWidget *
loket_admin_profile_new (LoketProgram *application)
{
  return g_object_new (LOKET_TYPE_ADMIN_PROFILE, "application", application, NULL);
}
