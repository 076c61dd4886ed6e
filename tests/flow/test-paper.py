#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The kiosk with a receipt printer: what comes out can be read, and never more than one paper for one number; the counter
with one for the applicant's slip, which an officer chooses. Run by meson inside the print lab and the screen lab."""
import os
import pathlib
import re
import subprocess
import sys
import unittest

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / 'lib')]
import register  # noqa: E402
import tap  # noqa: E402
from office import BUILD, TOP, Counter, Kiosk, Office, key, wait_for  # noqa: E402

from atspi_driver import type_text  # noqa: E402

QUEUE = 'escpos'


def lab(command, *words):
    return subprocess.run([TOP / 'tests/lib/print/print-lab.sh', command, '-', QUEUE, *words], check=True,
                          capture_output=True, text=True).stdout


def papers():
    return int(lab('count'))


def read_last_paper(folder):
    """The text of the code on the last paper, as a scanner reads it."""
    data = sorted((pathlib.Path(os.environ['LAB']) / 'printers' / QUEUE / 'printed').glob('*.bin'))[-1]
    picture = folder / 'paper.png'
    subprocess.run([BUILD / 'tests/lib/escpos2png', data, picture], check=True, capture_output=True)
    return subprocess.run(['zbarimg', '--nodbus', '-q', '--raw', picture], check=True, capture_output=True,
                          text=True).stdout.strip()


class Paper(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.office = Office()
        cls.kiosk = cls.office.open(Kiosk, '--queue', QUEUE)
        cls.office.wait()

    @classmethod
    def tearDownClass(cls):
        cls.office.close()

    def setUp(self):
        self.before = papers()
        self.tickets = len(self.office.hub.tickets())

    def settled(self, label, paper):
        """The ticket once the office knows what became of its slip."""
        return wait_for(lambda: next((t for t in self.office.hub.tickets() if t['label'] == label and t['paper'] == paper
                                      and t['state'] == 'issued'), None), what=f'{label} with paper {paper}')

    def test_slip_can_be_read(self):
        label = self.kiosk.take('id', self.office.services['health'])
        ticket = self.settled(label, 'printed')
        self.assertEqual(papers(), self.before + 1)
        code = read_last_paper(self.office.path)
        self.assertEqual(code, ticket.get('code', code))
        self.assertTrue(code.startswith('LKT1'), code)
        self.kiosk.done()

    def test_two_quick_taps_are_one_ticket(self):
        label = self.kiosk.take('en', self.office.services['education'], 'infant', times=2)
        self.settled(label, 'printed')
        self.kiosk.done()
        self.assertEqual(len(self.office.hub.tickets()), self.tickets + 1)
        self.assertEqual(papers(), self.before + 1)

    def test_no_paper_then_refilled(self):
        lab('block', 'media-empty')
        label = self.kiosk.take('jv', self.office.services['data'], 'elderly')
        self.kiosk.button(self.kiosk.say('Print again'))
        self.kiosk.button(self.kiosk.say('Go on without paper'))
        self.assertEqual(self.kiosk.number(), label)
        self.assertEqual(self.office.hub.ticket(label)['state'], 'printing')
        self.assertEqual(papers(), self.before)
        lab('unblock')
        self.settled(label, 'printed')
        self.kiosk.done()
        self.assertEqual(papers(), self.before + 1)
        self.assertEqual(len(self.office.hub.tickets()), self.tickets + 1)

    def test_no_paper_and_the_visitor_goes_on(self):
        lab('block', 'media-empty')
        label = self.kiosk.take('id', self.office.services['socioeconomic'])
        self.kiosk.tap('Go on without paper')
        self.settled(label, 'without')
        lab('unblock')
        self.kiosk.done()
        next_label = self.kiosk.take('id', self.office.services['socioeconomic'])
        self.settled(next_label, 'printed')
        self.kiosk.done()
        self.assertEqual(papers(), self.before + 1)


class Receipt(unittest.TestCase):
    """The applicant's slip at the counter: the printer of before is there no more, so the officer chooses another one and
    prints again; it runs out of paper; a file is saved."""
    SETTINGS = '[printing]\nslip-queue=old-printer\n'

    def setUp(self):
        self.office = Office()
        self.addCleanup(self.office.close)
        people = register.put_people(self.office.hub)
        token = self.office.hub.call('session/sign-in', login='dewi', password=register.PASSWORD)['token']
        self.view = self.office.hub.call('application/begin', token=token, person=people['Sumarni'], kind='saraswati-card',
                                         papers=['ktp'])
        self.counter = self.office.open(Counter, settings=self.SETTINGS)
        self.office.wait()

    def open_application(self):
        counter = self.counter
        self.focus('text', counter.say('Login'))
        type_text('dewi')
        key('Return')
        self.focus('password text', None)
        type_text(register.PASSWORD)
        key('Return')
        counter.button(register.OFFICER)
        key('F8')
        self.focus('list item', re.compile('^' + re.escape(counter.say('Papers owed'))))
        key('Return')
        self.focus('list item', re.compile('^P 1 · Sumarni'))
        key('Return')

    def focus(self, role, name):
        self.counter.until(lambda: any(each.has('focused') for each in self.counter.app.find_all(role, name)), f'the focus in {name or role}')

    def settings(self):
        path = self.counter.config / 'loket' / 'counter.ini'
        return path.read_text(encoding='utf-8') if path.exists() else ''

    def test_chosen_printer_prints_and_is_remembered(self):
        before = papers()
        self.open_application()
        self.counter.tap('Print the receipt')
        self.counter.find('label', re.compile('^' + re.escape(self.counter.say('The printer that was set up is no longer there.'))))
        self.choose(QUEUE, 'Home')
        self.counter.tap('Print again')
        self.counter.sees('The paper is printed.')
        self.assertEqual(papers(), before + 1)
        self.assertEqual(read_last_paper(self.office.path), self.view['code'])
        self.assertIn(f'slip-queue={QUEUE}', self.settings())
        lab('block', 'media-empty')
        self.counter.tap('Print the receipt')
        self.counter.find('label', re.compile('^' + re.escape(self.counter.say('The printer is out of paper.'))))
        lab('unblock')
        self.counter.sees('The paper is printed.')
        self.assertEqual(papers(), before + 2)
        self.counter.tap('Save the file as PDF')
        self.counter.find('label', re.compile(r'P1\.pdf$'))
        self.assertEqual(papers(), before + 2)

    def choose(self, title, *keys):
        """By keys: what opens below a choice has no place that a touch could find."""
        self.counter.touch(self.counter.find('combo box', self.counter.say('Printer')))
        self.counter.app.pick(*keys)
        self.counter.find(None, title)


if __name__ == '__main__':
    tap.main()
