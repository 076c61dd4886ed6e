#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A hospital's desk prints guarantee slips: through real printer queues, told to a real hub. What comes out is read back; the
printer is off, jams and comes back while the next cards are checked; the hub is gone and hears of each slip once.
Run by meson inside a print lab and run-under-xvfb.sh; LOKET_SHOTS=DIR takes pictures, LOKET_LOOK and LOKET_SIZE as verifier_shots.py.

  slip_flow.py HUB CTL VERIFIER PROFILES LOCALES PWG2PNG"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.join(here, '..', 'lib'), os.path.join(here, '..', 'lib', 'screen')]
import tap  # noqa: E402
from atspi_driver import shot, wait_for  # noqa: E402
from card_office import HospitalOffice  # noqa: E402
from verifier_desk import INVITATION, Desk  # noqa: E402

HUB, CTL, VERIFIER, PROFILES, LOCALES, PWG2PNG = sys.argv[1:7]
LOOK = os.environ.get('LOKET_LOOK', 'en')
SIZE = os.environ.get('LOKET_SIZE', '1366x768')
LAB = os.path.join(here, '..', 'lib', 'print', 'print-lab.sh')
SHEETS, ROLL = 'office', 'ticket'           # queues of the lab
LATER = '2026-11-23T02:35:00Z'
CODE = re.compile('[2-9A-Z]{3}-[2-9A-Z]{4}-[2-9A-Z]{3}')


def lab(command, queue, *words):
    subprocess.run([LAB, command, '-', queue, *words], check=True, stdout=subprocess.DEVNULL)


def papers(queue):
    """What the printer has made, oldest first."""
    return sorted((pathlib.Path(os.environ['LAB']) / 'printers' / queue / 'printed').glob('*'))


