-- SPDX-License-Identifier: GPL-3.0-or-later
-- Cards, the ledger of their prints, hand-overs, status slots, batches and blank stock.  Who printed
-- a card is never who hands it over, and no slot is given twice, whatever way a request came.

CREATE TABLE card (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  number TEXT NOT NULL,
  person TEXT NOT NULL,
  village TEXT,
  hamlet TEXT,
  product TEXT NOT NULL,
  category TEXT NOT NULL,
  decision TEXT NOT NULL,
  household TEXT,
  state TEXT NOT NULL,
  issued_day TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  print TEXT,
  next TEXT,
  hold TEXT NOT NULL,
  suspended_until TEXT,
  reason TEXT,
  replaced_by TEXT,
  printed_at INTEGER,
  handed_at INTEGER,
  ended_at INTEGER,
  officer TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  UNIQUE (office, number),
  FOREIGN KEY (office, person) REFERENCES person (office, id),
  FOREIGN KEY (office, decision) REFERENCES decision (office, id),
  FOREIGN KEY (office, household) REFERENCES household (office, id),
  FOREIGN KEY (office, replaced_by) REFERENCES card (office, id),
  FOREIGN KEY (office, officer) REFERENCES officer (office, id),
  CHECK (replaced_by <> id),
  CHECK (until_day >= from_day),
  CHECK (state <> 'active' OR (print IS NOT NULL AND handed_at IS NOT NULL)),
  CHECK (state <> 'suspended' OR (hold <> 'none' AND reason IS NOT NULL)),
  CHECK (state <> 'revoked' OR reason IS NOT NULL),
  CHECK (state <> 'replaced' OR replaced_by IS NOT NULL),
  CHECK (state NOT IN ('expired', 'revoked', 'replaced') OR ended_at IS NOT NULL)
) STRICT;

CREATE UNIQUE INDEX card_by_live ON card (office, person, product)
  WHERE state IN ('approved', 'queued', 'printed', 'active', 'suspended');
CREATE INDEX card_by_person ON card (office, person);
CREATE INDEX card_by_decision ON card (office, decision);
CREATE INDEX card_by_state ON card (office, state, until_day);
CREATE INDEX card_by_village ON card (office, village, state);
CREATE INDEX card_by_time ON card (office, created_at, id);
CREATE INDEX card_by_return ON card (office, suspended_until) WHERE suspended_until IS NOT NULL;

CREATE TABLE print_batch (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  number INTEGER NOT NULL,
  village TEXT NOT NULL,
  product TEXT NOT NULL,
  state TEXT NOT NULL,
  cards INTEGER NOT NULL,
  counted INTEGER,
  queue TEXT,
  made_by TEXT NOT NULL,
  released_by TEXT,
  closed_by TEXT,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  UNIQUE (office, number),
  FOREIGN KEY (office, made_by) REFERENCES officer (office, id),
  FOREIGN KEY (office, released_by) REFERENCES officer (office, id),
  FOREIGN KEY (office, closed_by) REFERENCES officer (office, id),
  CHECK (state <> 'closed' OR (counted IS NOT NULL AND closed_by IS NOT NULL))
) STRICT;

CREATE INDEX print_batch_by_state ON print_batch (office, state, village);

CREATE TABLE card_print (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  card TEXT NOT NULL,
  number TEXT NOT NULL,
  print_number INTEGER NOT NULL,
  village TEXT,
  product TEXT NOT NULL,
  iss TEXT NOT NULL,
  slot INTEGER NOT NULL,
  kid TEXT NOT NULL,
  text TEXT NOT NULL,
  face TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  cause TEXT NOT NULL,
  batch TEXT,
  place INTEGER,
  state TEXT NOT NULL,
  queue TEXT,
  tag TEXT,
  attempts INTEGER NOT NULL,
  job_id INTEGER,
  job_uuid TEXT,
  device TEXT,
  blank TEXT,
  box TEXT,
  reason TEXT,
  sealed_by TEXT NOT NULL,
  begun_by TEXT,
  printed_by TEXT,
  scanned_by TEXT,
  handed_by TEXT,
  ended_at INTEGER,
  handed_at INTEGER,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  UNIQUE (office, card, print_number),
  UNIQUE (office, iss, slot),
  FOREIGN KEY (office, card) REFERENCES card (office, id),
  FOREIGN KEY (office, batch) REFERENCES print_batch (office, id),
  FOREIGN KEY (office, sealed_by) REFERENCES officer (office, id),
  FOREIGN KEY (office, begun_by) REFERENCES officer (office, id),
  FOREIGN KEY (office, printed_by) REFERENCES officer (office, id),
  FOREIGN KEY (office, scanned_by) REFERENCES officer (office, id),
  FOREIGN KEY (office, handed_by) REFERENCES officer (office, id),
  CHECK (handed_by <> printed_by),
  CHECK (handed_by <> begun_by),
  CHECK (handed_by IS NULL OR (state = 'good' AND printed_by IS NOT NULL)),
  CHECK (attempts < 2 OR reason IS NOT NULL),
  CHECK (state NOT IN ('spoiled', 'lost', 'cancelled') OR reason IS NOT NULL),
  CHECK (print_number = 1 OR cause <> 'first'),
  CHECK (state NOT IN ('sent', 'spooled', 'unconfirmed', 'good') OR
         (tag IS NOT NULL AND queue IS NOT NULL AND printed_by IS NOT NULL AND attempts > 0)),
  CHECK (state <> 'good' OR scanned_by IS NOT NULL)
) STRICT;

