# SPDX-License-Identifier: GPL-3.0-or-later
"""An office with keys, blanks and cards that were granted, printed and found good, for tests that hand them over and change
them at a counter; everything goes the way that programs go, through the hub."""
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import uuid

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(here, '..', 'lib'), os.path.join(here, '..', 'lib', 'screen')]
import hub_door  # noqa: E402
from atspi_driver import PATIENCE  # noqa: E402

MONDAY = '2026-11-23T02:30:00Z'             # 09.30 WIB, the office is open
PASSWORD = 'gerimis-sore-hari-7'
SEAL = 'kunci-segel-sembilan-9'
HOUSE = '\n[facility rs-uji]\nkind=hospital\ntitle=RSUD Uji Coba\ntitle[jv]=RSUD Uji Coba\ntitle[en]=RSUD Uji Coba\ndevices=verifier\n'
VILLAGE, OTHER_VILLAGE = '33.14.15.2002', '33.14.15.2003'
OFFICERS = (('dewi', 'Dewi Lestari', 'service_officer'), ('citra', 'Citra Maharani', 'service_officer'),
            ('wati', 'Wati Ningsih', 'data_desk'), ('budi', 'Budi Santoso', 'section_head'),
            ('rina', 'Rina Hapsari', 'unit_head'), ('kartika', 'Kartika Sari', 'card_printer'))
PEOPLE = (('Sucipto', '1954-03-02', 'male', VILLAGE, '3314151203089907', 'head'),
          ('Sumarni', '1958-07-16', 'female', VILLAGE, '3314151203089907', 'wife'),
          ('Tukiyem', '1949-01-09', 'female', OTHER_VILLAGE, '3314151203089908', 'head'),
          ('Wagiman', '1961-12-20', 'male', OTHER_VILLAGE, '3314151203089909', 'head'))


