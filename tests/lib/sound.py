# SPDX-License-Identifier: GPL-3.0-or-later
"""A loudspeaker for tests: an ALSA device "default" that keeps what programs play, one file for each time that one opens it. It
needs no card of sound, and takes sound as fast as it comes, or as long as it sounds. A computer with none at all is here too,
and what the voice should have said."""
import array
import fcntl
import os
import pathlib
import select
import subprocess
import sys
import threading
import time
import wave

RATE = 22050        # of the voice of our windows
KEPT = 'type file slave.pcm "nowhere" file "{}" format "raw" truncate false'
NO_CARD = 'type hw card 31'


def plug_in(folder, device):
    """Variables of the environment of a program with that device."""
    conf = pathlib.Path(folder) / 'asound.conf'
    conf.write_text('</usr/share/alsa/alsa.conf>\npcm.!default { type plug slave.pcm "room" }\n'
                    f'pcm.room {{ {device} }}\npcm.nowhere {{ type null }}\n', encoding='utf-8')
    return {'ALSA_CONFIG_PATH': str(conf)}


class Phrase:
    """What was heard at one time."""

    def __init__(self, sound, begin=None, end=None):
        self.samples = array.array('h', sound if isinstance(sound, bytes) else sound.read_bytes())
        self.begin, self.end = begin, end       # by a clock of the test, of those that a Room heard
        if sys.byteorder == 'big':
            self.samples.byteswap()

    @property
    def seconds(self):
        return len(self.samples) / RATE

    @property
    def peak(self):
        return max(abs(each) for each in self.samples) / 32768

    def loudness(self, begin=0.0, end=None):
        part = self.samples[int(begin * RATE):None if end is None else int(end * RATE)]
        return (sum(each * each for each in part) / max(1, len(part))) ** 0.5 / 32768

    def behind(self, other):
        """What follows that which OTHER is the beginning of, or None."""
        n = len(other)
        return self.samples[n:] if self.samples[:n] == other else None

    def save(self, path):
        with wave.open(str(path), 'wb') as file:
            file.setparams((1, 2, RATE, 0, 'NONE', None))
            file.writeframes(self.samples.tobytes())

    def pitch(self, begin, end):
        """How often it turns in a second, about."""
        part = self.samples[int(begin * RATE):int(end * RATE)]
        return sum((a < 0) != (b < 0) for a, b in zip(part, part[1:])) / 2 / (end - begin)


class Loudspeaker:
    def __init__(self, folder):
        self.place = pathlib.Path(folder) / 'heard'
        self.environ = plug_in(folder, KEPT.format(self.place))

    def files(self):
        return sorted(self.place.parent.glob('heard*'))

    def is_open(self, pid):
        """Whether the program still plays."""
        for each in pathlib.Path(f'/proc/{pid}/fd').iterdir():
            try:
                if os.readlink(each).startswith(str(self.place)):
                    return True
            except OSError:     # closed meanwhile
                pass
        return False

    def phrase(self, number, pid):
        """The one with that number, from 0 on, when it is over; None until then."""
        files = self.files()
        return Phrase(files[number]) if len(files) > number and not self.is_open(pid) else None


class Room:
    """A loudspeaker that takes as long as it sounds, and who listens: phrases in the order of their ends, never two at once."""
    BYTES_AT_ONCE = 4096        # of a pipe, the least there is: a tenth of a second

    def __init__(self, folder):
        self.pipe = pathlib.Path(folder) / 'room'
        os.mkfifo(self.pipe)
        self.environ = plug_in(folder, KEPT.format(self.pipe).replace('truncate false', 'truncate true'))
        self.phrases, self.now, self.over = [], None, threading.Event()
        self.thread = threading.Thread(target=self.listen, daemon=True)
        self.thread.start()

    def listen(self):
        while not self.over.is_set():
            pipe = os.open(self.pipe, os.O_RDONLY | os.O_NONBLOCK)
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, self.BYTES_AT_ONCE)
            os.set_blocking(pipe, True)
            try:
                self.hear(pipe)
            finally:
                os.close(pipe)

    def hear(self, pipe):
        """One phrase, from its first sample until nobody holds the pipe."""
        while not select.select([pipe], [], [], 0.1)[0]:
            if self.over.is_set():
                return
        self.now, sound = time.monotonic(), b''
        while not self.over.is_set() and (part := os.read(pipe, self.BYTES_AT_ONCE)):
            sound += part
            time.sleep(max(0.0, self.now + len(sound) / 2 / RATE - time.monotonic()))
        if sound:
            self.phrases.append(Phrase(sound, self.now, time.monotonic()))
        self.now = None

    def close(self):
        """Nobody listens any more: whoever begins to speak waits for ever."""
        self.over.set()
        self.thread.join()


def words(voice, text):
    """What espeak-ng makes of a text, as our windows ask it to."""
    wav = subprocess.run(['espeak-ng', '-v', voice, '-s', '140', '--stdin', '--stdout'], input=text.encode(), check=True,
                         stdout=subprocess.PIPE).stdout
    return Phrase(wav[44:]).samples
