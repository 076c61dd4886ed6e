-- SPDX-License-Identifier: GPL-3.0-or-later
-- At which device a counter is served, what a letter of hearing is about, and whose paper the copy
-- of a condition is.

ALTER TABLE counter ADD COLUMN device TEXT;

ALTER TABLE letter ADD COLUMN watch TEXT;

CREATE INDEX letter_by_watch ON letter (office, watch) WHERE watch IS NOT NULL;

CREATE INDEX person_condition_by_copy ON person_condition (office, copy) WHERE copy IS NOT NULL;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('letter', 'letter_by_watch', '20000 20000 1'),
  ('person_condition', 'person_condition_by_copy', '50000 50000 1');
ANALYZE sqlite_schema;
