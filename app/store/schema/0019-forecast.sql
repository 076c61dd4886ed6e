-- SPDX-License-Identifier: GPL-3.0-or-later
-- The forecast that each person was given, and what it is made of: sums over earlier days, made anew
-- when a business day begins.

ALTER TABLE ticket ADD COLUMN wait_p10 INTEGER;
ALTER TABLE ticket ADD COLUMN wait_p50 INTEGER;
ALTER TABLE ticket ADD COLUMN wait_p80 INTEGER;
ALTER TABLE ticket ADD COLUMN wait_p90 INTEGER;

-- Logarithms of the seconds from call to end, in millionths, of stays called within that hour of the
-- office's clock.
CREATE TABLE service_time (
  office TEXT NOT NULL,
  stage TEXT NOT NULL,
  hour INTEGER NOT NULL,
  n INTEGER NOT NULL,
  sum INTEGER NOT NULL,
  squares INTEGER NOT NULL,
  PRIMARY KEY (office, stage, hour)
) STRICT, WITHOUT ROWID;

-- People with priority who came within that hour.
CREATE TABLE priority_arrival (
  office TEXT NOT NULL,
  stage TEXT NOT NULL,
  hour INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (office, stage, hour)
) STRICT, WITHOUT ROWID;

-- One row: days that are in both, calls on them, and calls that nobody answered.
CREATE TABLE experience (
  office TEXT NOT NULL,
  days INTEGER NOT NULL,
  calls INTEGER NOT NULL,
  no_shows INTEGER NOT NULL,
  PRIMARY KEY (office)
) STRICT, WITHOUT ROWID;
