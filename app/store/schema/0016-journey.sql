-- SPDX-License-Identifier: GPL-3.0-or-later
-- One number through several desks: the queue that a ticket is in, what each stay came to, and what
-- the acts of today's counters changed, so that they can be taken back.

ALTER TABLE ticket ADD COLUMN stage TEXT;
ALTER TABLE ticket ADD COLUMN entered_at INTEGER;
ALTER TABLE ticket ADD COLUMN first INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN behind INTEGER;
ALTER TABLE ticket ADD COLUMN only_counter TEXT;
ALTER TABLE ticket ADD COLUMN only_until INTEGER;
ALTER TABLE ticket ADD COLUMN parked INTEGER;
ALTER TABLE ticket ADD COLUMN parked_at INTEGER;
ALTER TABLE ticket ADD COLUMN park_until INTEGER;
ALTER TABLE ticket ADD COLUMN reason TEXT NOT NULL DEFAULT 'none';
ALTER TABLE ticket ADD COLUMN misses INTEGER;
ALTER TABLE ticket ADD COLUMN walk_in INTEGER NOT NULL DEFAULT 0;

DROP INDEX ticket_by_service;
CREATE INDEX ticket_by_stage ON ticket (office, day, COALESCE(stage, service), state);

ALTER TABLE counter ADD COLUMN back_at INTEGER;
ALTER TABLE call ADD COLUMN language TEXT NOT NULL DEFAULT 'id';
ALTER TABLE call ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0;

CREATE TABLE segment (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  ticket TEXT NOT NULL,
  day TEXT NOT NULL,
  stage TEXT NOT NULL,
  counter TEXT,
  officer TEXT,
  priority TEXT NOT NULL,
  entered_at INTEGER NOT NULL,
  called_at INTEGER,
  started_at INTEGER,
  ended_at INTEGER NOT NULL,
  parked INTEGER NOT NULL,
  calls INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  by_next INTEGER NOT NULL,
  excluded INTEGER NOT NULL,
  exclude_reason TEXT NOT NULL,
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, ticket) REFERENCES ticket (office, id),
  FOREIGN KEY (office, officer) REFERENCES officer (office, id),
  CHECK (excluded = 0 OR exclude_reason <> 'none')
) STRICT;

CREATE INDEX segment_by_day ON segment (office, day, ended_at, id);
CREATE INDEX segment_by_ticket ON segment (office, ticket, ended_at);

CREATE TABLE queue_act (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  counter TEXT NOT NULL,
  number INTEGER NOT NULL,
  operation TEXT NOT NULL,
  images TEXT NOT NULL,
  PRIMARY KEY (office, id),
  UNIQUE (office, day, counter, number)
) STRICT;
