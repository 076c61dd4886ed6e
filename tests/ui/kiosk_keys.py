#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The kiosk by keys alone, as whoever cannot touch or see it uses it: on every page, in each language, every control has a role
and a name of its own and is reached by Tab, and a whole visit goes by Tab and Enter. Run by meson inside run-under-xvfb.sh.

  kiosk_keys.py HUB KIOSK PROFILES LOCALES CTL
"""
import os
import sys

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.join(here, '..', 'lib'), os.path.join(here, '..', 'lib', 'screen')]
import kiosk_flow  # noqa: E402
import tap  # noqa: E402
from atspi_driver import INTERACTIVE, key, wait_for  # noqa: E402

WORDS = {
    'id': ('Ulang dari awal', 'Sampai di mana permohonan saya?', 'Tanya petugas', 'Selesai'),
    'jv': ('Wiwit malih', 'Panyuwunan kula dumugi pundi?', 'Tanglet petugas', 'Rampung'),
    'en': ('Start over', 'How far is my application?', 'Ask an officer', 'Done'),
}


class Keys(kiosk_flow.Slip):
    def controls(self):
        """Names of what can be used now, in the order of the page."""
        return [node.seen.name for _, node in self.app.walk()
                if node.seen.role in INTERACTIVE and node.seen.has('sensitive') and node.seen.has('focusable') and node.presented]

    def focus(self):
        return wait_for(self.app.focused, what='a control that has the focus')

    def step(self, way='Tab'):
        """One Tab, and where it leads to."""
        before = self.focus().path
        key(way)
        return wait_for(lambda: next((each for each in [self.app.focused()] if each and each.path != before), None),
                        what='the next control').seen.name

    def walk_through(self, page):
        """Every control can be told from the others, and Tab leads to it. Round again GTK goes back into a page where it left
        it, which is the last key of the pad of digits: those before it are reached backwards."""
        self.assertEqual(self.app.audit(kiosk_flow.TARGET), [], page)
        names = self.controls()
        self.assertEqual(len(names), len(set(names)), f'{page}: {names}')
        first = self.focus().seen.name
        self.assertIn(first, names, page)
        reached = {first} | {self.step() for _ in range(len(names) - 1)}
        if page == 'code':
            self.use(first, press=False)
            reached |= {self.step('shift+Tab') for _ in range(len(names) - 1)}
        self.assertEqual(reached, set(names), page)

    def use(self, name, press=True):
        """Tab to the control of that name, and Enter."""
        for _ in range(40):
            if self.focus().seen.name == name:
                if press:
                    key('Return')
                return
            self.step()
        self.fail(f'{name} is not reached')

    def visit(self, language):
        own_name, question, service, elderly = kiosk_flow.TEXTS[language]
        again, far, ask, done = WORDS[language]
        self.app.find('button', own_name)
        self.walk_through('welcome')
        self.use(own_name)
        self.app.find('label', question)
        self.walk_through('service')
        self.use(ask)
        self.app.gone('label', question)
        self.walk_through('help')
        key('BackSpace')
        self.app.find('label', question)
        self.use(far)
        self.app.gone('label', question)
        self.walk_through('code')
        key('BackSpace')
        self.app.find('label', question)
        self.scan(self.view['code'])
        self.app.find('button', done)
        self.walk_through('status')
        self.use(again)
        self.app.find('button', 'English')
        self.use(own_name)
        self.app.find('label', question)
        self.use(service)
        self.app.gone('label', question)
        self.walk_through('papers')
        key('BackSpace')
        self.app.find('label', question)
        self.use(service)
        self.app.gone('label', question)
        key('Return')
        self.app.find('button', elderly)
        self.walk_through('priority')
        self.use(elderly)
        self.app.find('label', 'A001')
        end = self.app.find('button', done)
        wait_for(lambda: end.has('sensitive'), what='the end')
        self.walk_through('number')
        self.assertEqual(self.tickets()[0]['priority'], 'elderly')
        self.use(done)
        self.app.find('button', 'English')

    def test_indonesian(self):
        self.visit('id')

    def test_javanese(self):
        self.visit('jv')

    def test_english(self):
        self.visit('en')

    def test_arrows(self):
        """Arrows lead from one answer to the one beside or below it."""
        self.app.find('button', 'English')
        wait_for(lambda: self.focus().seen.name == 'Bahasa Indonesia', what='the first focus')
        for name in 'Basa Jawa', 'English':
            key('Down')
            wait_for(lambda: self.focus().seen.name == name, what=name)
        key('Return')
        self.app.find('label', 'What can we help you with?')
        wait_for(lambda: self.focus().seen.name == 'Health', what='the first service')
        for arrow, name in ('Down', 'Social and Economic'), ('Right', 'Data and Complaints'), ('Up', 'Education'), ('Left', 'Health'):
            key(arrow)
            wait_for(lambda: self.focus().seen.name == name, what=name)


class Asked(kiosk_flow.Kiosk):
    settings = '[kiosk]\nidle_seconds=2\nasking_seconds=20\n'

    def test_more_time_by_one_key(self):
        self.app.find('button', 'English').tap()
        for _ in range(3):
            self.app.find('button', 'Yes, I need more time')
            key('Return')
            self.app.find('label', 'What can we help you with?')


if __name__ == '__main__':
    tap.main()
