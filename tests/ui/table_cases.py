# SPDX-License-Identifier: GPL-3.0-or-later
"""The cases of the table of vectors at the real window of a desk, for tests that differ only in how a text comes to it."""
import unittest

from verifier_desk import INVITATION, TableDesk, can_be_typed

LONGEST = 4500
EARLIER = 600                               # seconds
USUAL = (1800000000, ('office',), ('fresh',))


class TableCases(unittest.TestCase):
    """A subclass says by what programs, how a text comes, and how long it may be."""
    arguments, longest, settings = (), LONGEST, ''

    def setUp(self):
        self.place = TableDesk(*self.arguments)
        self.addCleanup(self.place.close)

    def give(self, text):
        raise NotImplementedError

    def ready(self):
        """Before the first text at a desk."""

    def instants(self):
        """One text for each case and verdict, by what the desk holds and when it is."""
        groups, seen = {}, set()
        for case in self.place.table['cases']:
            held = case['now'], tuple(case['trusts']), tuple(case['statuses'])
            mark = held, case['case'], case['verdict']
            texts = [text for text in case['texts'] if can_be_typed(text) and 20 <= len(text) <= self.longest]
            if texts and mark not in seen:
                seen.add(mark)
                groups.setdefault(held, []).append((case['name'], texts[-1], case['verdict']))
        return groups

    def open(self, now, trusts, statuses):
        self.desk = self.place.open(now, trusts, statuses, settings=self.settings)
        self.desk.sees(INVITATION)
        self.ready()

    def check(self, name, text, verdict):
        self.give(text)
        self.assertTrue(self.desk.verdict(verdict), name)
        self.desk.clear()

    def every_case(self):
        """Of a desk as it should be; gives how many there were."""
        self.open(*USUAL)
        cases = self.instants()[USUAL]
        for name, text, verdict in cases:
            self.check(name, text, verdict)
        self.place.end()
        return len(cases)

    def other_times(self):
        """Ends, begins, old lists, a clock that is wrong: each verdict once; gives which."""
        done = set()
        for (now, trusts, statuses), cases in self.instants().items():
            verdict = cases[0][2]
            if (now, trusts, statuses) == USUAL or len(trusts) != 1 or len(statuses) > 1 or verdict in done:
                continue
            done.add(verdict)
            # The table stands at the last second; the clock of the hub runs on.
            self.open(now - EARLIER if verdict in ('NOT-YET', 'CLOCK-WRONG') else now, trusts, statuses)
            self.check(*cases[0])
            self.place.end()
        self.assertLessEqual({'VALID-OLD-LIST', 'EXPIRED', 'NOT-YET', 'REVOKED', 'CLOCK-WRONG', 'NO-LIST'}, done)
