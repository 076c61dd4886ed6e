#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The camera of the desk that checks cards: codes are held before it, and each text of the table of vectors that a code can hold has
the verdict that the table gives; the same as by the scanner. Run by meson inside run-under-xvfb.sh.

  verifier_camera.py HUB VERIFIER PROFILES LOCALES VECTORS"""
import os
import sys
import tempfile

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.join(here, '..', 'lib'), os.path.join(here, '..', 'lib', 'screen')]
import tap  # noqa: E402
import lens  # noqa: E402
import table_cases  # noqa: E402


class Camera(table_cases.TableCases):
    arguments, longest = sys.argv[1:6], 1200

    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.lens = lens.Lens(folder.name, 1280, 960)
        self.settings = self.lens.settings

    def ready(self):
        self.lens.show('-size', self.lens.size, 'xc:wheat')
        self.desk.tap('With the camera')

    def give(self, text):
        self.lens.hold(text)

    def instants(self):
        """One that is still before the camera is not told anew."""
        groups, seen = super().instants(), set()
        return {held: [case for case in cases if (held, case[1]) not in seen and not seen.add((held, case[1]))]
                for held, cases in groups.items()}

    def test_every_case(self):
        self.assertGreater(self.every_case(), 10)

    def test_other_times(self):
        self.other_times()


if __name__ == '__main__':
    tap.main()
