-- SPDX-License-Identifier: GPL-3.0-or-later
-- Applications, what was found out, decisions, letters, the change watch and trials of new rules.
-- The hands of a decision are different people, whatever way a request came: the CHECKs say so.

CREATE TABLE application (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  service TEXT NOT NULL,
  person TEXT NOT NULL,
  village TEXT,
  origin TEXT NOT NULL,
  ticket TEXT,
  reviews TEXT,
  state TEXT NOT NULL,
  listed INTEGER NOT NULL,
  note TEXT,
  reason TEXT,
  papers_due TEXT,
  clock_from INTEGER,
  clock_stopped_at INTEGER,
  clock_stood INTEGER NOT NULL,
  due_at INTEGER,
  decision TEXT,
  officer TEXT,
  assigned TEXT,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  ended_at INTEGER,
  PRIMARY KEY (office, id),
  UNIQUE (office, number),
  FOREIGN KEY (office, person) REFERENCES person (office, id),
  FOREIGN KEY (office, reviews) REFERENCES application (office, id),
  FOREIGN KEY (office, officer) REFERENCES officer (office, id),
  FOREIGN KEY (office, assigned) REFERENCES officer (office, id)
) STRICT;

CREATE INDEX application_by_person ON application (office, person);
CREATE INDEX application_by_state ON application (office, state, due_at);
CREATE INDEX application_by_ticket ON application (office, ticket) WHERE ticket IS NOT NULL;
CREATE INDEX application_by_reviewed ON application (office, reviews) WHERE reviews IS NOT NULL;

CREATE TABLE application_paper (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  application TEXT NOT NULL,
  paper TEXT NOT NULL,
  state TEXT NOT NULL,
  physical INTEGER NOT NULL,
  copy TEXT,
  note TEXT,
  checked_by TEXT,
  checked_at INTEGER,
  PRIMARY KEY (office, id),
  UNIQUE (office, application, paper),
  FOREIGN KEY (office, application) REFERENCES application (office, id),
  FOREIGN KEY (office, checked_by) REFERENCES officer (office, id)
) STRICT;

CREATE INDEX application_paper_by_copy ON application_paper (office, copy) WHERE copy IS NOT NULL;

CREATE TABLE application_step (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  application TEXT NOT NULL,
  act TEXT NOT NULL,
  state TEXT NOT NULL,
  officer TEXT,
  note TEXT,
  at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, application) REFERENCES application (office, id),
  FOREIGN KEY (office, officer) REFERENCES officer (office, id)
) STRICT;

CREATE INDEX application_step_by_application ON application_step (office, application, at);

CREATE TABLE visit (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  application TEXT,
  person TEXT NOT NULL,
  village TEXT,
  day TEXT NOT NULL,
  home_officer TEXT NOT NULL,
  neighbour_officer TEXT NOT NULL,
  state TEXT NOT NULL,
  tries INTEGER NOT NULL,
  note TEXT,
  assigned_by TEXT,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, application) REFERENCES application (office, id),
  FOREIGN KEY (office, person) REFERENCES person (office, id),
  FOREIGN KEY (office, home_officer) REFERENCES officer (office, id),
  FOREIGN KEY (office, neighbour_officer) REFERENCES officer (office, id),
  FOREIGN KEY (office, assigned_by) REFERENCES officer (office, id),
  CHECK (home_officer <> neighbour_officer)
) STRICT;

CREATE INDEX visit_by_state ON visit (office, state, day, village);
CREATE INDEX visit_by_application ON visit (office, application) WHERE application IS NOT NULL;
CREATE INDEX visit_by_person ON visit (office, person);

