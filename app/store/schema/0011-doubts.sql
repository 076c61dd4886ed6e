-- SPDX-License-Identifier: GPL-3.0-or-later
-- What is granted has one state, whoever had the last word.  At which device a counter is served, what a letter of hearing is about, and whose paper the copy
-- of a condition is.

UPDATE application SET state = 'approved'
  WHERE state = 'approved_head'
  OR (state = 'approved_section'
      AND EXISTS (SELECT 1 FROM decision d WHERE d.office = application.office
                  AND d.id = application.decision
                  AND d.state NOT IN ('proposed', 'approved_section')));
UPDATE application_step SET state = 'approved' WHERE state = 'approved_head';

ALTER TABLE counter ADD COLUMN device TEXT;

ALTER TABLE letter ADD COLUMN watch TEXT;

CREATE INDEX letter_by_watch ON letter (office, watch) WHERE watch IS NOT NULL;

CREATE INDEX person_condition_by_copy ON person_condition (office, copy) WHERE copy IS NOT NULL;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('letter', 'letter_by_watch', '20000 20000 1'),
  ('person_condition', 'person_condition_by_copy', '50000 50000 1');
ANALYZE sqlite_schema;
