#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desk that checks cards says aloud: something else for each kind of verdict, nothing when it is switched off, and no
harm where there is no sound. Cards, lists and times are those of the table of vectors. Run by meson inside run-under-xvfb.sh.

  verifier_voice.py HUB VERIFIER PROFILES LOCALES VECTORS"""
import os
import sys
import unittest

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.join(here, '..', 'lib'), os.path.join(here, '..', 'lib', 'screen')]
import tap  # noqa: E402
from atspi_driver import wait_for  # noqa: E402
from sound import NO_CARD, Loudspeaker, plug_in  # noqa: E402
from verifier_desk import INVITATION, TableDesk  # noqa: E402

HUB, VERIFIER, PROFILES, LOCALES, VECTORS = sys.argv[1:6]
USUAL = 1800000000, ('office',), ('fresh',)
GOOD, BAD, UNSURE = ('the known card', 'VALID'), ('S + L', 'BAD-SIGNATURE'), ('alg -7', 'MALFORMED')
SOUND = '[sound]\non=true\n'


class Voice(unittest.TestCase):
    def setUp(self):
        self.place = TableDesk(HUB, VERIFIER, PROFILES, LOCALES, VECTORS)
        self.texts = {each['name']: each['texts'][-1] for each in self.place.table['cases']}
        self.loudspeaker, self.n_heard = Loudspeaker(self.place.dir), 0

    def tearDown(self):
        self.place.close()

    def open(self, environ, settings=SOUND, **more):
        self.desk = self.place.open(*USUAL, settings=settings, environ=environ, **more)
        self.desk.sees(INVITATION)

    def check(self, card):
        self.desk.give(self.texts[card[0]])
        self.desk.verdict(card[1])

    def heard(self):
        """What is said next, to its end."""
        phrase = wait_for(lambda: self.loudspeaker.phrase(self.n_heard, self.desk.process.pid), what='the voice')
        self.n_heard += 1
        self.assertLess(phrase.peak, 0.99)
        self.assertGreater(phrase.loudness(), 0.03)
        return phrase

    def remembered(self):
        return self.desk.ini.read_text(encoding='utf-8')

    def test_kinds(self):
        """Good, not known and bad begin with other tones and go on with other words, in each language."""
        for language in 'id', 'jv', 'en':
            self.open(self.loudspeaker.environ, language=language)
            said = {}
            for card in GOOD, BAD, UNSURE, GOOD:
                self.desk.clear()
                self.check(card)
                phrase = self.heard()
                self.assertGreater(phrase.seconds, 1)
                self.assertLess(phrase.seconds, 5)
                self.assertGreater(phrase.loudness(0.7), 0.02, f'{card[1]}: no words')
                if card in said:
                    self.assertEqual(phrase.samples, said[card].samples, 'the same card, the same words')
                said[card] = phrase
            self.assertGreater(said[GOOD].pitch(0.21, 0.37), 1.5 * said[GOOD].pitch(0.01, 0.09), 'good rises')
            self.assertLess(said[BAD].pitch(0.21, 0.55), 0.8 * said[BAD].pitch(0.01, 0.19), 'bad falls')
            self.assertAlmostEqual(said[UNSURE].pitch(0.17, 0.31), said[UNSURE].pitch(0.01, 0.15), delta=30)
            self.place.end()

    def test_switch(self):
        """Switched on it is heard at once, and what was chosen holds after the next start."""
        self.open(self.loudspeaker.environ, settings='')
        self.check(GOOD)
        self.desk.clear()
        self.assertEqual(self.loudspeaker.files(), [], 'tests are silent')
        self.desk.tap('Sound')
        self.heard()
        self.assertIn('on=true', self.remembered())
        self.check(BAD)
        self.heard()
        self.desk.clear()
        self.desk.tap('Sound')
        wait_for(lambda: 'on=false' in self.remembered(), what='the choice in the settings')
        self.check(GOOD)
        said = self.place.end()
        self.assertEqual(len(self.loudspeaker.files()), self.n_heard)
        self.assertNotIn('voice', said)

    def test_no_sound(self):
        """The desk says so once in its log, and to whoever switches the sound on; cards are checked as always."""
        self.open(plug_in(self.place.dir, NO_CARD))
        for card in GOOD, BAD, UNSURE, GOOD:
            self.check(card)
            self.desk.clear()
        for _ in 'off', 'on':
            self.desk.tap('Sound')
        self.desk.sees('This computer cannot speak.')
        self.check(GOOD)
        said = self.place.end()
        self.assertEqual(said.count('the voice is not heard'), 2, said)


if __name__ == '__main__':
    tap.main()
