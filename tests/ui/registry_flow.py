#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The register at a counter, against a real hub on the network, over AT-SPI: somebody is found in another spelling, opened
for a purpose, and why his facts stand is read; a new person is taken in who looks like one on file; a date of birth is
corrected by two officers. The audit of every page. Run by meson inside run-under-xvfb.sh.

  registry_flow.py HUB CTL COUNTER PROFILES LOCALES    with LOKET_SHOTS=DIR every page is photographed there.
"""
import json
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
from atspi_driver import PATIENCE, App, key, shot, type_text, wait_for  # noqa: E402

HUB, CTL, COUNTER, PROFILES, LOCALES = sys.argv[1:6]
MONDAY = '2026-11-23T02:30:00Z'             # 09.30 WIB, the office is open
TARGET = 24                                 # px: WCAG 2.2, 2.5.8
PASSWORD = 'gerimis-sore-hari-7'
VILLAGE = '33.14.15.2002'
SUCIPTO = {'name': 'Sucipto', 'nik': '3314150203549901', 'nik_seen': True, 'sex': 'male', 'birth_date': '1954-03-02',
           'village': VILLAGE, 'rt': '3', 'rw': '1', 'address': 'Dukuh Sidorejo', 'mother_name': 'Sukinem',
           'family_card': '3314151203089907', 'relation': 'head'}
SUMARNI = {'name': 'Sumarni', 'nik': '3314155607589902', 'nik_seen': False, 'sex': 'female', 'birth_date': '1958-07-16', 'village': VILLAGE,
           'family_card': '3314151203089907', 'relation': 'wife'}


class Register(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp(prefix='registry-flow.')
        self.data = os.path.join(self.dir, 'office')
        self.socket = os.path.join(self.data, 'hub.sock')
        self.environ = dict(os.environ, LOKET_SOCKET=self.socket, LOKET_PROFILES_DIR=PROFILES, LOKET_LOCALE_DIR=LOCALES,
                            XDG_CONFIG_HOME=os.path.join(self.dir, 'config'), XDG_DATA_HOME=os.path.join(self.dir, 'data'))
        os.mkdir(self.data, 0o700)
        self.hub = subprocess.Popen([HUB, '--data', self.data, '--socket', self.socket, '--listen', '127.0.0.1:0', '--clock',
                                     MONDAY], env=self.environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.assertIn(b'ready', self.hub.stdout.readline())
        self.put_on_file('dewi', 'Dewi Lestari', 'data_desk')
        self.put_on_file('budi', 'Budi Santoso', 'section_head')
        self.token = self.ask('session/sign-in', login='dewi', password=PASSWORD)['token']
        self.ids = {each['name']: self.ask('person/save', **each)['person']['id'] for each in (SUCIPTO, SUMARNI)}

    def tearDown(self):
        self.program.send_signal(signal.SIGTERM)
        said = self.program.communicate(timeout=PATIENCE)[1].decode()
        self.hub.send_signal(signal.SIGTERM)
        self.hub.wait(PATIENCE)
        self.hub.stdout.close()
        shutil.rmtree(self.dir)
        self.assertEqual(self.program.returncode, 0, said)
        self.assertNotRegex(said, 'WARNING|CRITICAL')

    def put_on_file(self, login, name, role):
        subprocess.run([CTL, '--data', self.data, '--json', 'officer', 'add', '--login', login, '--name', name, '--roles', role,
                        '--password', PASSWORD], env=self.environ, check=True, capture_output=True)

    def ask(self, operation, **request):
        return hub_door.ask(self.socket, operation, 'counter', getattr(self, 'token', ''), **request)

    def begin(self, *options):
        self.program = subprocess.Popen([COUNTER, '--size', '1366x768', *options], env=self.environ, stderr=subprocess.PIPE)
        return wait_for(lambda: App.of_process(self.program.pid), what='the window of the counter')

    @staticmethod
    def wait_focus(app, role, name):
        wait_for(lambda: any(each.has('focused') for each in app.find_all(role, name)), what=f'the focus in {name}')

    def sign_in(self, app, login, name):
        self.wait_focus(app, 'entry', 'Nama masuk')
        type_text(login)
        key('Return')
        self.wait_focus(app, 'password text', 'Kata sandi')
        type_text(PASSWORD)
        key('Return')
        app.find('button', name)

    def page(self, app, name):
        """The page is there: it can be used by all, and is photographed when somebody asks for it."""
        self.assertEqual(app.audit(TARGET), [], name)
        if os.environ.get('LOKET_SHOTS'):
            os.makedirs(os.environ['LOKET_SHOTS'], exist_ok=True)
            shot(os.path.join(os.environ['LOKET_SHOTS'], f'registry-{name}.png'))

    def search(self, app, text):
        key('F7')
        self.wait_focus(app, None, 'Cari warga')
        type_text(text)
        return app.find('list item', re.compile('^Sucipto, Laki-laki'))

    def open(self, app):
        """With the hit marked and the usual purpose: twice Enter."""
        key('Return')
        self.wait_focus(app, 'button', 'Pelayanan kepada yang bersangkutan')
        self.page(app, 'purpose')
        key('Return')
        self.wait_focus(app, 'button', 'Data')

    def fill(self, app, **fields):
        for name, text in fields.items():
            entry = app.find('entry', name.replace('_', ' '))
            entry.tap()
            wait_for(lambda entry=entry: entry.has('focused'), what=f'the focus in {name}')
            key('ctrl+a')
            type_text(text)


class Person(Register):
    def test_found_in_another_spelling_and_opened(self):
        app = self.begin('--language', 'id')
        self.sign_in(app, 'dewi', 'Dewi Lestari')
        hit = self.search(app, 'soetjipto')
        self.assertNotIn(SUCIPTO['nik'], hit.name)              # masked among the hits
        self.page(app, 'hits')
        self.open(app)
        app.find('label', SUCIPTO['nik'])                       # in full on the page
        app.find('label', 'NIK sudah cocok')
        self.page(app, 'facts')
        key('2')
        app.find('label', 'Yang berlaku')
        self.page(app, 'why')
        key('3')
        app.find('list item', re.compile('^Sumarni, Istri'))
        self.page(app, 'family')
        key('4')
        app.find('label', 'Didaftarkan')
        self.page(app, 'timeline')
        self.hand_over(app)
        key('3')
        app.find('list item', re.compile('^Sumarni')).tap()     # the next of the family, for the same purpose
        app.find('label', SUMARNI['nik'])
        self.purposes(['service', 'service'])
        key('Escape')
        app.find('label', SUCIPTO['nik'])
        key('Escape')
        app.find('list item', re.compile('^Sucipto, Laki-laki')) # the hits as they were
        self.wait_focus(app, None, 'Cari warga')
        self.languages(app)

    def hand_over(self, app):
        """Who looked, and the person's own file, which nobody else at the computer can read."""
        key('5')
        app.find('label', 'Siapa yang melihat data ini, dan untuk apa')
        app.find('label', 'Pelayanan kepada yang bersangkutan')
        app.find('button', 'Simpan berkas sebagai PDF').tap()
        saved = app.find('label', re.compile(r'^Berkas tersimpan: .*/W1-2026-11-23\.pdf$')).name.split(': ')[1]
        self.assertEqual(os.stat(saved).st_mode & 0o777, 0o600)
        self.assertIn('Sucipto', subprocess.run(['pdftotext', saved, '-'], check=True, capture_output=True, text=True).stdout)
        self.page(app, 'looks')

    def purposes(self, wanted):
        """The access log says what each record was opened for."""
        looks = self.ask('person/access', person=self.ids['Sucipto'], purpose='person_asks')['looks']
        self.assertIn('service', [each.get('purpose') for each in looks if each['operation'] == 'person/open'])
        self.assertEqual(wanted[0], 'service')

    def languages(self, app):
        for code, own_name, word in (('jv', 'Basa Jawa', 'Warga enggal'), ('en', 'English', 'New person')):
            app.find(None, own_name).tap()
            app.find('button', word)
            self.page(app, f'search-{code}')

    def test_taken_in_although_somebody_looks_alike(self):
        app = self.begin('--language', 'id')
        self.sign_in(app, 'dewi', 'Dewi Lestari')
        key('F7')
        self.wait_focus(app, None, 'Cari warga')
        key('ctrl+n')
        self.wait_focus(app, 'entry', 'NIK')
        self.page(app, 'intake')
        type_text('3314150203')
        self.assertEqual(app.find_all('label', re.compile('NIK terdiri')), [])
        self.fill(app, Nama='Soetjipto', Tanggal_lahir='2 Maret 1954')
        key('ctrl+s')
        app.find('label', 'NIK terdiri dari 16 angka. Silakan periksa kembali.')     # nothing typed is lost
        self.fill(app, NIK='')
        key('BackSpace')
        app.find('button', 'Laki-laki').tap()
        self.fill(app, **{'Desa/kelurahan': 'hadilu'})
        app.find('list item', re.compile('^Hadiluwih, Kec. Sumberlawang'))
        key('Escape')                                           # takes the list away, not the form
        wait_for(lambda: not app.find_all('list item', re.compile('^Hadiluwih, Kec')), what='the villages gone')
        self.fill(app, **{'Desa/kelurahan': 'hadiluwih'})
        app.find('list item', re.compile('^Hadiluwih, Kec. Sumberlawang'))
        key('Return')
        self.fill(app, RT='3', RW='1', Ibu='Sukinem')
        self.page(app, 'intake-filled')
        key('ctrl+s')
        row = app.find('list item', re.compile('^Sucipto, Laki-laki'))
        self.page(app, 'alike')
        app.find('label', re.compile('^Namanya sama'))
        wait_for(lambda: row.has('focused'), what='the focus in the one that looks alike')
        key('Return')                                           # a look at him first, and back
        self.wait_focus(app, 'button', 'Pelayanan kepada yang bersangkutan')
        key('Return')
        app.find('label', SUCIPTO['nik'])
        key('Escape')
        app.find('list item', re.compile('^Sucipto, Laki-laki'))
        self.fill(app, Mengapa_ini_orang_lain='Sepupu, lain rumah')
        key('Return')
        app.find('label', re.compile('^“Soetjipto” terdaftar sebagai W '))
        self.page(app, 'taken-in')
        self.assertEqual(len(self.ask('person/search', text='soetjipto')['hits']), 2)

    def test_corrected_by_two_officers(self):
        app = self.begin('--language', 'id')
        self.sign_in(app, 'dewi', 'Dewi Lestari')
        self.search(app, 'sucipto')
        self.open(app)
        app.find('button', 'Betulkan').tap()
        self.fill(app, Telepon='0812 2990 0011')
        self.page(app, 'correct')
        app.find('button', 'Simpan').tap()
        app.find('label', 'Tersimpan.')
        app.find('label', '+6281229900011')
        app.find('button', 'Betulkan').tap()
        self.fill(app, Tanggal_lahir='12-3-1954', Dari_mana_diketahui='Akta kelahiran sudah dilihat')
        app.find('button', 'Mintakan persetujuan petugas kedua').tap()
        app.find('label', re.compile('^Pembetulan diusulkan'))
        key('Escape', 'Escape', 'Escape', 'Escape')
        key('ctrl+o')
        app.find('button', 'Keluar').tap()
        self.sign_in(app, 'budi', 'Budi Santoso')
        app.find('button', re.compile('usul')).tap()
        app.find('label', re.compile('^Betulkan data Sucipto'))
        app.find('label', 'Tanggal lahir: 12 Maret 1954')
        self.page(app, 'proposal')
        app.find('button', 'Setujui').tap()
        app.find('label', re.compile('^Tidak ada yang menunggu|^Tidak ada'))
        view = self.ask('person/open', person=self.ids['Sucipto'], purpose='data_check')
        self.assertEqual(view['person']['birth_date'], '1954-03-12')

    def family(self, app):
        """The tab of the family of Sucipto."""
        self.search(app, 'sucipto')
        self.open(app)
        key('3')
        app.find('button', 'Anggota baru')

    def test_family_changes(self):
        """Somebody comes who was not on file; another head, with the keyboard alone; a wrong number loses nothing."""
        app = self.begin('--language', 'id')
        self.sign_in(app, 'dewi', 'Dewi Lestari')
        self.family(app)
        self.page(app, 'family-acts')
        app.find('button', 'Anggota baru').tap()
        self.wait_focus(app, None, 'Cari warga')
        self.page(app, 'join-search')
        type_text('yayuk')
        app.find('button', 'Daftarkan orang ini').tap()
        self.wait_focus(app, 'entry', 'NIK')
        self.page(app, 'join-new')
        self.fill(app, Tanggal_lahir='1987')
        key('ctrl+s')
        app.find('label', re.compile('^“yayuk” terdaftar sebagai W '))
        app.find('list item', re.compile('^yayuk, Anak'))
        app.find('button', 'Ganti kepala').tap()
        self.wait_focus(app, 'list item', re.compile('^yayuk, Anak'))    # whose record is open is marked
        self.page(app, 'new-head')
        key('Up')
        self.wait_focus(app, 'list item', re.compile('^Sumarni, Istri'))
        key('Return')                                           # she, and on to the relation
        app.find('label', 'Suami')                              # Sucipto, who had a wife, is the husband of the new head
        self.fill(app, Sejak_tanggal='1-1-2031')
        key('ctrl+s')
        app.find('label', re.compile('^Itu bukan tanggal yang sudah lewat'))
        self.fill(app, Sejak_tanggal='2-11-2026')
        key('ctrl+s')
        app.find('label', re.compile('^“Sumarni” sekarang kepala keluarga'))
        app.find('button', 'Nomor KK baru').tap()
        self.wait_focus(app, 'entry', 'Nomor kartu yang baru')
        type_text('33141512')
        key('ctrl+s')
        app.find('label', re.compile('^Nomor kartu keluarga terdiri dari 16 angka'))
        self.assertEqual(app.find('entry', 'Nomor kartu yang baru').text, '33141512')
        self.page(app, 'new-card')
        type_text('3314151221112699')
        key('ctrl+s')
        app.find('label', '3314151221112699')
        view = self.ask('person/open', person=self.ids['Sucipto'], purpose='data_check')
        self.assertEqual(view['household']['family_card'], '3314151221112699')
        self.assertEqual({each['name']: each['relation'] for each in view['members'] if 'until_day' not in each},
                         {'Sumarni': 'head', 'Sucipto': 'husband', 'yayuk': 'child'})

    def test_family_joined_and_left(self):
        """Somebody on file comes into the family and, refused without a reason, leaves it again."""
        other = self.ask('person/save', name='Dwi Lestari', nik_seen=False, sex='female', birth_date='1987', village=VILLAGE,
                         relation='other')['person']['id']
        app = self.begin('--language', 'id')
        self.sign_in(app, 'dewi', 'Dewi Lestari')
        self.family(app)
        app.find('button', 'Anggota baru').tap()
        self.wait_focus(app, None, 'Cari warga')
        type_text('dwi lestari')
        app.find('list item', re.compile('^Dwi Lestari, Perempuan'))
        key('Return')
        app.find('label', re.compile('^Yang masih anggota keluarga lain'))
        self.page(app, 'join')
        key('ctrl+s')
        app.find('label', re.compile('^“Dwi Lestari” sekarang anggota'))
        app.find('list item', re.compile('^Dwi Lestari, Anak'))
        app.find('button', 'Anggota keluar').tap()
        app.find('list item', re.compile('^Dwi Lestari, Anak')).tap()
        key('ctrl+s')
        app.find('label', re.compile('^Mohon tulis sebabnya'))
        self.wait_focus(app, 'entry', 'Mengapa')
        type_text('Menikah, punya KK sendiri')
        self.page(app, 'leave')
        key('ctrl+s')
        app.find('label', re.compile('^“Dwi Lestari” sudah keluar'))
        self.assertNotIn('household', self.ask('person/open', person=other, purpose='data_check'))

    def test_merge_is_undone_by_two(self):
        """The last merges, from their section and from the person; who merged wrongly asks a second officer again."""
        twin = self.ask('person/save', name='Soetjipto', nik_seen=False, sex='male', birth_date='1954', village=VILLAGE,
                        relation='other', different_from=[self.ids['Sucipto']], different_reason='Nama saja')['person']['id']
        proposal = self.ask('person/merge', winner=self.ids['Sucipto'], loser=twin, reason='Orang yang sama')['id']
        dewi, self.token = self.token, self.ask('session/sign-in', login='budi', password=PASSWORD)['token']
        self.ask('approval/approve', approval=proposal)
        self.token = dewi
        app = self.begin('--language', 'id')
        self.sign_in(app, 'dewi', 'Dewi Lestari')
        key('F7')
        self.wait_focus(app, None, 'Cari warga')
        app.find('list item', 'Sudah digabung').tap()
        app.find('list item', re.compile(r'^Soetjipto \(W \d+\) digabung ke Sucipto'))
        self.page(app, 'merged')
        app.find('list item', 'Cari warga').tap()
        next(each for each in app.find_all(None, 'Cari warga') if each.has('editable')).tap()
        self.wait_focus(app, None, 'Cari warga')
        type_text('sucipto')
        app.find('list item', re.compile('^Sucipto, Laki-laki'))
        self.open(app)
        key('6')
        app.find('button', 'Batalkan').tap()
        self.wait_focus(app, 'entry', 'Mengapa keliru')
        key('Escape')
        app.gone('entry', 'Mengapa keliru')
        key('Return')
        self.wait_focus(app, 'entry', 'Mengapa keliru')
        type_text('Lain ibu')
        self.page(app, 'undo')
        key('Return')
        app.find('label', 'menunggu petugas kedua')
        app.find('label', re.compile('^Pembatalan diusulkan'))
        self.token = self.ask('session/sign-in', login='budi', password=PASSWORD)['token']
        self.ask('approval/approve', approval=self.ask('approval/list')['approvals'][0]['id'])
        self.assertNotIn('merged_into', self.ask('person/open', person=twin, purpose='data_check')['person'])


if __name__ == '__main__':
    tap.main()
