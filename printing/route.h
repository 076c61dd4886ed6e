/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Visits of a day on A4, by village and hamlet, with boxes to tick; surveyors take it along. */
#pragma once

#include "printing/list-paper.h"

G_BEGIN_DECLS

/* One visit.  What is NULL is left out. */
typedef struct {
  const char *place; /* village, its kecamatan */
  const char *hamlet;
  const char *rt;
  const char *rw;
  const char *application; /* its number as text */
  const char *name;
  const char *address;
  const char *phone;
  const char *home_officer;
  const char *neighbour_officer;
  const char *note;
} LoketRouteStop;

/* @stops stand in the order to go; those of one village and hamlet follow each other. */
LoketListPaper *loket_route_paper_new (const char *day,
                                       const LoketRouteStop *stops,
                                       guint n_stops,
                                       LoketProfile *profile,
                                       const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
