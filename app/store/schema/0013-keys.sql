-- SPDX-License-Identifier: GPL-3.0-or-later
-- Keys that seal cards and lists: what the trust list says of them, the list itself, and their
-- seeds, each under a passphrase that the office does not have.

CREATE TABLE seal_key (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  kid TEXT NOT NULL,
  iss TEXT NOT NULL,
  public_key BLOB NOT NULL,
  usage INTEGER NOT NULL,
  first_use INTEGER NOT NULL,
  last_use INTEGER NOT NULL,
  last_exp INTEGER NOT NULL,
  state INTEGER NOT NULL,
  back_end TEXT NOT NULL,
  token TEXT,
  taken_at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  UNIQUE (office, public_key, iss, usage)
) STRICT;

-- One seed may be the key of several codes of an office: a full status list opens the next code.
CREATE TABLE seal_seed (
  office TEXT NOT NULL,
  public_key BLOB NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (office, public_key)
) STRICT;

CREATE TABLE trust_list (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  iat INTEGER NOT NULL,
  root BLOB NOT NULL,
  cwt BLOB NOT NULL,
  taken_at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  UNIQUE (office, iat)
) STRICT;