CREATE UNIQUE INDEX card_print_by_open ON card_print (office, card)
  WHERE state IN ('queued', 'sent', 'spooled', 'unconfirmed');
CREATE INDEX card_print_by_state ON card_print (office, state, village);
CREATE INDEX card_print_by_batch ON card_print (office, batch, place) WHERE batch IS NOT NULL;
CREATE INDEX card_print_by_tag ON card_print (office, tag) WHERE tag IS NOT NULL;
CREATE INDEX card_print_by_cause ON card_print (office, cause, created_at);

CREATE TABLE card_handover (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  card TEXT NOT NULL,
  print TEXT NOT NULL,
  person TEXT NOT NULL,
  taker TEXT NOT NULL,
  proxy_name TEXT,
  relation TEXT NOT NULL,
  proxy_paper TEXT,
  signature TEXT,
  officer TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  UNIQUE (office, print),
  FOREIGN KEY (office, card) REFERENCES card (office, id),
  FOREIGN KEY (office, print) REFERENCES card_print (office, id),
  FOREIGN KEY (office, person) REFERENCES person (office, id),
  FOREIGN KEY (office, officer) REFERENCES officer (office, id),
  CHECK (taker = 'holder' OR (proxy_name IS NOT NULL AND proxy_paper IS NOT NULL))
) STRICT;

CREATE INDEX card_handover_by_card ON card_handover (office, card);
CREATE INDEX card_handover_by_person ON card_handover (office, person);
CREATE INDEX card_handover_by_signature ON card_handover (office, signature)
  WHERE signature IS NOT NULL;

CREATE TABLE status_slot (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  iss TEXT NOT NULL,
  slot INTEGER NOT NULL,
  card TEXT NOT NULL,
  good INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  UNIQUE (office, iss, slot),
  FOREIGN KEY (office, id) REFERENCES card_print (office, id),
  FOREIGN KEY (office, card) REFERENCES card (office, id)
) STRICT;

-- Of one card at most one piece of plastic is good.
CREATE UNIQUE INDEX status_slot_by_good ON status_slot (office, card) WHERE good = 1;
CREATE INDEX status_slot_by_list ON status_slot (office, iss, slot, good) WHERE good = 1;

CREATE TABLE person_photo (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  village TEXT,
  photo TEXT NOT NULL,
  officer TEXT,
  at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, person) REFERENCES person (office, id),
  FOREIGN KEY (office, officer) REFERENCES officer (office, id)
) STRICT;

CREATE INDEX person_photo_by_person ON person_photo (office, person, at);
CREATE INDEX person_photo_by_photo ON person_photo (office, photo);

CREATE TABLE blank_movement (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  blank TEXT NOT NULL,
  box TEXT,
  kind TEXT NOT NULL,
  count INTEGER NOT NULL,
  print TEXT,
  reason TEXT,
  officer TEXT,
  at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, print) REFERENCES card_print (office, id),
  FOREIGN KEY (office, officer) REFERENCES officer (office, id),
  CHECK (count <> 0),
  CHECK (print IS NOT NULL OR kind = 'received' OR reason IS NOT NULL)
) STRICT;

CREATE INDEX blank_movement_by_day ON blank_movement (office, day);
CREATE INDEX blank_movement_by_print ON blank_movement (office, print) WHERE print IS NOT NULL;

-- What the movements of a kind and box add up to; there are never less than none.
CREATE TABLE blank_stock (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  blank TEXT NOT NULL,
  box TEXT,
  received INTEGER NOT NULL,
  good INTEGER NOT NULL,
  spoiled INTEGER NOT NULL,
  lost INTEGER NOT NULL,
  in_stock INTEGER NOT NULL,
  counted INTEGER,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  CHECK (received = good + spoiled + lost + in_stock),
  CHECK (in_stock >= 0)
) STRICT;

