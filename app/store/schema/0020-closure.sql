-- SPDX-License-Identifier: GPL-3.0-or-later
-- Services that give no numbers for a while: one row a service, once it was closed.

CREATE TABLE closure (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  closed INTEGER NOT NULL,
  reason TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  until INTEGER,
  PRIMARY KEY (office, id)
) STRICT;
