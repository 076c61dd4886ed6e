-- SPDX-License-Identifier: GPL-3.0-or-later
-- The single register: people, households, lists that came in, doubtful pairs, merges; files that
-- came with a request; long work.  An index serves a look-up of app/store or a block of matching.

CREATE TABLE person (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  nik TEXT,
  nik_status TEXT NOT NULL,
  sex TEXT NOT NULL,
  birth_date TEXT,
  birth_place TEXT,
  mother_name TEXT,
  father_name TEXT,
  life_status TEXT NOT NULL,
  village TEXT,
  hamlet TEXT,
  rt TEXT,
  rw TEXT,
  address TEXT,
  phone TEXT,
  phone_owner TEXT,
  merged_into TEXT,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  UNIQUE (office, number),
  FOREIGN KEY (office, merged_into) REFERENCES person (office, id),
  CHECK ((nik_status = 'none') = (nik IS NULL)),
  CHECK (merged_into <> id)
) STRICT, WITHOUT ROWID;

CREATE INDEX person_by_nik ON person (office, nik) WHERE nik IS NOT NULL;
CREATE UNIQUE INDEX person_by_matched_nik ON person (office, nik)
  WHERE nik_status = 'matched' AND merged_into IS NULL;
CREATE INDEX person_by_merged ON person (office, merged_into) WHERE merged_into IS NOT NULL;

