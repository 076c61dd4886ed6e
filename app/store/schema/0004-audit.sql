-- SPDX-License-Identifier: GPL-3.0-or-later
-- The auditor's page asks for a day.

CREATE INDEX audit_by_time ON audit (office, at);
