#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What else may become of a proposal, in the window: the head gives it back, or refuses it and the letter with the right to
object is at hand; the person withdraws. Run by meson inside the print lab and the screen lab."""
import pathlib
import sys
import unittest

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / 'lib')]
import tap  # noqa: E402
from case_office import CaseOffice  # noqa: E402

PAPERS = ['ktp', 'village-letter', 'checklist']


class Scenes(unittest.TestCase):
    def setUp(self):
        self.office = CaseOffice()
        self.hub = self.office.hub
        for name in 'Sucipto', 'Sumarni', 'Dwi Lestari':
            self.propose(name)

    def tearDown(self):
        self.office.close()

    def move(self, view, **act):
        application = view['application']
        return self.hub.call('application/move', token=self.office.token, application=application['id'],
                             version=application['version'], **act)

    def propose(self, name):
        """With all papers, verified by telephone, proposed by Citra."""
        view = self.hub.call('application/begin', token=self.office.token, person=self.office.people[name],
                             kind='saraswati-card', papers=PAPERS)
        view = self.move(view, act='verify-by-phone')
        view = self.move(view, act='verify', note='Ditelepon')
        self.hub.call('decision/propose', token=self.office.sign_in('citra'), application=view['application']['id'],
                      outcome='grant', category='melati', reason='Keadaan keluarga')

    def state(self, name):
        return self.office.decisions(name)[0]['state']

    def test_given_back_refused_withdrawn(self):
        try:
            self.office.open_windows()
            desk = self.office.second.sign_in('budi', 'Budi Santoso')
            desk.open_list('For the head of section')
            self.give_back(desk)
            self.refuse(desk)
            self.withdraw(desk.next_officer('citra', 'Citra Maharani'))
        except BaseException:
            self.office.keep_failure()
            raise

    def give_back(self, desk):
        desk.touch(desk.row('Sucipto'))
        desk.button(desk.say('Give back'))
        desk.tap('Give back')
        desk.sees('Please write down why.')
        desk.write('Note', 'Mohon tanyakan penghasilan anak.')
        desk.tap('Give back')
        desk.sees('The proposal went back to the officer.')
        self.assertEqual(self.state('Sucipto'), 'returned')
        desk.key('Escape')

    def refuse(self, desk):
        desk.touch(desk.row('Sumarni'))
        desk.write('Note', 'Sudah punya jaminan lain.')
        desk.tap('Refuse')
        desk.sees('The application is refused. Please hand over the letter with the right to object.')
        self.assertEqual(self.state('Sumarni'), 'refused')
        desk.tap('Letters')
        desk.sees('A draft. It gets its number when it is issued.')
        desk.key('Escape')

    def withdraw(self, desk):
        desk.open_number(3, 'Dwi Lestari')
        desk.tap('Withdraw the application')
        desk.focus('text', desk.say('Why does the person withdraw it?'))
        desk.type('Pindah ke luar kota')
        desk.key('Return')
        desk.sees('Withdrawn')
        self.assertEqual(self.state('Dwi Lestari'), 'withdrawn')


if __name__ == '__main__':
    tap.main()