CREATE TABLE survey (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  application TEXT,
  person TEXT NOT NULL,
  village TEXT,
  visit TEXT,
  form TEXT NOT NULL,
  form_version INTEGER NOT NULL,
  form_checksum TEXT NOT NULL,
  channel TEXT NOT NULL,
  state TEXT NOT NULL,
  day TEXT NOT NULL,
  answers TEXT NOT NULL,
  score INTEGER,
  officer TEXT NOT NULL,
  neighbour_officer TEXT,
  neighbour_note TEXT,
  photos TEXT,
  latitude INTEGER,
  longitude INTEGER,
  checked_by TEXT,
  reason TEXT,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, application) REFERENCES application (office, id),
  FOREIGN KEY (office, person) REFERENCES person (office, id),
  FOREIGN KEY (office, visit) REFERENCES visit (office, id),
  FOREIGN KEY (office, officer) REFERENCES officer (office, id),
  FOREIGN KEY (office, neighbour_officer) REFERENCES officer (office, id),
  FOREIGN KEY (office, checked_by) REFERENCES officer (office, id),
  CHECK (neighbour_officer <> officer),
  CHECK (checked_by <> officer)
) STRICT;

CREATE INDEX survey_by_person ON survey (office, person, form, day);
CREATE INDEX survey_by_application ON survey (office, application) WHERE application IS NOT NULL;
CREATE INDEX survey_by_state ON survey (office, state, village);
-- Whose photograph a blob is: the index alone answers it.
CREATE INDEX survey_by_photos ON survey (office, photos, village, id) WHERE photos IS NOT NULL;
CREATE INDEX survey_by_visit ON survey (office, visit) WHERE visit IS NOT NULL;

CREATE TABLE person_condition (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  kind TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT,
  evidence TEXT,
  copy TEXT,
  officer TEXT NOT NULL,
  ended_by TEXT,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, person) REFERENCES person (office, id),
  FOREIGN KEY (office, officer) REFERENCES officer (office, id),
  FOREIGN KEY (office, ended_by) REFERENCES officer (office, id),
  CHECK (until_day >= from_day)
) STRICT;

CREATE INDEX person_condition_by_person ON person_condition (office, person);

CREATE TABLE counselling (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  application TEXT,
  day TEXT NOT NULL,
  note TEXT NOT NULL,
  outcome TEXT,
  purpose TEXT,
  conditions TEXT,
  until_day TEXT,
  officer TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, person) REFERENCES person (office, id),
  FOREIGN KEY (office, application) REFERENCES application (office, id),
  FOREIGN KEY (office, officer) REFERENCES officer (office, id)
) STRICT;

CREATE INDEX counselling_by_person ON counselling (office, person);

CREATE TABLE decision (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  application TEXT NOT NULL,
  person TEXT NOT NULL,
  village TEXT,
  state TEXT NOT NULL,
  outcome TEXT NOT NULL,
  category TEXT NOT NULL,
  suggested TEXT NOT NULL,
  rules TEXT,
  rules_checksum TEXT,
  inputs TEXT,
  findings TEXT,
  score INTEGER,
  reason TEXT,
  consideration TEXT,
  counselling TEXT,
  purpose TEXT,
  conditions TEXT,
  from_day TEXT,
  until_day TEXT,
  proposed_by TEXT NOT NULL,
  proposed_at INTEGER NOT NULL,
  section_by TEXT,
  section_at INTEGER,
  section_note TEXT,
  head_by TEXT,
  head_at INTEGER,
  head_note TEXT,
  ended_by TEXT,
  ended_at INTEGER,
  ended_reason TEXT,
  objects_to TEXT,
  version INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, application) REFERENCES application (office, id),
  FOREIGN KEY (office, person) REFERENCES person (office, id),
  FOREIGN KEY (office, counselling) REFERENCES counselling (office, id),
  FOREIGN KEY (office, proposed_by) REFERENCES officer (office, id),
  FOREIGN KEY (office, section_by) REFERENCES officer (office, id),
  FOREIGN KEY (office, head_by) REFERENCES officer (office, id),
  FOREIGN KEY (office, ended_by) REFERENCES officer (office, id),
  FOREIGN KEY (office, objects_to) REFERENCES decision (office, id),
  CHECK (section_by <> proposed_by),
  CHECK (head_by <> proposed_by),
  CHECK (head_by <> section_by),
  CHECK (objects_to <> id),
  CHECK (state NOT IN ('active', 'refused') OR section_by IS NOT NULL OR head_by IS NOT NULL),
  CHECK (state <> 'active' OR outcome = 'grant'),
  CHECK (state <> 'refused' OR reason IS NOT NULL OR section_note IS NOT NULL OR head_note IS NOT NULL),
  CHECK (state <> 'active' OR category <> 'menur' OR
         (consideration IS NOT NULL AND section_by IS NOT NULL AND head_by IS NOT NULL)),
  CHECK (state <> 'active' OR category <> 'kenanga' OR
         (counselling IS NOT NULL AND purpose IS NOT NULL AND conditions IS NOT NULL AND
          until_day IS NOT NULL AND head_by IS NOT NULL))
) STRICT;

