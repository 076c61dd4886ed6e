#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A scanner at the desk that checks cards: its keys are typed into the real window under the keyboards of several countries, and
each text of the table of vectors that can be typed has the verdict that the table gives. Run by meson inside run-under-xvfb.sh.

  verifier_layouts.py HUB VERIFIER PROFILES LOCALES VECTORS"""
import json
import os
import pathlib
import subprocess
import sys
import unittest

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.join(here, '..', 'lib'), os.path.join(here, '..', 'lib', 'screen')]
import tap  # noqa: E402
from verifier_desk import INVITATION, TableDesk, can_be_typed  # noqa: E402

HUB, VERIFIER, PROFILES, LOCALES, VECTORS = sys.argv[1:6]
TABLE = json.loads(pathlib.Path(VECTORS).read_text(encoding='utf-8'))
LONGEST = 4500
EARLIER = 600                               # seconds
USUAL = (1800000000, ('office',), ('fresh',))


def short_texts(case):
    return [text for text in case['texts'] if can_be_typed(text) and 20 <= len(text) <= LONGEST]


def instants():
    """One text for each case and verdict, by what the desk holds and when it is."""
    groups, seen = {}, set()
    for case in TABLE['cases']:
        held = case['now'], tuple(case['trusts']), tuple(case['statuses'])
        mark = held, case['case'], case['verdict']
        texts = short_texts(case)
        if texts and mark not in seen:
            seen.add(mark)
            groups.setdefault(held, []).append((case['name'], texts[-1], case['verdict']))
    return groups


class Layouts(unittest.TestCase):
    def setUp(self):
        self.place = TableDesk(HUB, VERIFIER, PROFILES, LOCALES, VECTORS)

    def tearDown(self):
        subprocess.run(['setxkbmap', 'us'], check=True)
        self.place.close()

    def open(self, now, trusts, statuses):
        self.desk = self.place.open(now, trusts, statuses)
        self.desk.sees(INVITATION)

    def check(self, name, text, verdict):
        self.desk.scan(text)
        self.assertTrue(self.desk.verdict(verdict), name)
        self.desk.clear()

    def test_every_case(self):
        self.open(*USUAL)
        for name, text, verdict in instants()[USUAL]:
            self.check(name, text, verdict)
        self.desk.close()

    def test_other_times(self):
        """Ends, begins, old lists, a clock that is wrong."""
        done = set()
        for (now, trusts, statuses), cases in instants().items():
            verdict = cases[0][2]
            if (now, trusts, statuses) == USUAL or len(trusts) != 1 or len(statuses) > 1 or verdict in done:
                continue
            done.add(verdict)
            # The table stands at the last second; the clock of the hub runs on.
            self.open(now - EARLIER if verdict in ('NOT-YET', 'CLOCK-WRONG') else now, trusts, statuses)
            self.check(*cases[0])
            self.place.end()
        self.assertLessEqual({'VALID-OLD-LIST', 'EXPIRED', 'NOT-YET', 'REVOKED', 'CLOCK-WRONG', 'NO-LIST'}, done)

    def test_keyboards(self):
        one = {verdict: text for _, text, verdict in instants()[USUAL]}
        self.open(*USUAL)
        for layout in 'id', 'de', 'fr', 'es', 'tr', 'ara':
            subprocess.run(['setxkbmap', layout], check=True)
            for verdict in 'VALID', 'BAD-SIGNATURE', 'MALFORMED':
                self.check(layout, one[verdict], verdict)
        self.desk.close()


if __name__ == '__main__':
    tap.main()
