-- SPDX-License-Identifier: GPL-3.0-or-later
-- The access log: who read whose record, and what for.  A file of its own, so that a read never
-- waits for the writer of the office.  `hash` is over `previous` and every other column, see chain.c.

CREATE TABLE number_series (
  office TEXT NOT NULL,
  scope TEXT NOT NULL,
  day TEXT NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (office, scope, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE access (
  office TEXT NOT NULL,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  operation TEXT NOT NULL,
  device TEXT NOT NULL,
  officer TEXT,
  purpose TEXT,
  subject TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (office, seq)
) STRICT;

CREATE INDEX access_by_subject ON access (office, subject);
