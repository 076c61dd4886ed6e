-- SPDX-License-Identifier: GPL-3.0-or-later
-- Machines that may come in over the network, and the invitations by which they got in.

CREATE TABLE device (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  area TEXT,
  lane INTEGER,
  cert_sha256 TEXT NOT NULL,
  former_sha256 TEXT,
  status TEXT NOT NULL,
  enrolled_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  seen_at INTEGER,
  PRIMARY KEY (office, id),
  UNIQUE (office, cert_sha256)
) STRICT;

-- Two kiosks of one lane would print equal numbers.
CREATE UNIQUE INDEX device_by_lane ON device (office, lane) WHERE status = 'active';

CREATE TABLE enrolment (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  area TEXT,
  lane INTEGER,
  secret_sha256 TEXT NOT NULL,
  state TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  device TEXT,
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, device) REFERENCES device (office, id)
) STRICT;

CREATE INDEX enrolment_by_state ON enrolment (office, state, ends_at);