class CardOffice:
    def __init__(self, hub, ctl, profiles, locales, card_rules=''):
        self.hub_program, self.ctl_program = hub, ctl
        self.dir = pathlib.Path(tempfile.mkdtemp(prefix='card-office.'))
        self.data, self.socket = self.dir / 'office', str(self.dir / 'office/hub.sock')
        self.data.mkdir(0o700)
        self.environ = dict(os.environ, LOKET_SOCKET=self.socket, LOKET_PROFILES_DIR=self.short_cards(profiles, card_rules),
                            LOKET_LOCALE_DIR=locales, XDG_CONFIG_HOME=str(self.dir / 'config'),
                            XDG_DATA_HOME=str(self.dir / 'data'), HOME=str(self.dir))
        (self.dir / 'config').mkdir()
        (self.dir / 'config/gtk-4.0').symlink_to(pathlib.Path(os.environ['XDG_CONFIG_HOME']) / 'gtk-4.0')
        self.tokens = {}
        self.start()
        for login, name, roles in OFFICERS:
            self.ctl('officer', 'add', '--login', login, '--name', name, '--roles', roles, '--password', PASSWORD)
        self.make_keys()
        self.people = {}

    def short_cards(self, profiles, card_rules):
        """A copy of the profiles in which a card holds for a month: it can be renewed from the first day on; and more lines
        of [card]."""
        copy = self.dir / 'profiles'
        shutil.copytree(profiles, copy)
        profile = copy / 'sragen/profile.ini'
        text = profile.read_text(encoding='utf-8')
        assert text.count('\nmonths=12\n') == 1
        text = text.replace('\nmonths=12\n', '\nmonths=1\n').replace('\n[card]\n', '\n[card]\n' + card_rules)
        profile.write_text(text, encoding='utf-8')
        return str(copy)

    def start(self, clock=MONDAY):
        self.hub = subprocess.Popen([self.hub_program, '--data', self.data, '--socket', self.socket, '--clock', clock],
                                    env=self.environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert b'ready' in self.hub.stdout.readline()

    def stop(self):
        self.hub.send_signal(signal.SIGTERM)
        self.hub.wait(PATIENCE)
        self.hub.stdout.close()

    def close(self):
        self.stop()
        shutil.rmtree(self.dir)

    def ctl(self, *words):
        subprocess.run([self.ctl_program, '--data', self.data, '--json', *words], env=self.environ, check=True,
                       capture_output=True)

    def ask(self, login, operation, **request):
        """As that officer, at a counter."""
        if login not in self.tokens:
            self.tokens[login] = hub_door.ask(self.socket, 'session/sign-in', 'counter', '', login=login,
                                              password=PASSWORD)['token']
        return hub_door.ask(self.socket, operation, 'counter', self.tokens[login], **request)

    def make_keys(self):
        for name, secret in ('root', 'akar-rahasia-sepuluh-10'), ('seal', SEAL):
            (self.dir / name).write_text(secret + '\n', encoding='utf-8')
        self.ctl('key', 'init', '--root', self.dir / 'root.key', '--root-passphrase-file', self.dir / 'root',
                 '--passphrase-file', self.dir / 'seal')

    # From an application to a card that lies ready

    def put_people(self):
        for name, born, sex, village, card, relation in PEOPLE:
            self.people[name] = self.ask('wati', 'person/save', name=name, birth_date=born, sex=sex, village=village,
                                         family_card=card, relation=relation, nik_seen=False,
                                         hamlet='Sidorejo')['person']['id']
        return self

    def grant(self, name, until='2027-03-31'):
        """Kenanga, after a talk: the decision, in force."""
        person = self.people[name]
        view = self.ask('wati', 'application/begin', person=person, kind='saraswati-card', origin='counter',
                        papers=['ktp', 'village-letter', 'checklist'])
        application = view['application']
        owed = [each['paper'] for each in view['papers'] if each['needed'] and each['state'] == 'owed']
        if owed:
            view = self.ask('wati', 'application/set-papers', application=application['id'], version=application['version'],
                            papers=[{'paper': each, 'state': 'seen', 'physical': True} for each in owed])
        while view['application']['state'] != 'verified':
            act = {'registry_checked': 'ask-verification', 'verifying_phone': 'verify'}.get(view['application']['state'],
                                                                                           'verify-by-phone')
            view = self.ask('wati', 'application/move', application=application['id'], act=act,
                            **({'note': 'Ketua RT'} if act == 'verify' else {}))
        self.ask('dewi', 'counselling/add', person=person, application=application['id'], note='Biaya sekolah dan utang',
                 outcome='Sanggup didampingi', purpose='Biaya sekolah', conditions='Laporan setiap bulan', until_day=until)
        decision = self.ask('dewi', 'decision/propose', application=application['id'], outcome='grant', category='kenanga',
                            reason='Sesudah konseling', until_day=until)
        for login in 'budi', 'rina':
            if decision.get('state') != 'active':
                decision = self.ask(login, 'decision/approve', decision=decision['id'])
        return decision['id']

    def unlock(self, login='kartika'):
        return self.ask(login, 'key/unlock', password=SEAL)

    def receive(self, count=20):
        self.ask('kartika', 'stock/receive', blank='pvc', count=count, reason='Surat jalan 7')

    def send_card(self, card, queue='kartu'):
        """What waits for the printer of that card is sent and comes out; gives the print."""
        view = self.ask('kartika', 'card/open', card=card)
        made = next(each for each in view['prints'] if each['id'] == view['card']['next'])
        tag = str(uuid.uuid4())
        self.ask('kartika', 'print/begin', prints=[made['id']], queue=queue, tag=tag)
        self.ask('kartika', 'print/tell', tag=tag, outcomes=[{'outcome': 'unconfirmed'}])
        return made

    def print_card(self, card, queue='kartu'):
        """The same, and it is read back."""
        made = self.send_card(card, queue)
        return self.ask('kartika', 'print/scan', print=made['id'], text=made['text'])

    def spoil_card(self, card):
        self.ask('kartika', 'print/spoil', print=self.send_card(card)['id'], reason='Pita kusut')

    def card(self, name):
        """A card of that person that lies ready; its id, and the text of its code."""
        card = self.ask('kartika', 'card/issue', decision=self.grant(name))['card']['id']
        return card, self.print_card(card)['text']


class HospitalOffice(CardOffice):
    """An office whose Kenanga gives treatment at a hospital, where the desk on the hub's own socket stands."""

    def short_cards(self, profiles, card_rules):
        copy = super().short_cards(profiles, card_rules)
        profile = self.dir / 'profiles/sragen/profile.ini'
        text = profile.read_text(encoding='utf-8')
        assert text.count('\nentitlements=1\n') == 1
        profile.write_text(text.replace('\nentitlements=1\n', '\nentitlements=3\n') + HOUSE, encoding='utf-8')
        return copy