class Slips(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.office = HospitalOffice(HUB, CTL, PROFILES, LOCALES)
        self.office.put_people()
        self.office.unlock()
        self.office.receive()
        self.codes = {name: self.hand_out(name) for name in ('Sucipto', 'Tukiyem', 'Wagiman')}
        self.office.ask('kartika', 'status/publish')
        language = 'id' if LOOK == 'contrast' else LOOK
        self.desk = Desk(VERIFIER, self.office.dir / 'desk', LOCALES, self.office.socket, language, SIZE,
                         ('--high-contrast',) if LOOK == 'contrast' else ())
        self.before = {queue: len(papers(queue)) for queue in (SHEETS, ROLL)}

    def tearDown(self):
        self.desk.kill()
        self.office.close()
        self.folder.cleanup()

    def hand_out(self, name):
        card, code = self.office.card(name)
        self.office.ask('dewi', 'card/hand-over', card=card, signed_for=True)
        return code

    def open(self, queue):
        self.desk.settings(f'[seat]\nfacility=rs-uji\n[printing]\nqueue={queue}\n' if queue else '[seat]\nfacility=rs-uji\n')
        self.desk.open()
        self.desk.sees(INVITATION)

    def use(self, name, title):
        self.desk.scan(self.codes[name])
        self.desk.verdict('VALID')
        self.desk.tap(title)

    def print(self, name, title):
        """Until the code is in the window, which it gives."""
        self.use(name, title)
        self.desk.tap('Print the guarantee slip')
        return wait_for(self.shown, what='the code of the slip')

    def shown(self):
        """The code in the window; there must not be two."""
        codes = [each.name for each in self.desk.app.find_all('label') if CODE.fullmatch(each.name)]
        self.assertLessEqual(len(codes), 1)
        return codes[0] if codes else None

    def page(self, name):
        if os.environ.get('LOKET_SHOTS'):
            folder = pathlib.Path(os.environ['LOKET_SHOTS'])
            folder.mkdir(parents=True, exist_ok=True)
            shot(str(folder / f'verifier-{SIZE.split("x", maxsplit=1)[0]}-{LOOK}-slip-{name}.png'))

    # The paper

    def paper(self, queue, number=1):
        return wait_for(lambda: len(papers(queue)) >= self.before[queue] + number and
                        papers(queue)[self.before[queue] + number - 1], what=f'paper {number} of {queue}')

    def picture(self, paper):
        picture = pathlib.Path(self.folder.name) / paper.stem
        if paper.suffix == '.pdf':
            subprocess.run(['pdftoppm', '-r', '200', '-png', '-singlefile', paper, picture], check=True)
            return f'{picture}.png'
        subprocess.run([PWG2PNG, paper, picture], check=True, capture_output=True)
        return f'{picture}-1.png'

    def text_of(self, paper):
        """As a reader of another maker reads its square code."""
        return subprocess.run(['zbarimg', '--nodbus', '-q', '--raw', self.picture(paper)], check=True, capture_output=True,
                              text=True).stdout.strip()

    def check(self, text):
        return self.office.ask('dewi', 'guarantee/check', text=text)

    def is_real(self, paper, code, purpose):
        """What the office says of the paper is what the window says."""
        for text in self.text_of(paper), code:
            reading = self.check(text)
            slip, = reading['guarantees']
            self.assertEqual([reading['verdict'], slip['code'], slip['purpose'], slip['facility']],
                             ['real', code.replace('-', ''), purpose, 'rs-uji'])
        return slip

    def slips(self):
        return self.office.ask('dewi', 'guarantee/list').get('guarantees', [])

    def told(self, **copies):
        """The office has each slip once, with the number of its copies, by purpose."""
        wait_for(lambda: sorted((each['purpose'], each['copies']) for each in self.slips()) == sorted(copies.items()),
                 what=f'that the office has {copies}')

    # The days

    def test_sheets(self):
        self.open(SHEETS)
        self.use('Sucipto', 'Something else')
        self.desk.app.find('label', self.desk.say('%s: the office has been told.') % self.desk.say('Something else'))
        self.assertEqual(self.desk.app.find_all('button', self.desk.say('Print the guarantee slip')), [])
        self.use('Sucipto', 'Outpatient')
        self.desk.app.find('button', self.desk.say('Print the guarantee slip'))
        self.page('offered')
        self.desk.tap('Print the guarantee slip')
        code = wait_for(self.shown, what='the code of the slip')
        self.desk.sees('The slip is printed.')
        self.page('printed')
        self.assertEqual(self.desk.app.audit(24), [])
        paper = self.paper(SHEETS)
        self.told(outpatient=1)
        slip = self.is_real(paper, code, 'outpatient')
        self.assertIn('III', slip['service_class'])
        words = subprocess.run(['pdftotext', '-layout', paper, '-'], check=True, capture_output=True, text=True).stdout
        for word in code, 'Sucipto', '1954', 'RSUD Uji Coba':
            self.assertIn(word, words)
        self.desk.clear()
        self.assertIsNone(self.shown())
        self.assertEqual(self.print('Sucipto', 'Outpatient'), code)
        self.paper(SHEETS, 2)
        self.told(outpatient=2)
        self.assertNotEqual(self.print('Sucipto', 'Inpatient'), code)
        self.paper(SHEETS, 3)
        self.desk.close()

    def test_printer_away(self):
        """It is off, then it jams: the next card is checked meanwhile, and each slip comes out once."""
        self.open(SHEETS)
        lab('printer', SHEETS, 'stop')
        code = self.print('Sucipto', 'Emergency')
        self.waits('The printer is switched off.')
        self.page('waits')
        self.told(emergency=1)              # the office does not wait for paper
        self.desk.scan(self.codes['Tukiyem'])
        self.desk.verdict('VALID')
        self.assertEqual(wait_for(self.shown, what='the strip'), code)
        self.page('next-card')
        self.assertEqual(self.print('Sucipto', 'Emergency'), code)      # no second paper for it
        self.desk.clear()
        self.assertEqual(wait_for(self.shown, what='the strip'), code)
        lab('printer', SHEETS, 'start')
        paper = self.paper(SHEETS)
        wait_for(lambda: self.shown() is None, what='that nothing waits')
        self.is_real(paper, code, 'emergency')
        self.told(emergency=1)
        self.jams()
        self.assertEqual(len(papers(SHEETS)), self.before[SHEETS] + 2)
        self.desk.close()

    def jams(self):
        lab('block', SHEETS, 'media-jam')
        code = self.print('Wagiman', 'Inpatient')
        self.waits('Paper is stuck in the printer.')
        lab('unblock', SHEETS)
        self.desk.sees('The slip is printed.')
        self.is_real(self.paper(SHEETS, 2), code, 'inpatient')

    def test_printer_gives_up(self):
        """Nothing comes out by itself any more, also beside the next card; once asked again it does, once."""
        self.open(SHEETS)
        lab('fail', SHEETS, '1')
        code = self.print('Sucipto', 'Outpatient')
        self.desk.app.find('label', self.desk.say('%s Write this code on the form, or print again.')
                           % self.desk.say('The printer gave up.'))
        self.page('failed')
        self.desk.scan(self.codes['Tukiyem'])
        self.desk.verdict('VALID')
        self.assertEqual(wait_for(self.shown, what='the strip'), code)
        self.assertEqual(len(papers(SHEETS)), self.before[SHEETS])
        self.desk.tap('Print again')
        self.is_real(self.paper(SHEETS), code, 'outpatient')
        wait_for(lambda: self.shown() is None, what='that nothing waits')
        self.told(outpatient=1)
        self.assertEqual(len(papers(SHEETS)), self.before[SHEETS] + 1)
        self.desk.close()

    def waits(self, reason):
        self.desk.app.find('label', self.desk.say('%s Write this code on the form. The slip is printed as soon as the printer '
                                                  'is ready.') % self.desk.say(reason))

    def test_hub_away(self):
        """The slip is signed and printed all the same, from the roll; the office hears of it once, also when the desk was
        switched off in between."""
        self.open(ROLL)
        self.desk.sees('The office answers.')
        self.office.stop()
        self.desk.sees('No network. Cards are checked all the same.')
        code = self.print('Tukiyem', 'Emergency')
        self.desk.sees('The slip is printed.')
        self.page('alone')
        text = self.text_of(self.paper(ROLL))
        self.desk.clear()
        self.desk.close()
        self.desk.open()
        self.assertNotEqual(self.print('Wagiman', 'Outpatient'), code)
        self.desk.sees('The slip is printed.')
        self.office.start(LATER)
        self.desk.sees('The office answers.')
        self.told(emergency=1, outpatient=1)
        self.assertEqual(self.check(text)['verdict'], 'real')
        self.assertEqual(self.check(code)['verdict'], 'real')
        self.desk.close()

    def test_no_printer(self):
        self.open('')
        code = self.print('Sucipto', 'Outpatient')
        self.desk.sees('No printer is set up at this desk. Write this code on the form.')
        self.page('no-printer')
        self.told(outpatient=1)
        self.assertEqual(self.check(code)['verdict'], 'real')
        self.desk.clear()
        self.desk.sees(INVITATION)
        self.assertIsNone(self.shown())
        self.assertEqual(list((self.desk.folder / 'data/loket').glob('papers/*')), [])
        self.desk.close()


if __name__ == '__main__':
    tap.main()
