/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody asks the office for, with its papers, its clock and its history; app/office's desk
 * of applications moves it along. */
#pragma once

#include "core/machine.h"
#include "core/record.h"

G_BEGIN_DECLS

typedef enum {
  LOKET_APPLICATION_DRAFT,
  LOKET_APPLICATION_SUBMITTED,
  LOKET_APPLICATION_INCOMPLETE, /* papers are owed; the clock stands */
  LOKET_APPLICATION_REGISTRY_CHECKED,
  LOKET_APPLICATION_NEEDS_VERIFICATION,
  LOKET_APPLICATION_VERIFYING_PHONE,
  LOKET_APPLICATION_VERIFYING_FIELD,
  LOKET_APPLICATION_WAITING_VILLAGE, /* the village was asked; the clock stands */
  LOKET_APPLICATION_VERIFIED,
  LOKET_APPLICATION_PROPOSED,
  LOKET_APPLICATION_APPROVED_SECTION, /* waits for the head of unit */
  LOKET_APPLICATION_APPROVED,
  LOKET_APPLICATION_REJECTED,
  LOKET_APPLICATION_WITHDRAWN,
  LOKET_APPLICATION_EXPIRED,  /* papers never came */
  LOKET_APPLICATION_OBJECTED, /* a linked review goes on */
  LOKET_APPLICATION_CLOSED,
} LoketApplicationState;

typedef enum {
  LOKET_ORIGIN_COUNTER,
  LOKET_ORIGIN_KIOSK,
  LOKET_ORIGIN_SUBDISTRICT, /* PATEN */
  LOKET_ORIGIN_VILLAGE,     /* PADMA */
  LOKET_ORIGIN_SERAWUNG,    /* found on a Thursday's visit */
  LOKET_ORIGIN_PHONE,
  LOKET_ORIGIN_FIELD,
  LOKET_ORIGIN_REVIEW, /* an objection */
} LoketOrigin;

typedef enum {
  LOKET_PAPERS_OWED,
  LOKET_PAPERS_SEEN,
  LOKET_PAPERS_WAIVED, /* not needed here; the note says why */
} LoketPaperState;

GType loket_application_state_get_type (void);
GType loket_origin_get_type (void);
GType loket_paper_state_get_type (void);

extern const LoketMachine loket_application_machine;

LOKET_DECLARE_RECORD (LoketApplication, loket_application)
struct _LoketApplication {
  LoketRecord parent_instance;
  char *id;
  gint64 number; /* of the office's own series */
  char *kind;    /* key of the profile's kinds of application: "saraswati-card" */
  char *service; /* "health" */
  char *person;
  char *village; /* of the person, when it was made */
  LoketOrigin origin;
  char *ticket;  /* that was in service */
  char *reviews; /* application whose decision is objected to */
  LoketApplicationState state;
  gboolean listed; /* the person stands on a list that counts, so the short clock runs */
  char *note;
  char *reason;     /* why it was withdrawn or rejected, or expired */
  char *papers_due; /* last day for what is owed: papers, or the village's answer */
  /* domain.md 1.9: runs from complete papers, stands while papers or the village are owed. */
  LoketOptional clock_from;
  LoketOptional clock_stopped_at;
  gint64 clock_stood; /* microseconds of opening hours that it stood before */
  LoketOptional due_at;
  char *decision; /* the last one */
  char *officer;  /* who took it in */
  char *assigned; /* who has it now */
  gint64 version;
  gint64 created_at;
  gint64 changed_at;
  LoketOptional ended_at; /* decided, or come to nothing: the promise is over */
};

LOKET_DECLARE_RECORD (LoketApplicationPaper, loket_application_paper)
struct _LoketApplicationPaper {
  LoketRecord parent_instance;
  char *id;
  char *application;
  char *paper; /* key of the profile's papers: "ktp" */
  LoketPaperState state;
  gboolean physical; /* the original was on the desk */
  char *copy;        /* SHA-256 of a scan or photograph */
  char *note;
  char *checked_by;
  LoketOptional checked_at;
};

/* One move of an application; never changed. */
LOKET_DECLARE_RECORD (LoketApplicationStep, loket_application_step)
struct _LoketApplicationStep {
  LoketRecord parent_instance;
  char *id;
  char *application;
  char *act;
  LoketApplicationState state; /* that it led to */
  char *officer;
  char *note;
  gint64 at;
};

gboolean loket_application_clock_stands (LoketApplicationState state);
gboolean loket_application_has_ended (LoketApplicationState state);

G_END_DECLS
