/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the command line reaches an office: its folder when that is free, else the hub that has it.
 */
#pragma once

#include "core/blob.h"
#include "core/operations.h"

G_BEGIN_DECLS

/* Who signs in for one operation; %NULL in place of it: nobody. */
typedef struct {
  const char *login;
  const char *password;
} LoketReachOfficer;

/* Answers an operation wherever the office is; (transfer full) JSON. */
GBytes *loket_reach_ask (const char *dir,
                         const LoketReachOfficer *officer,
                         const LoketOperation *operation,
                         LoketRecord *request,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same with a file that goes before: @name puts what its parts are called into the request. */
typedef struct {
  const char *path;
  void (*name) (LoketRecord *request, const LoketSentFile *sent);
} LoketReachFile;

GBytes *loket_reach_ask_with_file (const char *dir,
                                   const LoketReachOfficer *officer,
                                   const LoketReachFile *file,
                                   const LoketOperation *operation,
                                   LoketRecord *request,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Long work that was left when a loketctl without a hub ended. */
gboolean loket_reach_resume (const char *dir, GError **error);
/* The same where only a hub can answer: without one it is started for just this. */
GBytes *loket_reach_ask_hub (const char *dir,
                             const LoketOperation *operation,
                             LoketRecord *request,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean loket_reach_init (const char *dir,
                           const char *profile,
                           const LoketReachOfficer *administrator,
                           GError **error);
char *loket_reach_new_password (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
