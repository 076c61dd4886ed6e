-- SPDX-License-Identifier: GPL-3.0-or-later
-- The lane of a kiosk that was put out rests until that day is over.

ALTER TABLE device ADD COLUMN revoked_at INTEGER;
