-- SPDX-License-Identifier: GPL-3.0-or-later
-- Answers about doubtful pairs with every row that they touched, so that they can be taken back; and
-- who said that a person lives in a household.

CREATE TABLE pair_answer (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  pair TEXT NOT NULL,
  state TEXT NOT NULL,
  created INTEGER NOT NULL,
  moved TEXT NOT NULL,
  reason TEXT,
  officer TEXT,
  at INTEGER NOT NULL,
  undone_by TEXT,
  undone_reason TEXT,
  undone_at INTEGER,
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, pair) REFERENCES pair (office, id)
) STRICT;

CREATE INDEX pair_answer_by_pair ON pair_answer (office, pair);
CREATE INDEX pair_answer_by_time ON pair_answer (office, at);

ALTER TABLE household_member ADD COLUMN officer TEXT;