-- What a person is found by: each word of the canonical name, after a "~" the whole skeleton
-- (app/core/name-skeleton.h), after an "@" the date of birth.  The other columns narrow a common
-- word down without a look at the person.  A table and not an index of person: an import puts a
-- million of them in in their own order, not in that of the list, which costs a tenth of the pages.
CREATE TABLE person_word (
  office TEXT NOT NULL,
  word TEXT NOT NULL,
  number INTEGER NOT NULL,
  canon TEXT NOT NULL,
  village TEXT,
  birth_year INTEGER,
  PRIMARY KEY (office, word, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE household (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  family_card TEXT,
  village TEXT,
  hamlet TEXT,
  rt TEXT,
  rw TEXT,
  address TEXT,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (office, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX household_by_card ON household (office, family_card) WHERE family_card IS NOT NULL;

-- Only of households whose card has changed: the one card of all others stands in household.
CREATE TABLE household_card (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  household TEXT NOT NULL,
  family_card TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT,
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, household) REFERENCES household (office, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX household_card_by_household ON household_card (office, household);
CREATE INDEX household_card_by_card ON household_card (office, family_card);

CREATE TABLE household_member (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  household TEXT NOT NULL,
  person TEXT NOT NULL,
  relation TEXT NOT NULL,
  head INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT,
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, household) REFERENCES household (office, id),
  FOREIGN KEY (office, person) REFERENCES person (office, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX household_member_by_household ON household_member (office, household);
CREATE INDEX household_member_by_person ON household_member (office, person);
CREATE UNIQUE INDEX household_member_by_head ON household_member (office, household)
  WHERE head = 1 AND until_day IS NULL;

CREATE TABLE list_batch (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  number INTEGER NOT NULL,
  source TEXT NOT NULL,
  period TEXT NOT NULL,
  file_name TEXT,
  file_sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  map TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,
  rows INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  linked INTEGER NOT NULL,
  created INTEGER NOT NULL,
  in_doubt INTEGER NOT NULL,
  officer TEXT,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  UNIQUE (office, number)
) STRICT;

-- The same file is not taken twice; one that was aborted may come again.
CREATE UNIQUE INDEX list_batch_by_file ON list_batch (office, file_sha256) WHERE state <> 'aborted';

CREATE TABLE list_row (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  line INTEGER NOT NULL,
  state TEXT NOT NULL,
  person TEXT,
  weight INTEGER,
  reason TEXT,
  facts TEXT NOT NULL,
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, person) REFERENCES person (office, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX list_row_by_person ON list_row (office, person) WHERE person IS NOT NULL;

-- The few rows of a list that somebody looks at; the many others are told by their list alone.
CREATE INDEX list_row_by_state ON list_row (office, state, id)
  WHERE state IN ('rejected', 'needs_review');

CREATE TABLE person_value (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT,
  previous TEXT,
  list_row TEXT,
  officer TEXT,
  approved_by TEXT,
  reason TEXT,
  at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, person) REFERENCES person (office, id),
  FOREIGN KEY (office, list_row) REFERENCES list_row (office, id),
  FOREIGN KEY (office, officer) REFERENCES officer (office, id),
  FOREIGN KEY (office, approved_by) REFERENCES officer (office, id),
  CHECK (approved_by <> officer)
) STRICT, WITHOUT ROWID;

CREATE INDEX person_value_by_person ON person_value (office, person, field, at);

CREATE TABLE pair (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  list_row TEXT,
  other TEXT,
  person TEXT NOT NULL,
  weight INTEGER NOT NULL,
  comparison TEXT NOT NULL,
  hint TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,
  decided_by TEXT,
  decided_at INTEGER,
  data_hash TEXT NOT NULL,
  village TEXT,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  UNIQUE (office, data_hash),
  FOREIGN KEY (office, list_row) REFERENCES list_row (office, id),
  FOREIGN KEY (office, other) REFERENCES person (office, id),
  FOREIGN KEY (office, person) REFERENCES person (office, id),
  FOREIGN KEY (office, decided_by) REFERENCES officer (office, id),
  CHECK ((list_row IS NULL) <> (other IS NULL)),
  CHECK (other <> person)
) STRICT, WITHOUT ROWID;

CREATE INDEX pair_by_state ON pair (office, state, village, weight);
CREATE INDEX pair_by_hint ON pair (office, state, hint, weight, id, village);
CREATE INDEX pair_by_person ON pair (office, person);
CREATE INDEX pair_by_other ON pair (office, other) WHERE other IS NOT NULL;
CREATE INDEX pair_by_row ON pair (office, list_row) WHERE list_row IS NOT NULL;

CREATE TABLE merge (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  winner TEXT NOT NULL,
  loser TEXT NOT NULL,
  moved TEXT NOT NULL,
  reason TEXT,
  officer TEXT,
  approved_by TEXT,
  at INTEGER NOT NULL,
  undone_by TEXT,
  undone_approved_by TEXT,
  undone_at INTEGER,
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, winner) REFERENCES person (office, id),
  FOREIGN KEY (office, loser) REFERENCES person (office, id),
  CHECK (winner <> loser),
  CHECK (approved_by <> officer),
  CHECK (undone_approved_by <> undone_by)
) STRICT;

CREATE INDEX merge_by_winner ON merge (office, winner);
CREATE INDEX merge_by_loser ON merge (office, loser);
CREATE INDEX merge_by_time ON merge (office, at);

-- Bytes that came with a request lie in the folder blobs; a record that names one keeps it.
CREATE TABLE blob (
  office TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  device TEXT NOT NULL,
  used INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (office, sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE job (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  operation TEXT NOT NULL,
  request TEXT,
  state TEXT NOT NULL,
  stage TEXT NOT NULL,
  done INTEGER NOT NULL,
  total INTEGER NOT NULL,
  position TEXT,
  result TEXT,
  problem TEXT,
  parameter TEXT,
  officer TEXT,
  device TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  ended_at INTEGER,
  PRIMARY KEY (office, id)
) STRICT;

CREATE INDEX job_by_state ON job (office, state, created_at);

-- How the tables look when a district is in them: every key begins with the one office, which a
-- planner without figures takes for a good place to begin, and then reads a million rows for one.
ANALYZE person;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('person', 'person', '1000000 1000000 1'),
  ('person', 'sqlite_autoindex_person_2', '1000000 1000000 1'),
  ('person', 'person_by_nik', '1000000 1000000 1'),
  ('person', 'person_by_matched_nik', '1000000 1000000 1'),
  ('person', 'person_by_merged', '1000 1000 1'),
  ('person_word', 'person_word', '5000000 5000000 100 1'),
  ('household', 'household', '300000 300000 1'),
  ('household', 'household_by_card', '300000 300000 1'),
  ('household_card', 'household_card', '30000 30000 1'),
  ('household_card', 'household_card_by_household', '30000 30000 2'),
  ('household_card', 'household_card_by_card', '30000 30000 1'),
  ('household_member', 'household_member', '1000000 1000000 1'),
  ('household_member', 'household_member_by_household', '1000000 1000000 4'),
  ('household_member', 'household_member_by_person', '1000000 1000000 1'),
  ('household_member', 'household_member_by_head', '300000 300000 1'),
  ('list_row', 'list_row', '4000000 4000000 1'),
  ('list_row', 'list_row_by_person', '4000000 4000000 4'),
  ('list_row', 'list_row_by_state', '100000 100000 50000 1'),
  ('person_value', 'person_value', '100000 100000 1'),
  ('person_value', 'person_value_by_person', '100000 100000 3 2 1'),
  ('pair', 'pair', '50000 50000 1'),
  ('pair', 'sqlite_autoindex_pair_2', '50000 50000 1'),
  ('pair', 'pair_by_state', '50000 50000 10000 50 5'),
  ('pair', 'pair_by_hint', '50000 50000 10000 2000 10 1 1'),
  ('pair', 'pair_by_person', '50000 50000 2'),
  ('pair', 'pair_by_other', '5000 5000 2'),
  ('pair', 'pair_by_row', '50000 50000 2'),
  ('merge', 'sqlite_autoindex_merge_1', '10000 10000 1'),
  ('merge', 'merge_by_winner', '10000 10000 2'),
  ('merge', 'merge_by_loser', '10000 10000 2'),
  ('merge', 'merge_by_time', '10000 10000 2'),
  ('job', 'sqlite_autoindex_job_1', '1000 1000 1'),
  ('job', 'job_by_state', '1000 1000 250 1');
ANALYZE sqlite_schema;
