/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards of invented people on the designs of the shipped profile, for the tests that draw them. */
#pragma once

#include "printing/batch.h"
#include "printing/face.h"

/* A whole number of letters, such as people have: "S", "Si", … */
char *sample_card_name (guint letters);
GBytes *sample_card_template (const char *category, const char *side);
LoketFaceDesign *sample_card_design (const char *category, gboolean family);
LoketCardFace *sample_card_face (const char *category, const char *name);
void sample_card_add_members (LoketCardFace *face, guint n);
GBytes *sample_card_photo (void);
LoketBatchPaperFacts sample_batch (void);
