# SPDX-License-Identifier: GPL-3.0-or-later
"""A loudspeaker for tests: an ALSA device "default" that keeps what programs play, one file for each time that one opens it. It
needs no card of sound, and takes sound as fast as it comes. A computer with none at all is here too."""
import array
import os
import pathlib
import sys

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

    def __init__(self, path):
        self.samples = array.array('h', path.read_bytes())
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
