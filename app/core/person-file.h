/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person is given of himself: all that is on file and who looked at it (UU 27/2022); the
 * desk of people makes it, printing draws it. */
#pragma once

#include "core/person-desk.h"

G_BEGIN_DECLS

#define LOKET_PERSON_LOOKS 500

/* One look at the record. */
LOKET_DECLARE_RECORD (LoketPersonLook, loket_person_look)
struct _LoketPersonLook {
  LoketRecord parent_instance;
  gint64 at;
  char *operation;
  char *officer; /* name; absent: the hub's own user */
  char **roles;
  char *device; /* kind of device */
  char *purpose;
};

LOKET_DECLARE_RECORD (LoketPersonLooks, loket_person_looks)
struct _LoketPersonLooks {
  LoketRecord parent_instance;
  GListStore *looks; /* LoketPersonLook, newest first */
  gboolean more;     /* there are older ones */
};

LOKET_DECLARE_RECORD (LoketPersonFile, loket_person_file)
struct _LoketPersonFile {
  LoketRecord parent_instance;
  LoketPersonView *view;
  GListStore *looks; /* LoketPersonLook, newest first */
  gboolean more;     /* older looks than these */
  gint64 made_at;
  char *made_by; /* name of the officer who hands it over */
};

G_END_DECLS
