#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The kiosk with a receipt printer: what comes out can be read, and never more than one paper for one number.
Run by meson inside the print lab and the screen lab."""
import os
import pathlib
import subprocess
import sys
import unittest

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / 'lib')]
import tap  # noqa: E402
from office import BUILD, TOP, Kiosk, Office, wait_for  # noqa: E402

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


if __name__ == '__main__':
    tap.main()
