/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports of small lists for the tests of what becomes of their rows. */
#pragma once

#include "core/job.h"
#include "core/list-desk.h"
#include "fixture.h"

#define VILLAGE "33.14.10.2001"
#define HEADER "id,name,birth,nik,kk,sex,village,mother,relation,life\n"
#define TWINS                                                                                      \
  "1,DWI LESTARI,2001-05-06,,3314100101110001,P," VILLAGE ",SUKINEM,ANAK,\n"                       \
  "2,DWI ASTUTI,2001-05-06,,3314100101110001,P," VILLAGE ",SUKINEM,ANAK,\n"
#define MAP                                                                                        \
  "[columns]\nid=id\nname=name\nbirth_date=birth\nbirth_date_format=%Y-%m-%d\nnik=nik\n"           \
  "family_card=kk\nsex=sex\nvillage=village\nmother_name=mother\nrelation=relation\n"              \
  "life_status=life\n"

/* A list of people who are all different, numbered from @first. */
char *lists_of (guint first, guint n);
/* The same of any village, without the header. */
char *lists_part (guint first, guint n, const char *village);
LoketJob *lists_begin (Fixture *fixture,
                       const char *source,
                       const char *period,
                       const char *text,
                       gsize part,
                       GError **error);
LoketJob *lists_run (Fixture *fixture, LoketJob *job);
LoketListStatus *lists_status (Fixture *fixture, const char *batch);
gint64 lists_count (LoketListStatus *status, LoketRowState state);
LoketListStatus *
lists_import (Fixture *fixture, const char *source, const char *period, const char *text);
void lists_assert_counts (LoketListStatus *status,
                          gint64 created,
                          gint64 linked,
                          gint64 doubt,
                          gint64 refused);
GPtrArray *lists_pairs (Fixture *fixture, const char *word);
