# SPDX-License-Identifier: GPL-3.0-or-later
"""An office for tests that play it from outside: a hub, its windows on one screen, and what a person does there.

Everything runs inside tests/lib/screen/run-under-xvfb.sh -m openbox on a screen wide enough for all windows."""
import gettext
import os
import pathlib
import re
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time

TOP = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get('LOKET_BUILD', TOP / 'build'))
sys.path[:0] = [str(TOP / 'tests/lib'), str(TOP / 'tests/lib/screen')]

import hub_door  # noqa: E402
from atspi_driver import PATIENCE, App, active, key, run, wait_for  # noqa: E402, F401
from hub_door import Refused  # noqa: E402, F401

MORNING = '2026-11-23T08:05:00+07:00'       # a Monday on which the office of every profile works


def environment(**more):
    """What a program of this build needs to find its data in the tree."""
    env = dict(os.environ, LOKET_PROFILES_DIR=str(TOP / 'kiosk-config/profiles'), LOKET_LOCALE_DIR=str(BUILD / 'po'),
               LOKET_HUB=str(BUILD / 'app/hub/loket-hub'))
    env.pop('LOKET_SOCKET', None)
    env.update(more)
    return env


def config_home(folder, program=None, settings=''):
    """A home for settings that no other window shares: a counter remembers its seat. GTK keeps those of the screen lab."""
    folder = pathlib.Path(folder)
    (folder / 'loket').mkdir(parents=True)
    (folder / 'gtk-4.0').symlink_to(pathlib.Path(os.environ['XDG_CONFIG_HOME']) / 'gtk-4.0')
    if program:
        (folder / 'loket' / f'{program}.ini').write_text(settings, encoding='utf-8')
    return str(folder)


class Hub:
    """loket-hub on a folder. With start() it is ours; else a window has started it and we only talk to it."""

    def __init__(self, data, clock=MORNING):
        self.data, self.clock, self.process = pathlib.Path(data), clock, None
        self.socket = str(self.data / 'hub.sock')

    def start(self, clock=None, **more):
        self.process = subprocess.Popen([BUILD / 'app/hub/loket-hub', '--data', self.data, '--clock', clock or self.clock],
                                        env=environment(**more), stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        assert line.startswith('ready unix:'), f'the hub said {line!r}'
        return self

    def kill(self):
        """As a power cut does."""
        self.process.kill()
        self.process.wait()

    def stop(self):
        """Ends it in good order, whoever started it."""
        if self.process:
            if self.process.poll() is None:
                self.process.terminate()
                assert self.process.wait(PATIENCE) == 0, 'the hub did not end well'
            return
        try:
            with socket.socket(socket.AF_UNIX) as door:
                door.connect(self.socket)
                pid = struct.unpack('3i', door.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))[0]
            os.kill(pid, signal.SIGTERM)
        except (FileNotFoundError, ConnectionRefusedError):
            return
        wait_for(lambda: not os.path.exists(self.socket), what='the end of the hub')

    def call(self, operation, device='counter', **request):
        """One operation; gives the record, or raises Refused."""
        return hub_door.ask(self.socket, operation, device, **request)

    def tickets(self):
        return self.call('queue/list').get('tickets', [])

    def ticket(self, label):
        return next((t for t in self.tickets() if t['label'] == label), None)


def words(language):
    """The window texts of a language: words('jv')('Back'). English is the source."""
    return gettext.translation('loket', BUILD / 'po', [language]).gettext


