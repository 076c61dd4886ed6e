/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record with every kind of field, and random contents for any record; wire and fuzz tests. */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

LOKET_DECLARE_RECORD (LoketSampleItem, loket_sample_item)
struct _LoketSampleItem {
  LoketRecord parent_instance;
  char *id;
  gint64 count;
};

typedef enum {
  LOKET_SAMPLE_FIRST,
  LOKET_SAMPLE_SECOND_ONE = 7,
} LoketSampleChoice;

GType loket_sample_choice_get_type (void);

LOKET_DECLARE_RECORD (LoketSample, loket_sample)
struct _LoketSample {
  LoketRecord parent_instance;
  char *text;
  char *long_text;
  LoketSampleChoice choice;
  gboolean flag;
  gint64 integer;
  LoketOptional maybe;
  gint64 money;
  gint64 at;
  char *day;
  GBytes *bytes;
  char **words;
  LoketSampleItem *item;
  GListStore *items;
  GListStore *spare_items;
  char *secret;
};

LoketRecord *sample_random_record (GType type, GRand *random);

G_END_DECLS
