-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who gave an officer his password, until somebody else or the hub's own user (NULL) gives him
-- another one: two officers whose passwords one person may know are no two.

ALTER TABLE officer_password ADD COLUMN given_by TEXT;
