#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The other ways by which a card comes to the desk that checks it: the camera, and a code that was pasted. And a desk of a school.
Cards, lists and times are those of the table of vectors. Run by meson inside run-under-xvfb.sh.

  verifier_inputs.py HUB VERIFIER PROFILES LOCALES VECTORS"""
import os
import sys
import unittest

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.join(here, '..', 'lib'), os.path.join(here, '..', 'lib', 'screen')]
import tap  # noqa: E402
from lens import Lens  # noqa: E402
from verifier_desk import INVITATION, TableDesk  # noqa: E402

HUB, VERIFIER, PROFILES, LOCALES, VECTORS = sys.argv[1:6]
NOW, EIGHT_DAYS, MONTH = 1800000000, 1800687600, 1802674800
FRESH = ('office',), ('fresh',)


class Inputs(unittest.TestCase):
    def setUp(self):
        self.place = TableDesk(HUB, VERIFIER, PROFILES, LOCALES, VECTORS)
        self.texts = {each['name']: each['texts'][-1] for each in self.place.table['cases']}

    def tearDown(self):
        self.place.close()

    def open(self, now, **more):
        self.desk = self.place.open(now, *FRESH, **more)
        self.desk.sees(INVITATION)

    def test_camera(self):
        """It goes on looking while a verdict is shown."""
        camera = Lens(self.place.dir)
        camera.hold(self.texts['the known card'])
        self.open(NOW, settings=camera.settings)
        self.desk.tap('With the camera')
        self.desk.verdict('VALID')
        for name, verdict in ('S + L', 'BAD-SIGNATURE'), ('alg -7', 'MALFORMED'), ('the known card', 'VALID'):
            camera.hold(self.texts[name])
            self.desk.verdict(verdict)
        self.place.end()

    def test_pasted(self):
        self.open(NOW)
        for name, verdict in ('keyboard fr', 'KEYBOARD-LAYOUT'), ('the known card', 'VALID'):
            self.desk.paste(self.texts[name])
            self.desk.verdict(verdict)
            self.desk.clear()
        self.place.end()

    def test_school(self):
        """It is asked what a school is asked, and gives what a school gives."""
        self.open(NOW, house='school')
        self.desk.scan(self.texts['the known card'])
        self.desk.verdict('VALID')
        self.desk.sees('What it gives here')
        self.assertEqual(self.desk.app.find_all('button', self.desk.say('Outpatient')), [])
        self.desk.tap('School help')
        self.desk.app.find('label', self.desk.say('%s: the office has been told.') % self.desk.say('School help'))
        self.place.end()

    def test_old_lists(self):
        for now, verdict, age in (EIGHT_DAYS, 'VALID-OLD-LIST', 8), (MONTH, 'NO-LIST', 31):
            self.open(now)
            self.desk.app.find('label', f'The list of good cards is {age} days old.')
            self.desk.scan(self.texts['the known card'])
            self.desk.verdict(verdict)
            self.desk.app.find('label', f'The list of good cards is {age} days old.')
            self.place.end()


if __name__ == '__main__':
    tap.main()
