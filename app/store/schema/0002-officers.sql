-- SPDX-License-Identifier: GPL-3.0-or-later
-- Officers and their sessions; proposals that wait for a second officer.  Hashes of passwords and
-- tokens stand in tables of their own, so that no record ever carries one.

CREATE TABLE officer (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  login TEXT NOT NULL,
  name TEXT NOT NULL,
  roles TEXT,
  area TEXT,
  status TEXT NOT NULL,
  must_change INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  UNIQUE (office, login)
) STRICT;

-- `hash` is argon2id in the text form of libsodium.
CREATE TABLE officer_password (
  office TEXT NOT NULL,
  officer TEXT NOT NULL,
  hash TEXT NOT NULL,
  set_at INTEGER NOT NULL,
  PRIMARY KEY (office, officer),
  FOREIGN KEY (office, officer) REFERENCES officer (office, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  officer TEXT NOT NULL,
  device TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  ended_at INTEGER,
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, officer) REFERENCES officer (office, id)
) STRICT;

CREATE INDEX session_by_officer ON session (office, officer, ended_at);

-- SHA-256 of the token, which is 256 bits of chance: there is nothing to guess.
CREATE TABLE session_token (
  office TEXT NOT NULL,
  token_sha256 TEXT NOT NULL,
  session TEXT NOT NULL,
  PRIMARY KEY (office, token_sha256),
  FOREIGN KEY (office, session) REFERENCES session (office, id)
) STRICT, WITHOUT ROWID;

-- Wrong passwords in a row per login and device.  `login_mac` is keyed: people type passwords into
-- the wrong field.
CREATE TABLE sign_in_failure (
  office TEXT NOT NULL,
  login_mac TEXT NOT NULL,
  device TEXT NOT NULL,
  failures INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  PRIMARY KEY (office, login_mac, device)
) STRICT, WITHOUT ROWID;

CREATE INDEX sign_in_failure_by_time ON sign_in_failure (office, last_at);

-- The second officer is another one, whatever a program says.
CREATE TABLE approval (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  operation TEXT NOT NULL,
  request TEXT NOT NULL,
  request_sha256 TEXT NOT NULL,
  area TEXT,
  state TEXT NOT NULL,
  proposed_by TEXT NOT NULL,
  proposed_at INTEGER NOT NULL,
  device TEXT NOT NULL,
  approved_by TEXT,
  refused_by TEXT,
  decided_at INTEGER,
  reason TEXT,
  result TEXT,
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, proposed_by) REFERENCES officer (office, id),
  FOREIGN KEY (office, approved_by) REFERENCES officer (office, id),
  FOREIGN KEY (office, refused_by) REFERENCES officer (office, id),
  CHECK (approved_by <> proposed_by),
  CHECK ((state = 'approved') = (approved_by IS NOT NULL)),
  CHECK ((state = 'refused') = (refused_by IS NOT NULL))
) STRICT;

CREATE INDEX approval_by_state ON approval (office, state, proposed_at);