CREATE UNIQUE INDEX decision_by_open ON decision (office, application)
  WHERE state IN ('proposed', 'approved_section');
CREATE UNIQUE INDEX decision_by_category ON decision (office, person)
  WHERE state = 'active' AND category <> 'none';
CREATE INDEX decision_by_application ON decision (office, application);
CREATE INDEX decision_by_person ON decision (office, person);
CREATE INDEX decision_by_state ON decision (office, state, until_day);

CREATE TABLE letter (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  year INTEGER NOT NULL,
  series INTEGER NOT NULL,
  number TEXT NOT NULL,
  kind TEXT NOT NULL,
  application TEXT,
  decision TEXT,
  visit TEXT,
  person TEXT,
  village TEXT,
  language TEXT NOT NULL,
  day TEXT NOT NULL,
  body TEXT NOT NULL,
  signatory TEXT NOT NULL,
  signatory_title TEXT NOT NULL,
  state TEXT NOT NULL,
  pdf TEXT,
  reason TEXT,
  officer TEXT,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  UNIQUE (office, year, series),
  FOREIGN KEY (office, application) REFERENCES application (office, id),
  FOREIGN KEY (office, decision) REFERENCES decision (office, id),
  FOREIGN KEY (office, visit) REFERENCES visit (office, id),
  FOREIGN KEY (office, person) REFERENCES person (office, id),
  FOREIGN KEY (office, officer) REFERENCES officer (office, id),
  CHECK (state <> 'archived' OR pdf IS NOT NULL)
) STRICT;

CREATE INDEX letter_by_application ON letter (office, application) WHERE application IS NOT NULL;
CREATE INDEX letter_by_person ON letter (office, person) WHERE person IS NOT NULL;
CREATE INDEX letter_by_pdf ON letter (office, pdf) WHERE pdf IS NOT NULL;

CREATE TABLE watch (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  village TEXT,
  kind TEXT NOT NULL,
  cause TEXT NOT NULL,
  decision TEXT,
  list_row TEXT,
  before TEXT,
  after TEXT,
  state TEXT NOT NULL,
  due_day TEXT,
  outcome TEXT,
  officer TEXT,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  UNIQUE (office, person, kind, cause),
  FOREIGN KEY (office, person) REFERENCES person (office, id),
  FOREIGN KEY (office, decision) REFERENCES decision (office, id),
  FOREIGN KEY (office, officer) REFERENCES officer (office, id)
) STRICT;

CREATE INDEX watch_by_state ON watch (office, state, kind, village);

CREATE TABLE what_if (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  rules_now TEXT NOT NULL,
  rules_new TEXT NOT NULL,
  rules_checksum TEXT NOT NULL,
  people INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  complete INTEGER NOT NULL,
  officer TEXT,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, officer) REFERENCES officer (office, id)
) STRICT;

CREATE TABLE what_if_line (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  what_if TEXT NOT NULL,
  village TEXT NOT NULL,
  from_category TEXT NOT NULL,
  to_category TEXT NOT NULL,
  people INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, what_if) REFERENCES what_if (office, id)
) STRICT;

CREATE INDEX what_if_line_by_trial ON what_if_line (office, what_if);
