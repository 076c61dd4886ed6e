/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one list of places that a letter template may have; whoever adds one here fills it in
 * app/office/letter-values.c. */
#include "config.h"

#include "core/letter-template.h"

#include <string.h>

#define P (1u << LOKET_LETTER_ABOUT_PERSON)
#define A (1u << LOKET_LETTER_ABOUT_APPLICATION)
#define D (1u << LOKET_LETTER_ABOUT_DECISION)
#define V (1u << LOKET_LETTER_ABOUT_VISIT)
#define ALL (P | A | D | V)

static const struct {
  const char *name;
  guint about;
  gboolean list;
} places[] = {
    /* the office and the letter itself */
    {"unit", ALL},
    {"government", ALL},
    {"regency", ALL},
    {"office-address", ALL},
    {"office-phone", ALL},
    {"number", ALL},
    {"today", ALL},
    /* the person that it is about */
    {"name", ALL},
    {"person-number", ALL},
    {"nik", ALL},
    {"nik-masked", ALL},
    {"birth", ALL},
    {"birth-year", ALL},
    {"sex", ALL},
    {"address", ALL},
    {"village", ALL},
    {"subdistrict", ALL},
    /* the application; a visit may have none */
    {"application-number", A | D | V},
    {"application", A | D | V},
    {"application-day", A | D | V},
    {"papers-owed", A, TRUE},
    {"papers-due", A},
    /* the decision */
    {"category", D},
    {"decided-day", D},
    {"from-day", D},
    {"until-day", D},
    {"reasons", D, TRUE},
    {"reason", D},
    {"purpose", D},
    {"conditions", D},
    {"objection-until", D},
    {"ended-day", D},
    /* the visit */
    {"visit-day", V},
    {"home-officer", V},
    {"neighbour-officer", V},
    /* what the officer says */
    {"destination", ALL},
    {"matter", ALL},
    {"meeting-day", ALL},
    {"meeting-time", ALL},
    {"meeting-place", ALL},
};

/**
 * loket_letter_place_is_known:
 * @place: name of a place, without its braces
 * @about: what the letter is about
 * @list: whether it stands for a list or for a text
 *
 * Returns: %TRUE when such a letter can fill it
 */
gboolean
loket_letter_place_is_known (const char *place, LoketLetterAbout about, gboolean list)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (strcmp (places[i].name, place) == 0)
      return (places[i].about & (1u << about)) != 0 && places[i].list == list;
  return FALSE;
}
