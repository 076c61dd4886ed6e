#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A scanner at the desk that checks cards: its keys are typed into the real window under the keyboards of several countries, and
each text of the table of vectors that can be typed has the verdict that the table gives. Run by meson inside run-under-xvfb.sh.

  verifier_layouts.py HUB VERIFIER PROFILES LOCALES VECTORS"""
import os
import subprocess
import sys

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.join(here, '..', 'lib'), os.path.join(here, '..', 'lib', 'screen')]
import tap  # noqa: E402
import table_cases  # noqa: E402


class Layouts(table_cases.TableCases):
    arguments = sys.argv[1:6]

    def setUp(self):
        super().setUp()
        self.addCleanup(subprocess.run, ['setxkbmap', 'us'], check=True)

    def give(self, text):
        self.desk.scan(text)

    def test_every_case(self):
        self.assertGreater(self.every_case(), 10)

    def test_other_times(self):
        self.other_times()

    def test_keyboards(self):
        one = {verdict: text for _, text, verdict in self.instants()[table_cases.USUAL]}
        self.open(*table_cases.USUAL)
        for layout in 'id', 'de', 'fr', 'es', 'tr', 'ara':
            subprocess.run(['setxkbmap', layout], check=True)
            for verdict in 'VALID', 'BAD-SIGNATURE', 'MALFORMED':
                self.check(layout, one[verdict], verdict)
        self.desk.close()


if __name__ == '__main__':
    tap.main()
