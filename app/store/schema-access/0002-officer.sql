-- SPDX-License-Identifier: GPL-3.0-or-later
-- How much an officer has read of late is asked before every look-up.

CREATE INDEX access_by_officer ON access (office, officer, at);
