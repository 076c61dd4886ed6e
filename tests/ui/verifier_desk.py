# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk that checks cards, driven as people drive it, for tests: the window, a scanner that types as a keyboard of its own, and
a hub that is there to say what time it is."""
import base64
import gettext
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

from atspi_driver import PATIENCE, App, Timeout, active, key, run, type_text, wait_for

# What a scanner sends: places of the keys of an American keyboard, whatever the computer takes its own for.
ROWS = ((10, '1234567890-=', '!@#$%^&*()_+'), (24, 'qwertyuiop[]', 'QWERTYUIOP{}'), (38, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
        (51, '\\zxcvbnm,./', '|ZXCVBNM<>?'), (65, ' ', ''))
KEYS = {sign: f'{prefix}{first + at}' for first, plain, shifted in ROWS
        for prefix, signs in (('', plain), ('50+', shifted)) for at, sign in enumerate(signs)}
RETURN = '36'
RETURNS, SOON = 4, PATIENCE / 5      # how often a file is chosen, and how long is waited each time
WORDS = {'VALID': 'Valid', 'VALID-OLD-LIST': 'Valid, but the list is old', 'EXPIRED': 'Run out', 'NOT-YET': 'Not valid yet',
         'REVOKED': 'Not valid any more', 'UNKNOWN-ISSUER': 'Office not known here', 'BAD-SIGNATURE': 'Seal does not hold',
         'MALFORMED': 'No card was read', 'KEYBOARD-LAYOUT': 'Scanner and keyboard differ', 'CLOCK-WRONG': 'Clock is wrong',
         'NO-LIST': 'Cannot be confirmed'}
INVITATION = 'Hold the card to the scanner'


def can_be_typed(text):
    return all(sign in KEYS for sign in text)


class Desk:
    """The window, with a folder of its own for what a device keeps."""

    def __init__(self, program, folder, locales, socket, language='en', size='1366x768', options=(), environ=None):
        self.program, self.folder, self.language = program, pathlib.Path(folder), language
        self.say = gettext.translation('loket', locales, [language]).gettext
        self.size, self.options, self.process = size, options, None
        (self.folder / 'config').mkdir(parents=True, exist_ok=True)
        theme = self.folder / 'config/gtk-4.0'
        if not theme.exists():
            theme.symlink_to(pathlib.Path(os.environ['XDG_CONFIG_HOME']) / 'gtk-4.0')
        self.environ = dict(os.environ, LOKET_SOCKET=str(socket), LOKET_LOCALE_DIR=locales, HOME=str(self.folder),
                            XDG_CONFIG_HOME=str(self.folder / 'config'), XDG_DATA_HOME=str(self.folder / 'data'), **(environ or {}))

    @property
    def lists(self):
        return self.folder / 'data/loket/device/verifier/lists'

    @property
    def ini(self):
        return self.folder / 'config/loket/verifier.ini'

    def settings(self, text):
        self.ini.parent.mkdir(exist_ok=True)
        self.ini.write_text(text, encoding='utf-8')

    def be_silent(self):
        """Unless the settings say something of it."""
        kept = self.ini.read_text(encoding='utf-8') if self.ini.exists() else ''
        if '[sound]' not in kept:
            self.settings(kept + '[sound]\non=false\n')

    def open(self):
        self.be_silent()
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

    def paste(self, text):
        """As somebody who copied it from a message."""
        copied = subprocess.Popen(['xclip', '-selection', 'clipboard', '-quiet', '-loops', '1'], stdin=subprocess.PIPE,
                                  stderr=subprocess.PIPE)
        copied.stdin.write(text.encode())
        copied.stdin.close()
        copied.stderr.readline()            # it holds the clipboard now
        run('xdotool', 'key', 'ctrl+v')
        copied.wait(PATIENCE)
        copied.stderr.close()

    def give(self, text):
        """By the scanner where it can send that, else by the clipboard."""
        if can_be_typed(text):
            self.scan(text)
        else:
            self.paste(text)

    def choose(self, button, path):
        """In the window that GTK has for files and folders: a path that is typed, as the ones do who know it."""
        window = active()
        self.tap(button)
        wait_for(lambda: active() != window, what='the window for files')
        key('ctrl+a', 'BackSpace') if path.suffix == '.out' else key('slash', 'ctrl+a', 'BackSpace')
        type_text(str(path))
        for _ in range(RETURNS):
            key('Return')       # the first one may only take what GTK proposes while the folder is still being read
            try:
                return wait_for(lambda: active() == window, SOON, what='the window of the desk')
            except Timeout:
                continue
        raise Timeout(f'{path} was not chosen')

    def verdict(self, verdict):
        return self.sees(WORDS[verdict])

    def clear(self):
        run('xdotool', 'key', 'Escape')
        self.sees(INVITATION)


class TableDesk:
    """Desks that hold lists of the table of vectors, each at its time, which a hub tells it."""

    def __init__(self, hub, verifier, profiles, locales, vectors):
        self.hub_program, self.verifier, self.profiles, self.locales = hub, verifier, profiles, locales
        self.table = json.loads(pathlib.Path(vectors).read_text(encoding='utf-8'))
        self.dir = pathlib.Path(tempfile.mkdtemp(prefix='desk.'))
        self.hub = self.desk = None

    def start_hub(self, now):
        place = self.dir / 'hub'
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(0o700)
        clock = time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime(now))
        self.hub = subprocess.Popen([self.hub_program, '--data', place, '--clock', clock],
                                    env=dict(os.environ, LOKET_PROFILES_DIR=self.profiles), stdout=subprocess.PIPE,
                                    stderr=subprocess.DEVNULL)
        assert b'ready' in self.hub.stdout.readline()
        return place / 'hub.sock'

    def end_hub(self):
        if self.hub:
            self.hub.terminate()
            self.hub.wait()
            self.hub.stdout.close()
            self.hub = None

    def write_lists(self, folder, trusts, statuses):
        folder.mkdir(parents=True)
        (folder / 'root.pub').write_text(self.table['root'] + '\n', encoding='utf-8')
        for kind, names, called in ('trusts', trusts, 'trust.cwt'), ('statuses', statuses, 'status-3314-UPTPK.cwt'):
            for name in names:
                (folder / called).write_bytes(base64.b64decode(self.table[kind][name]))

    def open(self, now, trusts, statuses, house='rsud-soehadi', settings='', **options):
        """A desk of that house; without trusts it holds nothing, without a house it asks for it."""
        shutil.rmtree(self.dir / 'desk', ignore_errors=True)
        self.desk = Desk(self.verifier, self.dir / 'desk', self.locales, self.start_hub(now), **options)
        self.desk.settings((f'[seat]\nfacility={house}\n' if house else '') + settings)
        if trusts:
            self.write_lists(self.desk.lists, trusts, statuses)
        self.desk.open()
        self.desk.sees('The office answers.')
        return self.desk

    def end(self):
        """Of one desk and its hub; what it said."""
        said = self.desk.close()
        self.end_hub()
        return said

    def close(self):
        if self.desk:
            self.desk.kill()
        self.end_hub()
        shutil.rmtree(self.dir)
