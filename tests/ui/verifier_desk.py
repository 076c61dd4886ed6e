# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk that checks cards, driven as people drive it, for tests: the window, and a scanner that types as a keyboard of its own."""
import gettext
import os
import pathlib
import signal
import subprocess

from atspi_driver import PATIENCE, App, run, wait_for

# What a scanner sends: places of the keys of an American keyboard, whatever the computer takes its own for.
ROWS = ((10, '1234567890-=', '!@#$%^&*()_+'), (24, 'qwertyuiop[]', 'QWERTYUIOP{}'), (38, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
        (51, '\\zxcvbnm,./', '|ZXCVBNM<>?'), (65, ' ', ''))
KEYS = {sign: f'{prefix}{first + at}' for first, plain, shifted in ROWS
        for prefix, signs in (('', plain), ('50+', shifted)) for at, sign in enumerate(signs)}
RETURN = '36'
WORDS = {'VALID': 'Valid', 'VALID-OLD-LIST': 'Valid, but the list is old', 'EXPIRED': 'Run out', 'NOT-YET': 'Not valid yet',
         'REVOKED': 'Not valid any more', 'UNKNOWN-ISSUER': 'Office not known here', 'BAD-SIGNATURE': 'Seal does not hold',
         'MALFORMED': 'No card was read', 'KEYBOARD-LAYOUT': 'Scanner and keyboard differ', 'CLOCK-WRONG': 'Clock is wrong',
         'NO-LIST': 'Cannot be confirmed'}
INVITATION = 'Hold the card to the scanner'


def can_be_typed(text):
    return all(sign in KEYS for sign in text)


class Desk:
    """The window, with a folder of its own for what a device keeps."""

    def __init__(self, program, folder, locales, socket, language='en', size='1366x768', options=()):
        self.program, self.folder, self.language = program, pathlib.Path(folder), language
        self.say = gettext.translation('loket', locales, [language]).gettext
        self.size, self.options, self.process = size, options, None
        (self.folder / 'config').mkdir(parents=True, exist_ok=True)
        theme = self.folder / 'config/gtk-4.0'
        if not theme.exists():
            theme.symlink_to(pathlib.Path(os.environ['XDG_CONFIG_HOME']) / 'gtk-4.0')
        self.environ = dict(os.environ, LOKET_SOCKET=str(socket), LOKET_LOCALE_DIR=locales, HOME=str(self.folder),
                            XDG_CONFIG_HOME=str(self.folder / 'config'), XDG_DATA_HOME=str(self.folder / 'data'))

    @property
    def lists(self):
        return self.folder / 'data/loket/device/verifier/lists'

    def settings(self, text):
        (self.folder / 'config/loket').mkdir(exist_ok=True)
        (self.folder / 'config/loket/verifier.ini').write_text(text, encoding='utf-8')

    def open(self):
        self.process = subprocess.Popen([self.program, '--size', self.size, '--language', self.language, *self.options],
                                        env=self.environ, stderr=subprocess.PIPE)
        self.app = wait_for(lambda: App.of_process(self.process.pid), what='the window of the desk')
        return self

    def close(self):
        """It ends as it should, with nothing to complain of; gives what it said."""
        self.process.send_signal(signal.SIGTERM)
        said = self.process.communicate(timeout=PATIENCE)[1].decode()
        code, self.process = self.process.returncode, None
        assert code == 0, said
        assert 'CRITICAL' not in said and 'WARNING' not in said, said
        return said

    def kill(self):
        if self.process:
            self.process.kill()
            self.process.communicate()

    def sees(self, text):
        return self.app.find('label', self.say(text))

    def tap(self, title):
        self.app.find('button', self.say(title)).tap()

    def scan(self, text, end=RETURN):
        """As a scanner does it: many keys, then Return."""
        keys = [KEYS[sign] for sign in text] + ([end] if end else [])
        for at in range(0, len(keys), 400):
            run('xdotool', 'key', '--delay', '2', *keys[at:at + 400])

    def verdict(self, verdict):
        return self.sees(WORDS[verdict])

    def clear(self):
        run('xdotool', 'key', 'Escape')
        self.sees(INVITATION)
