/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The villages of the district as messages; windows complete a name to its code by them. */
#pragma once

#include "core/record.h"

G_BEGIN_DECLS

LOKET_DECLARE_RECORD (LoketPlace, loket_place)
struct _LoketPlace {
  LoketRecord parent_instance;
  char *code;        /* "33.14.10.1002" */
  char *name;        /* "Hadiluwih" */
  char *subdistrict; /* the kecamatan that it lies in */
};

LOKET_DECLARE_RECORD (LoketPlaceList, loket_place_list)
struct _LoketPlaceList {
  LoketRecord parent_instance;
  GListStore *places; /* LoketPlace by code; empty when the district does not name its places */
};

G_END_DECLS
