-- SPDX-License-Identifier: GPL-3.0-or-later
-- Calls for an officer from kiosks: where and when, never who.  A kiosk has one open call.

CREATE TABLE help_call (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  device TEXT NOT NULL,
  name TEXT,
  state TEXT NOT NULL,
  called_at INTEGER NOT NULL,
  ended_at INTEGER,
  counter TEXT,
  PRIMARY KEY (office, id)
) STRICT;

CREATE UNIQUE INDEX help_call_open ON help_call (office, device) WHERE state = 'calling';
CREATE INDEX help_call_of_day ON help_call (office, day, called_at);
