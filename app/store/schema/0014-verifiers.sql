-- SPDX-License-Identifier: GPL-3.0-or-later
-- What desks that check cards get and tell: the newest signed status list of each code of the
-- office, and what cards were used for.

CREATE TABLE status_file (
  office TEXT NOT NULL,
  iss TEXT NOT NULL,
  iat INTEGER NOT NULL,
  cwt BLOB NOT NULL,
  kept_at INTEGER NOT NULL,
  PRIMARY KEY (office, iss)
) STRICT;

-- Without a number the use is only counted: the profile says so.
CREATE TABLE card_use (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  number TEXT,
  iss TEXT NOT NULL,
  print INTEGER,
  purpose TEXT NOT NULL,
  verdict TEXT NOT NULL,
  at INTEGER NOT NULL,
  facility TEXT NOT NULL,
  device TEXT NOT NULL,
  told_at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  CHECK (print IS NULL OR number IS NOT NULL)
) STRICT;

CREATE INDEX card_use_by_card ON card_use (office, iss, number, at) WHERE number IS NOT NULL;
CREATE INDEX card_use_by_time ON card_use (office, at);
