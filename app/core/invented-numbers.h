/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of invented people: NIK and KK that no two of them share; the maker of households asks.
 */
#pragma once

#include "core/invented-people.h"

G_BEGIN_DECLS

typedef struct _LoketInventedNumbers LoketInventedNumbers;

LoketInventedNumbers *loket_invented_numbers_new (const LoketRegion *regency,
                                                  gboolean newcomers) G_GNUC_WARN_UNUSED_RESULT;
void loket_invented_numbers_free (LoketInventedNumbers *numbers);
void loket_invented_numbers_clear (LoketInventedNumbers *numbers);
void loket_invented_numbers_nik (LoketInventedNumbers *numbers,
                                 const LoketRegion *kecamatan,
                                 const LoketInventedDay *birth,
                                 LoketSex sex,
                                 char *nik);
void loket_invented_numbers_nik_elsewhere (LoketInventedNumbers *numbers,
                                           LoketChance *chance,
                                           const LoketInventedDay *birth,
                                           LoketSex sex,
                                           char *nik);
void loket_invented_numbers_kk (const LoketInventedNumbers *numbers,
                                const LoketRegion *kecamatan,
                                guint household,
                                guint generation,
                                char *kk);
int loket_invented_days_of_month (int year, int month);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LoketInventedNumbers, loket_invented_numbers_free)

G_END_DECLS
