#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The other ways by which a card comes to the desk that checks it: the camera, a picture on file, a code that was pasted. A desk of a
school, and one that gets its first lists from a stick.
Cards, lists and times are those of the table of vectors. Run by meson inside run-under-xvfb.sh.

  verifier_inputs.py HUB VERIFIER PROFILES LOCALES VECTORS"""
import base64
import functools
import hashlib
import http.server
import os
import shutil
import subprocess
import sys
import threading
import unittest

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.join(here, '..', 'lib'), os.path.join(here, '..', 'lib', 'screen')]
import tap  # noqa: E402
from lens import Lens  # noqa: E402
from verifier_desk import INVITATION, TableDesk  # noqa: E402

HUB, VERIFIER, PROFILES, LOCALES, VECTORS = sys.argv[1:6]
NOW, EIGHT_DAYS, MONTH = 1800000000, 1800687600, 1802674800
FRESH = ('office',), ('fresh',)


def root_name(public_key):
    """What two people compare on the telephone: the first letters of the key's SHA-256 in Base32, in fours."""
    letters = base64.b32encode(hashlib.sha256(bytes.fromhex(public_key)).digest()).decode()[:16]
    return '-'.join(letters[at:at + 4] for at in range(0, 16, 4))


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Inputs(unittest.TestCase):
    def setUp(self):
        self.place = TableDesk(HUB, VERIFIER, PROFILES, LOCALES, VECTORS)
        self.texts = {each['name']: each['texts'][-1] for each in self.place.table['cases']}

    def tearDown(self):
        self.place.close()

    def open(self, now, **more):
        self.desk = self.place.open(now, *FRESH, **more)
        self.desk.sees(INVITATION)

    def test_camera(self):
        """It goes on looking while a verdict is shown."""
        camera = Lens(self.place.dir)
        camera.hold(self.texts['the known card'])
        self.open(NOW, settings=camera.settings)
        self.desk.tap('With the camera')
        self.desk.verdict('VALID')
        for name, verdict in ('S + L', 'BAD-SIGNATURE'), ('alg -7', 'MALFORMED'), ('the known card', 'VALID'):
            camera.hold(self.texts[name])
            self.desk.verdict(verdict)
        self.place.end()

    def test_picture(self):
        """Of a card, as somebody sent it; then one without a code, and a file that is no picture."""
        self.open(NOW)
        card, garden, text = (self.place.dir / name for name in ('card.png', 'garden.jpg', 'letter.png'))
        for name, verdict in ('the known card', 'VALID'), ('S + L', 'BAD-SIGNATURE'):
            subprocess.run(['qrencode', '-8', '-l', 'Q', '-s', '5', '-o', card], check=True, input=self.texts[name].encode())
            self.desk.choose('Picture on file', card)
            self.desk.verdict(verdict)
            self.desk.clear()
        subprocess.run(['convert', '-size', '640x480', 'gradient:seagreen-wheat', garden], check=True)
        text.write_text('Surat keterangan', encoding='utf-8')
        for path, sentence in (garden, 'No code can be read in this picture.'), (text, 'This file is no picture that can be shown.'):
            self.desk.choose('Picture on file', path)
            self.desk.sees(sentence)
            self.desk.sees(INVITATION)
        self.place.end()

    def test_stick(self):
        """A desk that trusts nobody yet: whose lists they are is compared first, and the lists count only then."""
        stick = self.place.dir / 'stick'
        self.place.write_lists(stick, *FRESH)
        self.desk = self.place.open(NOW, (), ())
        self.desk.sees(INVITATION)
        self.desk.scan(self.texts['the known card'])
        self.desk.verdict('UNKNOWN-ISSUER')
        for answer, verdict in ('It differs: do not take them', 'UNKNOWN-ISSUER'), ('It is the same', 'VALID'):
            self.desk.clear()
            self.desk.choose('Lists from a stick', stick)
            self.desk.sees('Are these the lists of your office?')
            self.desk.app.find('label', root_name(self.place.table['root']))
            self.desk.tap(answer)
            self.desk.sees(INVITATION)
            self.desk.scan(self.texts['the known card'])
            self.desk.verdict(verdict)
        self.desk.clear()
        self.desk.choose('Lists from a stick', stick)   # nobody is asked twice
        self.desk.sees('The lists here are as new as those on the stick.')
        self.place.end()

    def test_web_server(self):
        """The office says where its lists lie besides; a desk that trusts its root fetches them there."""
        served = self.place.dir / 'served'
        self.place.write_lists(served, *FRESH)
        server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), functools.partial(Quiet, directory=served))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.place.profiles = shutil.copytree(PROFILES, self.place.dir / 'profiles')
        profile = self.place.profiles / 'sragen/profile.ini'
        text = profile.read_text(encoding='utf-8')
        profile.write_text(text.replace('\n[card]\n', f'\n[card]\nlists-url=http://127.0.0.1:{server.server_port}/\n'), encoding='utf-8')
        self.desk = self.place.open(NOW, ('office',), ())
        self.desk.app.gone('label', 'There is no list of good cards here yet.')
        self.desk.scan(self.texts['the known card'])
        self.desk.verdict('VALID')
        self.place.end()
        server.shutdown()
        server.server_close()

    def test_pasted(self):
        self.open(NOW)
        for name, verdict in ('keyboard fr', 'KEYBOARD-LAYOUT'), ('the known card', 'VALID'):
            self.desk.paste(self.texts[name])
            self.desk.verdict(verdict)
            self.desk.clear()
        self.place.end()

    def test_school(self):
        """It is asked what a school is asked, and gives what a school gives."""
        self.open(NOW, house='school')
        self.desk.scan(self.texts['the known card'])
        self.desk.verdict('VALID')
        self.desk.sees('What it gives here')
        self.assertEqual(self.desk.app.find_all('button', self.desk.say('Outpatient')), [])
        self.desk.tap('School help')
        self.desk.app.find('label', self.desk.say('%s: the office has been told.') % self.desk.say('School help'))
        self.place.end()

    def test_refused(self):
        """A use that the office will not have, with the print of a card that no office ever came to: it is said, and not "told"."""
        named = self.place.dir / 'profiles'
        shutil.copytree(PROFILES, named)
        profile = named / 'sragen/profile.ini'
        text = profile.read_text(encoding='utf-8')
        profile.write_text(text.replace('\n[card]\n', '\n[card]\nnamed-uses=true\n'), encoding='utf-8')
        self.place.profiles = str(named)
        self.open(NOW)
        for name, said in (('the known card', '%s: the office has been told.'),
                           ('print 65535', '%s: the office did not take this. Please call it.')):
            self.desk.scan(self.texts[name])
            self.desk.verdict('VALID')
            self.desk.tap('Emergency')
            self.desk.app.find('label', self.desk.say(said) % self.desk.say('Emergency'))
            self.desk.clear()
        self.place.end()

    def test_old_lists(self):
        for now, verdict, age in (EIGHT_DAYS, 'VALID-OLD-LIST', 8), (MONTH, 'NO-LIST', 31):
            self.open(now)
            self.desk.app.find('label', f'The list of good cards is {age} days old.')
            self.desk.scan(self.texts['the known card'])
            self.desk.verdict(verdict)
            self.desk.app.find('label', f'The list of good cards is {age} days old.')
            self.place.end()


if __name__ == '__main__':
    tap.main()
