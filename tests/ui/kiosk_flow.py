#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A visitor at the kiosk, against a real hub, over AT-SPI and touches: a number in each language, trouble with the
paper, a visitor who walks away, no way out, how far an application is by its slip, and the audit of every page. Run by meson
inside run-under-xvfb.sh.

  kiosk_flow.py HUB KIOSK PROFILES LOCALES CTL    with LOKET_SHOTS=DIR every page is photographed there.
"""
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(here, '..', 'lib'), os.path.join(here, '..', 'lib', 'screen')]
import hub_door  # noqa: E402
import tap  # noqa: E402
from atspi_driver import PATIENCE, App, key, run, type_text, wait_for  # noqa: E402

HUB, KIOSK, PROFILES, LOCALES, CTL = map(os.path.abspath, sys.argv[1:6])
MONDAY = '2026-11-23T02:30:00Z'             # 09.30 WIB, the office is open
SUNDAY = '2026-11-22T02:30:00Z'
EVENING = '2026-11-23T10:00:00Z'
TARGET = 75                                 # px: 20 mm on a screen of 96 dots an inch

TEXTS = {
    'id': ('Bahasa Indonesia', 'Apa yang dapat kami bantu?', 'Kesehatan', 'Usia 60 tahun ke atas'),
    'jv': ('Basa Jawa', 'Punapa ingkang saged kula biyantu?', 'Kasarasan', 'Yuswa 60 taun minggah'),
    'en': ('English', 'What can we help you with?', 'Health', '60 years or older'),
}


class Kiosk(unittest.TestCase):
    clock = MONDAY
    settings = ''
    options = ()

    def setUp(self):
        self.dir = tempfile.mkdtemp(prefix='kiosk-flow.')
        os.mkdir(os.path.join(self.dir, 'office'), 0o700)
        self.socket = os.path.join(self.dir, 'office', 'hub.sock')
        config = os.path.join(self.dir, 'config', 'loket')
        os.makedirs(config)
        with open(os.path.join(config, 'kiosk.ini'), 'w', encoding='utf-8') as f:
            f.write(self.settings)
        self.environ = dict(os.environ, LOKET_SOCKET=self.socket, LOKET_PROFILES_DIR=self.profiles(), LOKET_LOCALE_DIR=LOCALES,
                            XDG_CONFIG_HOME=os.path.join(self.dir, 'config'), XDG_DATA_HOME=os.path.join(self.dir, 'data'))
        self.open_hub(self.clock)
        self.prepare()
        self.kiosk = subprocess.Popen([KIOSK, *self.options], env=self.environ, stderr=subprocess.PIPE)
        self.app = App.wait('loket-kiosk')

    def tearDown(self):
        self.kiosk.send_signal(signal.SIGTERM)
        said = self.kiosk.communicate(timeout=PATIENCE)[1].decode()
        self.close_hub()
        shutil.rmtree(self.dir)
        self.assertEqual(self.kiosk.returncode, 0, said)
        self.assertNotRegex(said, 'WARNING|CRITICAL')

    def profiles(self):
        return PROFILES

    def prepare(self):
        """What the office has on file before the kiosk comes up."""

    def open_hub(self, clock):
        self.hub = subprocess.Popen([HUB, '--data', os.path.join(self.dir, 'office'), '--socket', self.socket,
                                     '--clock', clock], env=self.environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.assertIn(b'ready', self.hub.stdout.readline())

    def close_hub(self):
        self.hub.send_signal(signal.SIGTERM)
        self.hub.wait(PATIENCE)
        self.hub.stdout.close()

    def ask(self, operation, **request):
        return hub_door.ask(self.socket, operation, **request)

    def tickets(self):
        return self.ask('queue/list')['tickets']

    def page(self, name):
        """The page is there: it can be used by all, and is photographed when somebody asks for it."""
        self.assertEqual(self.app.audit(TARGET), [], name)
        shots = os.environ.get('LOKET_SHOTS')
        if shots:
            os.makedirs(shots, exist_ok=True)
            run('import', '-window', 'root', os.path.join(shots, f'kiosk-{name}.png'))

    def take(self, language='id', digit='5'):
        own_name, question, service, elderly = TEXTS[language]
        begin = self.app.find('button', own_name)
        self.page(f'{language}-1-welcome')
        begin.tap()
        self.app.find('label', question)
        self.page(f'{language}-2-service')
        self.app.find('button', service).tap()
        wait_for(lambda: not self.app.find_all('label', question), what='the papers')
        self.page(f'{language}-3-papers')
        key('Return')
        self.app.find('button', elderly)
        self.page(f'{language}-4-priority')
        key(digit)
        self.app.find('label', 'A001')


class Languages(Kiosk):
    def check(self, language):
        self.take(language)
        wait_for(lambda: self.tickets()[0]['state'] == 'issued', what='a ticket that can be called')
        self.page(f'{language}-5-number')
        self.assertEqual(self.tickets()[0]['language'], language)

    def test_indonesian(self):
        self.check('id')
        saved = [f for _, _, files in os.walk(os.path.join(self.dir, 'data')) for f in files]
        self.assertTrue([f for f in saved if f.endswith('.pdf')], saved)

    def test_javanese(self):
        self.check('jv')

    def test_english(self):
        self.check('en')

    def test_priority_reaches_the_office(self):
        self.take('id', digit='1')
        self.assertEqual(self.tickets()[0]['priority'], 'elderly')


class Trouble(Kiosk):
    options = ('--queue', 'no-such-printer')

    def test_go_on_without_paper(self):
        self.take()
        self.app.find('button', 'Lanjut tanpa kertas')
        self.page('id-6-trouble')
        self.app.find('label', 'A001')                   # trouble never hides the number
        self.assertEqual(self.tickets()[0]['state'], 'printing')
        key('2')
        wait_for(lambda: self.tickets()[0]['state'] == 'issued', what='a ticket that can be called')
        self.assertEqual(self.tickets()[0]['paper'], 'without')
        self.app.find('label', 'A001')


class WalkedAway(Kiosk):
    settings = '[kiosk]\nidle_seconds=4\nasking_seconds=15\n'

    def test_asks_then_forgets(self):
        self.app.find('button', 'English').tap()
        self.app.find('label', 'What can we help you with?')
        stay = self.app.find('button', 'Yes, I need more time')
        self.page('en-7-still-here')
        stay.tap()
        self.app.find('label', 'What can we help you with?')
        self.app.find('button', 'Yes, I need more time')
        self.app.find('label', 'Sentuh bahasa Anda untuk mulai')     # the language of nobody
        self.assertEqual(self.tickets(), [])


class NoWayOut(Kiosk):
    def test_keys_and_close(self):
        self.app.find('button', 'English')
        for name in ('Escape', 'alt+F4', 'ctrl+q', 'ctrl+shift+d', 'ctrl+shift+i', 'Menu'):
            key(name)
        self.app.find('button', 'English').tap()
        self.app.find('label', 'What can we help you with?')
        self.assertIsNone(self.kiosk.poll())
        self.app.find('button', 'Ask an officer').tap()
        self.app.find('label', 'An officer has been called.')
        self.page('en-8-help')
        key('BackSpace')
        self.app.find('label', 'What can we help you with?')
        self.app.find('button', 'Start over').tap()
        self.app.find('button', 'English')

    def test_reading_aids(self):
        self.app.find('button', 'Bahasa Indonesia')
        for aid in ('Kontras kuat', 'Perbesar tulisan'):
            self.app.find('button', aid).tap()
        self.page('id-9-contrast-welcome')
        self.take('id')
        self.page('id-9-contrast-number')
        # Large type and thick borders still leave the page whole above the foot.
        done, aid = (self.app.find('button', name).settled() for name in ('Selesai', 'Tanya petugas'))
        self.assertLess(done[1] + done[3], aid[1] - 5)


class Refused(Kiosk):
    """The office closes while somebody chooses, and gives no numbers after that."""

    def profiles(self):
        folder = os.path.join(self.dir, 'profiles')
        shutil.copytree(PROFILES, folder)
        path = os.path.join(folder, 'sragen', 'profile.ini')
        with open(path, encoding='utf-8') as f:
            text = f.read()
        with open(path, 'w', encoding='utf-8') as f:
            f.write(text.replace('refuse-outside-hours=false', 'refuse-outside-hours=true'))
        return folder

    def test_says_why_and_does_not_try_again(self):
        self.app.find('button', 'English').tap()
        self.app.find('button', 'Health').tap()
        self.app.find('label', re.compile('Papers to bring'))
        key('Return')
        self.app.find('button', '60 years or older')
        self.close_hub()
        self.open_hub(EVENING)
        key('5')
        self.app.find('label', re.compile('A rule of the office does not permit this'))
        self.page('en-10-refused')
        self.assertEqual(self.app.find_all('button', 'Try again'), [])
        self.assertEqual(self.tickets(), [])
        self.app.find('button', 'Start over').tap()
        self.app.find('label', 'Kantor sedang tutup.')


class Closed(Kiosk):
    clock = SUNDAY

    def test_says_when_it_opens(self):
        self.app.find('label', re.compile('Senin, 23 November 2026.*07.30 WIB'))
        self.page('id-0-closed')


class Slip(Kiosk):
    """Somebody has the slip of an application that owes papers."""
    PASSWORD = 'gerimis-sore-hari-7'
    NAME, NIK = 'Sucipto', '3314150203549901'

    def prepare(self):
        subprocess.run([CTL, '--data', os.path.join(self.dir, 'office'), '--json', 'officer', 'add', '--login', 'dewi', '--name',
                        'Dewi Lestari', '--roles', 'data_desk', '--password', self.PASSWORD], env=self.environ, check=True,
                       capture_output=True)
        self.token = self.desk('session/sign-in', login='dewi', password=self.PASSWORD)['token']
        person = self.desk('person/save', name=self.NAME, nik=self.NIK, nik_seen=True, sex='male', birth_date='1954-03-02',
                           village='33.14.15.2002', family_card='3314151203089907', relation='head')['person']['id']
        self.view = self.desk('application/begin', person=person, kind='saraswati-card', papers=['ktp'])

    def desk(self, operation, **request):
        return hub_door.ask(self.socket, operation, 'counter', getattr(self, 'token', ''), **request)

    @staticmethod
    def scan(code):
        """As a reader types it."""
        type_text(code, delay=2)
        key('Return')

    def nobody_is_named(self):
        for _, node in self.app.walk():
            for secret in (self.NAME, self.NIK, self.NIK[-6:], self.view['application']['id']):
                self.assertNotIn(secret, f'{node.seen.name} {node.seen.description}')


class Status(Slip):
    """How far an application is: whoever has the slip learns it, and nothing of whose it is."""

    def test_slip_on_the_first_page_then_a_number(self):
        self.app.find('button', 'Bahasa Indonesia')
        self.scan(self.view['code'])
        self.app.find('label', 'Berkas belum lengkap. Silakan dilengkapi.')
        self.app.find('label', 'Paling lambat Senin, 30 November 2026.')
        self.app.find('label', 'Daftar isian indikator kemiskinan')
        self.nobody_is_named()
        self.page('id-11-status')
        key('Return')                                        # take a number
        self.app.find('button', 'Usia 60 tahun ke atas')
        key('5')
        self.app.find('label', 'A001')
        self.assertEqual(self.tickets()[0]['service'], 'health')

    def test_digits_on_the_keys(self):
        self.app.find('button', 'Basa Jawa').tap()
        self.app.find('button', 'Panyuwunan kula dumugi pundi?').tap()
        erase = self.app.find('button', 'Busak angka pungkasan')
        self.page('jv-12-code')
        first, rest = self.view['typed'][0], self.view['typed'][1:]
        self.app.find('button', '7').tap()
        self.app.find('label', '7')
        erase.tap()
        self.app.find('button', first).tap()
        self.app.find('label', first)
        key(*rest)
        key('Return')
        self.app.find('label', re.compile('Sen[ei]n, 30 November 2026'))
        self.nobody_is_named()
        self.page('jv-13-status')
        key('BackSpace')
        self.app.find('button', 'Busak angka pungkasan')
        key('BackSpace')
        self.app.find('label', TEXTS['jv'][1])

    def test_wrong_codes(self):
        good = self.view['typed']
        wrong = good[:-1] + str((int(good[-1]) + 1) % 10)
        self.app.find('button', 'English').tap()
        self.app.find('button', 'How far is my application?').tap()
        for _ in range(5):
            self.app.find('button', 'Tell me how far it is')
            key(*wrong)
            key('Return')
            self.app.find('label', 'This code is not known here.')
            key('Return')                                    # try again
        self.page('en-14-code')
        key(*good)
        key('Return')
        self.app.find('label', 'Too many wrong codes were typed.')
        self.page('en-15-locked')
        self.scan(self.view['code'][:-1] + ('A' if self.view['code'][-1] != 'A' else 'B'))
        self.app.find('label', 'This code is not known here.')
        self.page('en-16-wrong')
        self.scan(self.view['code'])                         # a reader cannot be used to guess
        self.app.find('label', 'Papers are missing. Please bring them.')
        self.app.find('button', 'Done').tap()
        self.app.find('button', 'Basa Jawa')

    def test_withdrawn(self):
        application = self.view['application']
        self.desk('application/move', application=application['id'], version=application['version'], act='withdraw',
                  note='Moves away')
        self.app.find('button', 'English').tap()
        self.app.find('label', 'What can we help you with?')
        self.scan(self.view['code'])
        self.app.find('label', 'This application was withdrawn.')
        self.assertEqual(self.app.find_all('label', re.compile('Moves away|Until')), [])
        self.page('en-17-withdrawn')

    def test_office_away(self):
        self.app.find('button', 'English').tap()
        self.app.find('button', 'How far is my application?').tap()
        self.app.find('button', 'Tell me how far it is')
        self.close_hub()
        self.app.find('label', re.compile('^The office system does not answer'))
        self.scan(self.view['code'])
        self.app.find('label', 'The office cannot be asked just now.')
        self.page('en-18-away')
        self.open_hub(self.clock)
        wait_for(lambda: not self.app.find_all('label', re.compile('^The office system does not answer')), what='the office')
        key('Return')
        self.app.find('button', 'Tell me how far it is')
        self.scan(self.view['code'])
        self.app.find('label', 'Papers are missing. Please bring them.')

    def test_large_and_strong(self):
        self.app.find('button', 'Bahasa Indonesia')
        for aid in ('Kontras kuat', 'Perbesar tulisan'):
            self.app.find('button', aid).tap()
        self.app.find('button', 'Bahasa Indonesia').tap()
        self.app.find('button', 'Sampai di mana permohonan saya?').tap()
        last = self.app.find('button', 'Tanyakan')
        self.page('id-19-contrast-code')
        help_key = self.app.find('button', 'Tanya petugas').settled()
        place = last.settled()
        self.assertLess(place[1] + place[3], help_key[1] - 5)
        self.scan(self.view['code'])
        self.app.find('label', 'Berkas belum lengkap. Silakan dilengkapi.')
        self.page('id-20-contrast-status')
        place = self.app.find('button', 'Selesai').settled()
        self.assertLess(place[1] + place[3], help_key[1] - 5)


class StatusLeft(Slip):
    settings = '[kiosk]\nidle_seconds=6\nasking_seconds=10\n'

    def test_goes_back_to_the_start(self):
        self.app.find('button', 'English').tap()
        self.app.find('label', 'What can we help you with?')
        self.scan(self.view['code'])
        self.app.find('label', 'Papers are missing. Please bring them.')
        self.app.find('button', 'Yes, I need more time')
        self.app.find('button', 'Bahasa Indonesia')
        self.assertEqual(self.app.find_all('label', 'Papers are missing. Please bring them.'), [])


if __name__ == '__main__':
    tap.main()
