#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The officer of the data desk decides doubtful pairs by keys alone, over AT-SPI, against a real hub: same, different with a
reason, later and back again, two people of the register as a proposal, a second officer who was first, and nothing left.
Run by meson inside run-under-xvfb.sh.

  pairs_flow.py HUB CTL COUNTER PROFILES LOCALES    with LOKET_SHOTS=DIR every page is photographed there.
"""
import os
import re
import sqlite3
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import admin_flow  # noqa: E402
import doubtful  # noqa: E402
import hub_door  # noqa: E402
from admin_flow import PASSWORD, key, tap, type_text, wait_for  # noqa: E402


class Doubtful(admin_flow.Office):
    def setUp(self):
        super().setUp()
        self.put_on_file('ani', 'Ani Rahmawati', 'data_desk')
        self.put_on_file('budi', 'Budi Santoso', 'section_head')
        self.end_hub()
        self.pairs = doubtful.fill(os.path.join(self.data, 'office.db'))
        self.begin_hub()

    def stored(self, pair):
        """State and reason as they lie in the store."""
        store = sqlite3.connect(f'file:{self.data}/office.db?mode=ro', uri=True)
        found = store.execute('SELECT state, reason FROM pair WHERE id = ?', (self.pairs[pair],)).fetchone()
        store.close()
        return found

    def decide_elsewhere(self, pair, judgement, reason):
        """Another officer at another counter."""
        door = self.environ['LOKET_SOCKET']
        token = hub_door.ask(door, 'session/sign-in', 'counter', login='budi', password=PASSWORD)['token']
        hub_door.ask(door, 'pair/decide', 'counter', token, pair=self.pairs[pair], judgement=judgement, reason=reason)

    def begin_desk(self, *options):
        app = self.begin('--language', 'id', *options)
        self.sign_in(app, 'ani', 'Ani Rahmawati')
        key('F7')
        app.find('list item', 'Meragukan').tap()
        return app


class Clerk(Doubtful):
    def sheet(self, app, name):
        """The pair with that name is there and hears the keys."""
        app.find('label', name)
        wait_for(lambda: (app.focused() or app).name == 'Dua catatan bersebelahan', what='the focus on the pair')

    def test_by_keys_alone(self):
        app = self.begin_desk()
        app.find('list item', re.compile('SOETJIPTO – Sucipto'))
        self.page(app, 'doubts')
        key('Tab')                                              # into the section, past the other ones
        wait_for(lambda: app.focused() and 'Mulai' in app.focused().name, what='the focus on the first button')
        key('Return')
        self.same(app)
        self.put_off_and_back(app)
        self.two_records(app)
        self.twins(app)
        self.conflict(app)
        app.find('label', 'Tidak ada yang meragukan.')
        self.page(app, 'doubts-none')
        self.take_back(app)

    def same(self, app):
        self.sheet(app, 'SOETJIPTO')
        self.assertTrue(app.find_all('label', 'sama') and app.find_all('label', 'mirip'))
        app.find('label', 'Kuat petunjuknya: orang yang sama')
        self.page(app, 'pair')
        key('1')
        app.find('label', re.compile('^“SOETJIPTO” adalah “Sucipto”'))
        self.assertEqual(self.stored('sucipto'), ('same', None))

    def put_off_and_back(self, app):
        self.sheet(app, 'Soemarni')
        key('3')
        app.find('label', re.compile('^“Soemarni” ditunda'))
        self.assertEqual(self.stored('two_people')[0], 'postponed')
        self.sheet(app, 'DWI ASTUTI')
        key('ctrl+z')
        self.sheet(app, 'Soemarni')

    def two_records(self, app):
        """A merge is only proposed, and what was proposed can be taken back until somebody approves it."""
        app.find('label', re.compile('harus disetujui petugas kedua'))
        key('1')
        app.find('label', 'Mengapa keduanya orang yang sama?')
        key('2')
        app.find('label', re.compile('^“Soemarni” dan “Sumarni”: diusulkan sebagai satu orang'))
        self.sheet(app, 'DWI ASTUTI')                           # the next pair, and the keys are its
        self.page(app, 'pair-proposed')
        self.assertEqual(self.proposals(), ['proposed'])
        key('ctrl+z')
        self.sheet(app, 'Soemarni')
        wait_for(lambda: self.proposals() == ['refused'], what='the proposal taken back')
        key('2')
        app.find('label', 'Mengapa keduanya dua orang?')
        key('4')
        app.find('label', re.compile('^“Soemarni” dan “Sumarni” adalah dua orang'))
        self.assertEqual(self.stored('two_people'), ('different', 'Orang tuanya lain'))

    def proposals(self):
        store = sqlite3.connect(f'file:{self.data}/office.db?mode=ro', uri=True)
        found = [state for (state,) in store.execute('SELECT state FROM approval')]
        store.close()
        return found

    def twins(self, app):
        """Two people needs a reason; one of one's own counts, an empty one does not."""
        self.sheet(app, 'DWI ASTUTI')
        key('2')
        app.find('label', 'Mengapa keduanya dua orang?')
        self.page(app, 'pair-reason')
        key('Escape')
        app.gone('label', 'Mengapa keduanya dua orang?')
        key('2', '6')
        field = app.find('entry', 'Alasan lain, dengan kata-kata sendiri')
        wait_for(lambda: field.has('focused'), what='the focus in the own reason')
        self.assertFalse(app.find('button', 'Pakai alasan ini').has('sensitive'))
        type_text('Ibu 2 anak kembar')                          # a digit in it is no answer
        key('Return')
        app.find('label', '“DWI ASTUTI” adalah orang baru dan sudah dicatat.')
        self.assertEqual(self.stored('twins'), ('different', 'Ibu 2 anak kembar'))

    def conflict(self, app):
        """The same with a conflict is said with a reason only; meanwhile another officer was first."""
        self.sheet(app, 'KARTONO')
        self.page(app, 'pair-conflict')
        key('1')
        app.find('label', 'Mengapa keduanya orang yang sama?')
        self.decide_elsewhere('conflict', 'different', 'NIK orang lain')
        key('3')
        app.find('label', re.compile('^Budi Santoso sudah memutuskan'))
        self.assertEqual(self.stored('conflict'), ('different', 'NIK orang lain'))

    def take_back(self, app):
        """A wrong answer goes back with all that it changed, for a reason; the pair waits again."""
        app.find('list item', 'Sudah dijawab').tap()
        app.find('list item', re.compile('^“SOETJIPTO” adalah “Sucipto”')).tap()
        key('Return')
        why = app.find('entry', 'Mengapa keliru')
        wait_for(lambda: why.has('focused'), what='the focus in the reason')
        type_text('Ibunya lain')
        self.page(app, 'answers')
        key('Return')
        app.find('label', re.compile('^Jawaban ditarik beserta semua perubahannya'))
        app.find('label', re.compile('^Dibatalkan|^Diurungkan|^Batal'))
        self.assertEqual(self.stored('sucipto'), ('open', None))
        self.page(app, 'answers-undone')

    @staticmethod
    def choose(app, words):
        """Goes down an open list of choices to that one."""
        def here():
            return app.focused().inside('label') if app.focused() else []
        wait_for(here, what='the open choices')
        while words not in here():
            before = here()
            key('Down')
            wait_for(lambda last=before: here() != last, what=f'the choice after {before}')
        key('Return')

    def test_filters(self):
        app = self.begin_desk()
        app.find('list item', re.compile('DWI ASTUTI'))
        app.find('combo box', 'Mengapa ditanyakan').tap()
        self.choose(app, 'Kembar? (1)')
        app.gone('list item', re.compile('SOETJIPTO'))
        app.find('list item', re.compile('DWI ASTUTI'))
        self.page(app, 'doubts-filtered')
        app.find('list item', re.compile('DWI ASTUTI')).tap()
        key('Return')
        self.sheet(app, 'DWI ASTUTI')
        key('2', '3')                                           # the last one of its kind: back to the list
        app.find('label', 'Tidak ada yang meragukan dari jenis ini.')


if __name__ == '__main__':
    tap.main()
