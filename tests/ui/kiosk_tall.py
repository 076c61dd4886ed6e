#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A kiosk whose screen stands: all its pages, and its keys within reach of who sits. Run by meson inside run-under-xvfb.sh on a
tall screen.

  kiosk_tall.py HUB KIOSK PROFILES LOCALES CTL    with LOKET_SHOTS=DIR every page is photographed there.
"""
import os
import re
import sys

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.join(here, '..', 'lib'), os.path.join(here, '..', 'lib', 'screen')]
import kiosk_flow  # noqa: E402
import tap  # noqa: E402
from atspi_driver import key, wait_for  # noqa: E402

LOWER = {'id': 'Tombol di bawah', 'jv': 'Tombol ing ngandhap', 'en': 'Lower keys'}
DONE = {'id': 'Selesai', 'jv': 'Rampung', 'en': 'Done'}


class Tall(kiosk_flow.Kiosk):
    def middle(self):
        return self.app.find('frame').settled()[3] / 2

    def whole(self, name, top=0.0):
        """Every key of the page is on the screen, none above TOP."""
        self.page(name)
        for button in self.app.find_all('button'):
            if button.has('sensitive'):
                place = button.settled()
                self.assertGreaterEqual(place[1], top, f'{name}: {button.seen.name}')
                self.assertLessEqual(place[1] + place[3], 2 * self.middle(), f'{name}: {button.seen.name}')

    def usual(self):
        """The keys are in their usual places, as soon as the page is laid out."""
        wait_for(lambda: self.app.find('button', 'Bahasa Indonesia').settled()[1] < self.middle(), what='the usual places')

    def lower(self):
        """All keys are in the lower half, as soon as the page is laid out."""
        wait_for(lambda: min(each.settled()[1] for each in self.app.find_all('button') if each.has('sensitive')) >= self.middle(),
                 what='the lower half')

    def visit(self, language, kind, top=0.0):
        _, question, service, elderly = kiosk_flow.TEXTS[language]
        self.app.find('label', question)
        self.whole(f'{language}-{kind}-2-service', top)
        self.app.find('button', service).tap()
        self.app.gone('label', question)
        self.whole(f'{language}-{kind}-3-papers', top)
        key('Return')
        self.app.find('button', elderly)
        self.whole(f'{language}-{kind}-4-priority', top)
        key('5')
        self.app.find('label', re.compile('A00[1-9]'))
        done = self.app.find('button', DONE[language])
        wait_for(lambda: done.has('sensitive'), what='the end')
        self.whole(f'{language}-{kind}-5-number', top)
        done.tap()
        self.app.find('button', 'Bahasa Indonesia')

    def test_usual_places(self):
        for language in kiosk_flow.TEXTS:
            self.whole(f'{language}-tall-1-welcome')
            self.app.find('button', kiosk_flow.TEXTS[language][0]).tap()
            self.visit(language, 'tall')

    def test_strong_contrast_and_large_text(self):
        for aid in 'Kontras kuat', 'Perbesar tulisan':
            self.app.find('button', aid).tap()
        self.whole('id-strong-1-welcome')
        self.app.find('button', 'Bahasa Indonesia').tap()
        self.visit('id', 'strong')

    def test_lower_half_until_the_end_of_the_visit(self):
        """One key, on the first page or any later one; the next visitor finds the usual places."""
        for language in kiosk_flow.TEXTS:
            self.usual()
            if language != 'en':
                self.app.find('button', LOWER['id']).tap()
                self.lower()
                self.whole(f'{language}-low-1-welcome', self.middle())
            self.app.find('button', kiosk_flow.TEXTS[language][0]).tap()
            if language == 'en':
                self.app.find('label', kiosk_flow.TEXTS[language][1])
                self.app.find('button', LOWER['en']).tap()
                self.lower()
            self.visit(language, 'low', self.middle())
        self.usual()

    def test_lower_half_with_strong_contrast_and_large_text(self):
        for aid in LOWER['id'], 'Kontras kuat', 'Perbesar tulisan':
            self.app.find('button', aid).tap()
        self.lower()
        self.app.find('button', 'Bahasa Indonesia').tap()
        self.visit('id', 'low-strong', self.middle())


if __name__ == '__main__':
    tap.main()
