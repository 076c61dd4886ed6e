# SPDX-License-Identifier: GPL-3.0-or-later
"""A hall that is heard: an office with a board in it, and a room in which somebody listens."""
import re
import shutil

from office import Display, Office, PATIENCE, TOP, wait_for
from sound import Room, words

CHIME = 0.96 * 22050        # samples of the chime and the silence behind it


class Hall(Office):
    """AS_WORDS: the office says numbers as words."""

    def __init__(self, as_words=False):
        super().__init__()
        self.room = Room(self.path)
        if as_words:
            self.say_words()

    def say_words(self):
        """The same office with other words: its hub begins anew with them."""
        profiles = self.path / 'profiles'
        shutil.copytree(TOP / 'kiosk-config/profiles', profiles)
        ini = profiles / 'sragen/profile.ini'
        text = ini.read_text(encoding='utf-8')
        text = text.replace('numbers-as-words=false', 'numbers-as-words=true')
        ini.write_text(text, encoding='utf-8')
        self.hub.stop()
        self.env['LOKET_PROFILES_DIR'] = str(profiles)
        self.hub.start(LOKET_PROFILES_DIR=str(profiles))

    def board(self, *options, settings='[sound]\non=true\n', environ=None, **more):
        """A board with sound, until it is ready for calls."""
        self.env.update(self.room.environ if environ is None else environ)
        board = self.open(Display, *options, settings=settings, **more).wait()
        board.sees(re.compile('.'))
        return board

    def switch_off(self, board):
        self.programs.remove(board)
        board.stop()

    def wait_at(self, service, number, **more):
        """So many take a number for a service and leave again; whoever has the last one waits. Gives its label."""
        for _ in range(number - 1):
            self.hub.call('queue/cancel', ticket=self.take(service)['id'])
        return self.take(service, **more)['label']

    def take(self, service, **more):
        return self.hub.call('queue/take-ticket', device='kiosk', service=service, **more)

    def call(self, counter, service=None):
        """Opens the counter, for one service, and calls whoever is next there."""
        self.hub.call('queue/open-counter', counter=counter, **({'services': [service]} if service else {}))
        return self.hub.call('queue/call-next', counter=counter)

    def hear(self, number):
        """That many phrases, whole."""
        wait_for(lambda: len(self.room.phrases) >= number, PATIENCE + 8 * number, f'{number} announcements')
        return self.room.phrases[:number]

    def close(self):
        """The board first: who speaks into a room that is gone ends badly."""
        try:
            super().close()
        finally:
            self.room.close()


def spoken(phrase, texts, voice='id'):
    """Which of the texts was said, behind the chime."""
    behind = phrase.samples[round(CHIME):]
    return next((text for text in texts if words(voice, text) == behind), None)