CREATE UNIQUE INDEX blank_stock_by_blank ON blank_stock (office, blank, COALESCE (box, ''));

CREATE TABLE blank_count (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  blank TEXT NOT NULL,
  box TEXT,
  counted INTEGER NOT NULL,
  expected INTEGER NOT NULL,
  officer TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  FOREIGN KEY (office, officer) REFERENCES officer (office, id)
) STRICT;

CREATE INDEX blank_count_by_day ON blank_count (office, day, blank);

CREATE TABLE blank_day (
  office TEXT NOT NULL,
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  received INTEGER NOT NULL,
  good INTEGER NOT NULL,
  spoiled INTEGER NOT NULL,
  lost INTEGER NOT NULL,
  in_stock INTEGER NOT NULL,
  officer TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (office, id),
  UNIQUE (office, day),
  FOREIGN KEY (office, officer) REFERENCES officer (office, id),
  CHECK (received = good + spoiled + lost + in_stock)
) STRICT;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('card', 'sqlite_autoindex_card_1', '300000 300000 1'),
  ('card', 'sqlite_autoindex_card_2', '300000 300000 1'),
  ('card', 'card_by_live', '290000 290000 1 1'),
  ('card', 'card_by_person', '300000 300000 2'),
  ('card', 'card_by_decision', '300000 300000 1'),
  ('card', 'card_by_state', '300000 300000 40000 60'),
  ('card', 'card_by_village', '300000 300000 1500 200'),
  ('card', 'card_by_time', '300000 300000 1 1'),
  ('card', 'card_by_return', '300 300 10'),
  ('print_batch', 'sqlite_autoindex_print_batch_1', '6000 6000 1'),
  ('print_batch', 'sqlite_autoindex_print_batch_2', '6000 6000 1'),
  ('print_batch', 'print_batch_by_state', '6000 6000 1500 8'),
  ('card_print', 'sqlite_autoindex_card_print_1', '330000 330000 1'),
  ('card_print', 'sqlite_autoindex_card_print_2', '330000 330000 2 1'),
  ('card_print', 'sqlite_autoindex_card_print_3', '330000 330000 330000 1'),
  ('card_print', 'card_print_by_open', '500 500 1'),
  ('card_print', 'card_print_by_state', '330000 330000 40000 200'),
  ('card_print', 'card_print_by_batch', '250000 250000 50 1'),
  ('card_print', 'card_print_by_tag', '330000 330000 1'),
  ('card_print', 'card_print_by_cause', '330000 330000 60000 1'),
  ('card_handover', 'sqlite_autoindex_card_handover_1', '320000 320000 1'),
  ('card_handover', 'sqlite_autoindex_card_handover_2', '320000 320000 1'),
  ('card_handover', 'card_handover_by_card', '320000 320000 1'),
  ('card_handover', 'card_handover_by_person', '320000 320000 1'),
  ('card_handover', 'card_handover_by_signature', '100000 100000 1'),
  ('status_slot', 'sqlite_autoindex_status_slot_1', '330000 330000 1'),
  ('status_slot', 'sqlite_autoindex_status_slot_2', '330000 330000 330000 1'),
  ('status_slot', 'status_slot_by_good', '290000 290000 1'),
  ('status_slot', 'status_slot_by_list', '290000 290000 290000 1 1'),
  ('person_photo', 'sqlite_autoindex_person_photo_1', '300000 300000 1'),
  ('person_photo', 'person_photo_by_person', '300000 300000 1 1'),
  ('person_photo', 'person_photo_by_photo', '300000 300000 1'),
  ('blank_movement', 'sqlite_autoindex_blank_movement_1', '340000 340000 1'),
  ('blank_movement', 'blank_movement_by_day', '340000 340000 150'),
  ('blank_movement', 'blank_movement_by_print', '330000 330000 1'),
  ('blank_stock', 'sqlite_autoindex_blank_stock_1', '700 700 1'),
  ('blank_stock', 'blank_stock_by_blank', '700 700 350 1'),
  ('blank_count', 'sqlite_autoindex_blank_count_1', '5000 5000 1'),
  ('blank_count', 'blank_count_by_day', '5000 5000 2 2'),
  ('blank_day', 'sqlite_autoindex_blank_day_1', '2000 2000 1'),
  ('blank_day', 'sqlite_autoindex_blank_day_2', '2000 2000 1');
ANALYZE sqlite_schema;
