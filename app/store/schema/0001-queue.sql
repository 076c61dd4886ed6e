-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first schema: the office's facts, the queue, number series, feed, audit chain, kept answers.
-- Tables that hold records have one column for each column field of the record's table in app/core;
-- tests/store/test-schema.c holds the two against each other.  Every key begins with the office.

CREATE TABLE meta (
  office TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (office, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE number_series (
  office TEXT NOT NULL,
  scope TEXT NOT NULL,
  day TEXT NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (office, scope, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE ticket (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  service TEXT NOT NULL,
  number INTEGER NOT NULL,
  label TEXT NOT NULL,
  priority TEXT NOT NULL,
  language TEXT NOT NULL,
  state TEXT NOT NULL,
  paper TEXT NOT NULL,
  device TEXT,
  counter TEXT,
  issued_at INTEGER NOT NULL,
  called_at INTEGER,
  started_at INTEGER,
  ended_at INTEGER,
  calls INTEGER NOT NULL,
  outside_hours INTEGER NOT NULL,
  ended_by_next INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  UNIQUE (office, day, service, number),
  UNIQUE (office, day, label)
) STRICT;

CREATE INDEX ticket_by_state ON ticket (office, state, day, issued_at, id);
CREATE INDEX ticket_by_service ON ticket (office, day, service, state);

CREATE TABLE counter (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  open INTEGER NOT NULL,
  services TEXT,
  changed_at INTEGER NOT NULL,
  ticket TEXT,
  PRIMARY KEY (office, day, id),
  FOREIGN KEY (office, ticket) REFERENCES ticket (office, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX counter_by_ticket ON counter (office, ticket);

CREATE TABLE call (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  ticket TEXT NOT NULL,
  label TEXT NOT NULL,
  service TEXT NOT NULL,
  counter TEXT NOT NULL,
  at INTEGER NOT NULL,
  turn INTEGER NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  UNIQUE (office, day, number),
  FOREIGN KEY (office, ticket) REFERENCES ticket (office, id)
) STRICT;

CREATE INDEX call_by_ticket ON call (office, ticket);

-- The feed.  `record` is the JSON of the public fields.
CREATE TABLE event (
  office TEXT NOT NULL,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  topic TEXT NOT NULL,
  entity TEXT NOT NULL,
  id TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (office, seq)
) STRICT;

-- The audit chain.  `hash` is over `previous` and every other column, see app/store/audit.c.
CREATE TABLE audit (
  office TEXT NOT NULL,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  operation TEXT NOT NULL,
  device TEXT NOT NULL,
  officer TEXT,
  purpose TEXT,
  key TEXT,
  before TEXT,
  after TEXT,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (office, seq)
) STRICT;

-- Answers under their keys: the same key gets the same answer, byte for byte.
CREATE TABLE kept_answer (
  office TEXT NOT NULL,
  key TEXT NOT NULL,
  operation TEXT NOT NULL,
  device TEXT NOT NULL,
  request_sha256 TEXT NOT NULL,
  error_code TEXT,
  parameter TEXT,
  reply TEXT,
  at INTEGER NOT NULL,
  PRIMARY KEY (office, key)
) STRICT;

CREATE INDEX kept_answer_by_time ON kept_answer (office, at);
