/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading one profile.ini: values of a section, and refusals that name line, section and key; only
 * the files that read the profile include this. */
#pragma once

#include "core/profile.h"

G_BEGIN_DECLS

typedef struct {
  GKeyFile *keys;
  const char *text; /* the file, to find the line of a mistake */
  gsize length;
  GError **error;
} LoketProfileReader;

gboolean loket_profile_refuse (LoketProfileReader *reader,
                               const char *section,
                               const char *key,
                               const char *format,
                               ...) G_GNUC_PRINTF (4, 5);
gboolean loket_profile_read_optional (LoketProfileReader *reader,
                                      const char *section,
                                      const char *key,
                                      char **value);
gboolean loket_profile_read_text (LoketProfileReader *reader,
                                  const char *section,
                                  const char *key,
                                  char **value);
gboolean loket_profile_read_number (LoketProfileReader *reader,
                                    const char *section,
                                    const char *key,
                                    gint64 *number);
gboolean loket_profile_read_optional_number (LoketProfileReader *reader,
                                             const char *section,
                                             const char *key,
                                             LoketOptional *number);
gboolean loket_profile_read_switch (LoketProfileReader *reader,
                                    const char *section,
                                    const char *key,
                                    gboolean *on);
gboolean loket_profile_read_colour (LoketProfileReader *reader,
                                    const char *section,
                                    const char *key,
                                    char **colour);
gboolean loket_profile_read_phrase (LoketProfileReader *reader,
                                    const char *section,
                                    const char *key,
                                    LoketPhrase **phrase);
gboolean loket_profile_read_optional_phrase (LoketProfileReader *reader,
                                             const char *section,
                                             const char *key,
                                             LoketPhrase **phrase);
gboolean loket_profile_check_keys (LoketProfileReader *reader,
                                   const char *section,
                                   const char *const *known);
char **loket_profile_split_words (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* profile-kinds.c: "[application KEY]" */
gboolean
loket_profile_read_kind (LoketProfileReader *reader, const char *section, LoketProfile *profile);
gboolean loket_profile_check_kinds (LoketProfileReader *reader, LoketProfile *profile);

/* profile-cards.c: "[card]" and "[card KEY]" */
gboolean loket_profile_read_card_rules (LoketProfileReader *reader, LoketProfile *profile);
gboolean
loket_profile_read_card (LoketProfileReader *reader, const char *section, LoketProfile *profile);
gboolean loket_profile_check_cards (LoketProfileReader *reader, LoketProfile *profile);

/* profile-desks.c: "[facility KEY]", "[entitlement KEY]", "[school-help]" and "[guarantee]" */
gboolean loket_profile_read_facility (LoketProfileReader *reader,
                                      const char *section,
                                      LoketProfile *profile);
gboolean loket_profile_read_entitlement (LoketProfileReader *reader,
                                         const char *section,
                                         LoketProfile *profile);
gboolean loket_profile_read_school_help (LoketProfileReader *reader, LoketProfile *profile);
gboolean loket_profile_read_guarantee (LoketProfileReader *reader, LoketProfile *profile);

/* profile-hall.c: "[hall]" */
gboolean loket_profile_read_hall (LoketProfileReader *reader, LoketProfile *profile);

G_END_DECLS
