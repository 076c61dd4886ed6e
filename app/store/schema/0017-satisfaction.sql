-- SPDX-License-Identifier: GPL-3.0-or-later
-- What people think of the service.  Nothing leads from a row to a ticket: it has no time of day and
-- a key of chance, and rows lie in the order of that key, not in that of their coming.

CREATE TABLE rating (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  service TEXT NOT NULL,
  source TEXT NOT NULL,
  language TEXT NOT NULL,
  overall INTEGER,
  u1 INTEGER,
  u2 INTEGER,
  u3 INTEGER,
  u4 INTEGER,
  u5 INTEGER,
  u6 INTEGER,
  u7 INTEGER,
  u8 INTEGER,
  u9 INTEGER,
  PRIMARY KEY (office, id),
  CHECK (coalesce (overall, u1, u2, u3, u4, u5, u6, u7, u8, u9) IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX rating_by_day ON rating (office, day);
