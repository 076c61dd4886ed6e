/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the villages of the district. */
#include "config.h"

#include "core/place.h"

/* clang-format off */
static const LoketField place_fields[] = {
  LOKET_FIELD_TEXT (LoketPlace, code, LOKET_FIELD_PLAIN, .min = 2, .max = 13, .blurb = "Code of the village"),
  LOKET_FIELD_TEXT (LoketPlace, name, LOKET_FIELD_PLAIN, .min = 1, .max = 60, .blurb = "Its name"),
  LOKET_FIELD_TEXT (LoketPlace, subdistrict, LOKET_FIELD_OPTIONAL, .max = 60, .blurb = "The kecamatan that it lies in"),
};
LOKET_DEFINE_RECORD (LoketPlace, loket_place, place_fields)

static const LoketField place_list_fields[] = {
  LOKET_FIELD_LIST (LoketPlaceList, places, LOKET_FIELD_PLAIN, loket_place, .blurb = "Villages by code"),
};
LOKET_DEFINE_RECORD (LoketPlaceList, loket_place_list, place_list_fields)
/* clang-format on */