class Program:
    """One window program, at its own place on the screen."""

    def __init__(self, name, place, size, *options, env=None, language='id'):
        self.name, self.place, self.size, self.language = name, place, size, language
        self.process = subprocess.Popen([BUILD / 'ui' / name / f'loket-{name}', '--windowed', '--size', '{}x{}'.format(*size),
                                         *options], env=env or environment())
        self.app = self.window = None

    def wait(self):
        """Until its window is there and stands where it should."""
        self.app = self.until(self.look, 'a window')
        self.window = self.until(self.xwindow, 'an X window')
        run('xdotool', 'windowmove', self.window, *map(str, self.place))
        return self

    def look(self):
        return App.of_process(self.process.pid)

    def xwindow(self):
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)],
                               capture_output=True, text=True).stdout.split()
        return found[-1] if found else None

    def say(self, text):
        return words(self.language)(text)

    def until(self, look, what):
        """Like wait_for, but a program that has ended is not waited for."""
        def still():
            assert self.process.poll() is None, f'loket-{self.name} has ended with {self.process.returncode}'
            return look()
        return wait_for(still, what=f'{what} in {self.name}')

    def node(self, look, what):
        """The widget that LOOK gives; it is looked for again when the page renews it."""
        node = self.until(look, what)
        node.again = look
        return node

    def find(self, role, name):
        return self.node(lambda: next(iter(self.app.find_all(role, name)), None), f'{role} {name!r}')

    def sees(self, text):
        """Until a label says so; a pattern, or a text in English that stands there in the language of the window."""
        return self.find('label', text if isinstance(text, re.Pattern) else self.say(text))

    def button(self, text):
        """A button by its own name or by the label inside it, once it can be pressed."""
        def look():
            buttons = (node for _, node in self.app.walk() if node.seen.role == 'push button' and node.seen.has('sensitive'))
            return next((b for b in buttons if (b.inside('label', text) or b.called(text)) and b.presented), None)
        return self.node(look, f'a button {text!r} that can be pressed')

    def tap(self, text, times=1):
        """Press and release in the middle of a button, named in English or as it stands there."""
        self.touch(self.button(self.say(text)), times)

    def touch(self, node, times=1):
        run('xdotool', *self.way_to(node), 'click', '--repeat', str(times), '--delay', '60', '1')

    def way_to(self, node):
        """What xdotool needs to bring the pointer to the middle of a widget."""
        x, y, width, height = node.settled()
        return 'mousemove', '--window', self.window, str(x + width // 2), str(y + height // 2)

    def picture(self, path, still=0):
        """Of the window alone, once nothing in it has changed for so many seconds: more than a flash of the board takes."""
        seen, since = [b''], [0.0]

        def steady():
            last, seen[0] = seen[0], subprocess.run(['import', '-window', self.window, 'ppm:-'], check=True,
                                                    capture_output=True).stdout
            if last != seen[0]:
                since[0] = time.monotonic()
            return last == seen[0] and time.monotonic() - since[0] >= still
        wait_for(steady, what='a steady picture', step=0.1)
        subprocess.run(['convert', 'ppm:-', '-strip', path], input=seen[0], check=True)

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
        assert self.process.wait(PATIENCE) == 0, f'loket-{self.name} ended with {self.process.returncode}'


class Kiosk(Program):
    NAME = 'kiosk'
    LANGUAGES = {'id': 'Bahasa Indonesia', 'jv': 'Basa Jawa', 'en': 'English'}
    PRIORITIES = {'none': 'None of these', 'elderly': '60 years or older', 'disabled': 'With a disability',
                  'pregnant': 'Expecting a child', 'infant': 'With a baby or toddler'}
    NUMBER = re.compile(r'^[A-Z]\d{3}$')

    def __init__(self, place, size, *options, **more):
        super().__init__('kiosk', place, size, *options, **more)

    def begin(self, language):
        self.language = language
        self.tap(self.LANGUAGES[language])

    def choose(self, service):
        """A service by its title in the language of the visit."""
        self.tap(service[self.language])

    def take(self, language, service, priority='none', times=1):
        """A whole visit up to the number; gives its label."""
        self.begin(language)
        self.choose(service)
        self.tap('I am ready – take a number')
        self.tap(self.PRIORITIES[priority], times)
        return self.number()

    def number(self):
        return self.find('label', self.NUMBER).name

    def done(self):
        """The visitor goes; the kiosk waits for the next one in its own language."""
        self.tap('Done')
        self.language = 'id'
        self.button(self.LANGUAGES['id'])


class Counter(Program):
    NAME = 'counter'

    def __init__(self, place, size, *options, **more):
        super().__init__('counter', place, size, *options, **more)

    def open_counter(self, counter):
        """The officer sits down: a counter with the services that the office proposes for it."""
        title = self.say('Counter %s') % counter
        self.touch(self.find('radio button', title))
        self.touch(self.button(self.say('Open %s') % title))
        self.button(self.say('Call next'))

    def in_hand(self):
        """The label of the number in hand."""
        return self.find('label', Kiosk.NUMBER).name


class Display(Program):
    """The board. A screen reader hears the large number as the sentence of the call, in which digits are words."""
    NAME = 'display'
    DIGITS = 'nol satu dua tiga empat lima enam tujuh delapan sembilan'.split()
    CALL = re.compile(r'\b([A-Z])((?:, (?:' + '|'.join(DIGITS) + r')){3})\b')

    def __init__(self, place, size, *options, **more):
        super().__init__('display', place, size, *options, **more)

    def label(self):
        """The number that is large on the board, or None."""
        for node in self.app.find_all('label', self.CALL):
            letter, digits = self.CALL.search(node.name).groups()
            return letter + ''.join(str(self.DIGITS.index(word)) for word in digits.split(', ')[1:])
        return None

    def shows(self, label, counter):
        """Until the board calls this number to this counter."""
        self.until(lambda: self.label() == label, f'the call of {label}')
        self.find('label', self.say('Counter %s') % counter)

    def last_calls(self):
        """The labels in the list of last calls, newest first."""
        return [name for row in self.app.find_all('list item') for name in row.inside('label', Kiosk.NUMBER)]


class Office:
    """A hub in a folder of its own, and windows beside each other on the screen of SCREEN."""
    SCREEN = '2760x1620x24'
    SIZE = (1366, 768)

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix='office-')
        self.path = pathlib.Path(self.folder.name)
        self.programs = []
        self.hub = Hub(self.path / 'data').start()
        self.env = environment(LOKET_SOCKET=self.hub.socket, XDG_DATA_HOME=str(self.path / 'share'))
        self.services = {s['key']: s['title'] for s in self.hub.call('office/profile')['services']}

    def open(self, kind, *options, settings=''):
        """Starts a window program; SETTINGS are what its seat has in its .ini. A board is silent unless they say otherwise."""
        width, height = self.SIZE
        place = (len(self.programs) % 2 * (width + 14), len(self.programs) // 2 * (height + 42))
        if kind is Display and '[sound]' not in settings:
            settings += '[sound]\non=false\n'
        config = config_home(tempfile.mkdtemp(dir=self.path) + '/config', kind.NAME, settings)
        program = kind(place, self.SIZE, *options, env=dict(self.env, XDG_CONFIG_HOME=config))
        program.config = pathlib.Path(config)
        self.programs.append(program)
        return program

    def wait(self):
        """Until all windows are there; they start at the same time."""
        for program in self.programs:
            program.wait()
        return self

    def go_home(self):
        """Evening: all windows are closed. One that broke on the way is a failure, so all are looked at."""
        broken = []
        for program in self.programs:
            try:
                program.stop()
            except (AssertionError, subprocess.TimeoutExpired) as error:
                program.process.kill()
                broken.append(str(error))
        self.programs = []
        self.hub.stop()
        assert not broken, '; '.join(broken)

    def begin_day(self, clock):
        """The hub begins at that time, with what is on file."""
        self.hub.start(clock)

    def close(self):
        """Ends everything, for good."""
        try:
            self.go_home()
        finally:
            self.folder.cleanup()
