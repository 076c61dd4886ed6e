-- SPDX-License-Identifier: GPL-3.0-or-later
-- Guarantee slips of hospitals, the keys that sign them, and lists of claims held against them.  A
-- slip is claimed once, whatever list comes when, and the same file is taken in once.

CREATE TABLE guarantee_key (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  public_key BLOB NOT NULL,
  device TEXT NOT NULL,
  taken_at INTEGER NOT NULL,
  PRIMARY KEY (office, id)
) STRICT;

CREATE TABLE guarantee (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  code TEXT NOT NULL,
  text TEXT NOT NULL,
  number TEXT NOT NULL,
  print INTEGER NOT NULL,
  card TEXT,
  village TEXT,
  facility TEXT NOT NULL,
  device TEXT NOT NULL,
  kid TEXT NOT NULL,
  purpose TEXT NOT NULL,
  day TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  until_day TEXT NOT NULL,
  service_class TEXT,
  state TEXT NOT NULL,
  marks TEXT,
  first_slip TEXT,
  copies INTEGER NOT NULL,
  reason TEXT,
  officer TEXT,
  told_at INTEGER NOT NULL,
  version INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, card) REFERENCES card (office, id),
  FOREIGN KEY (office, kid) REFERENCES guarantee_key (office, id),
  FOREIGN KEY (office, first_slip) REFERENCES guarantee (office, id),
  FOREIGN KEY (office, officer) REFERENCES officer (office, id),
  CHECK (until_day >= day),
  CHECK (first_slip <> id),
  CHECK (state <> 'withdrawn' OR reason IS NOT NULL),
  CHECK (state <> 'matched' OR first_slip IS NULL),
  CHECK (copies >= 1)
) STRICT;

-- Codes follow from ids of their own accord: that two are alike is next to impossible, and no
-- reason to lose a slip.
CREATE INDEX guarantee_by_code ON guarantee (office, code);
CREATE UNIQUE INDEX guarantee_by_visit ON guarantee (office, number, facility, day, purpose)
  WHERE first_slip IS NULL AND state <> 'withdrawn';
CREATE INDEX guarantee_by_facility ON guarantee (office, facility, told_at, id);
CREATE INDEX guarantee_by_time ON guarantee (office, told_at, id);
CREATE INDEX guarantee_by_day ON guarantee (office, day, told_at);
CREATE INDEX guarantee_by_card ON guarantee (office, card);

CREATE TABLE claim_list (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  facility TEXT NOT NULL,
  file_sha256 TEXT NOT NULL,
  file_name TEXT,
  rows INTEGER NOT NULL,
  matched INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  matched_amount INTEGER NOT NULL,
  officer TEXT,
  device TEXT NOT NULL,
  day TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  UNIQUE (office, facility, file_sha256),
  FOREIGN KEY (office, officer) REFERENCES officer (office, id),
  CHECK (matched <= rows),
  CHECK (matched_amount <= amount)
) STRICT;

CREATE INDEX claim_list_by_day ON claim_list (office, day, created_at);

CREATE TABLE claim_row (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  list TEXT NOT NULL,
  line INTEGER NOT NULL,
  code TEXT,
  number TEXT,
  day TEXT,
  purpose TEXT,
  amount INTEGER,
  reference TEXT,
  outcome TEXT NOT NULL,
  guarantee TEXT,
  earlier TEXT,
  PRIMARY KEY (office, id),
  UNIQUE (office, list, line),
  FOREIGN KEY (office, list) REFERENCES claim_list (office, id),
  FOREIGN KEY (office, guarantee) REFERENCES guarantee (office, id),
  FOREIGN KEY (office, earlier) REFERENCES claim_row (office, id),
  CHECK (amount >= 0),
  CHECK (outcome <> 'matched' OR (guarantee IS NOT NULL AND amount IS NOT NULL))
) STRICT;

-- No slip is paid twice.
CREATE UNIQUE INDEX claim_row_by_slip ON claim_row (office, guarantee) WHERE outcome = 'matched';
