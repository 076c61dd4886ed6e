#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the hall hears: each call once, in order, one at a time, also after the board was off; and what it sees when it cannot hear.
Run by meson inside the screen lab."""
import pathlib
import subprocess
import sys
import time
import unittest

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / 'lib')]
import tap  # noqa: E402
from hall_sound import CHIME, Hall, spoken  # noqa: E402
from office import PATIENCE, key, wait_for  # noqa: E402
from sound import NO_CARD, plug_in  # noqa: E402

CALL = 'Nomor antrean {}. Silakan menuju loket {}.'
KRAMA = 'Nomer antrean A, nol, nol, setunggal. Kaaturan tindak dateng loket tigo. Matur nuwun.'
FLASH = (0xf2, 0xb2, 0x00)


class HallVoice(unittest.TestCase):
    hall = None

    def open(self, **more):
        self.hall = Hall(**more)
        return self.hall

    def tearDown(self):
        if self.hall:
            self.hall.close()

    def check_order(self, phrases):
        for one, other in zip(phrases, phrases[1:]):
            self.assertGreaterEqual(other.begin, one.end, 'two at once')
        for each in phrases:
            self.assertLess(each.peak, 0.99)
            self.assertGreater(each.loudness(1), 0.03, 'no words')
            self.assertGreaterEqual(each.end - each.begin, each.seconds - 0.5, 'somebody listened too fast')

    def test_three_calls_in_one_second(self):
        """queue.md 2, case 9."""
        hall = self.open(as_words=True)
        board = hall.board()
        labels = [hall.wait_at('health', 11), hall.wait_at('education', 101)]
        hall.call('1', 'health'), hall.call('2', 'education')
        hall.hub.call('queue/open-counter', counter='3', services=['health'])
        labels.append(hall.wait_at('health', 99))
        hall.hub.call('queue/call-next', counter='3')
        self.assertEqual(labels, ['A011', 'B101', 'A110'])
        phrases = hall.hear(3)
        texts = [CALL.format(*each) for each in (('A sebelas', 'satu'), ('B seratus satu', 'dua'), ('A seratus sepuluh', 'tiga'))]
        self.assertEqual([spoken(each, texts) for each in phrases], texts)
        self.check_order(phrases)
        board.until(lambda: board.last_calls() == labels[::-1], 'the last calls')
        hall.switch_off(board)
        self.assertEqual(len(hall.room.phrases), 3)

    def test_in_the_language_of_the_person(self):
        """Chosen at the kiosk; krama has words of its own, read by the Indonesian voice."""
        hall = self.open()
        hall.board()
        hall.wait_at('health', 1, language='jv')
        hall.call('3', 'health')
        texts = [CALL.format('A, nol, nol, satu', 'tiga'), KRAMA]
        self.assertEqual([spoken(each, texts) for each in hall.hear(1)], [KRAMA])

    def test_a_burst_and_recalls(self):
        """Three at once, and one of them again twice within the same second while it is still spoken."""
        hall = self.open()
        hall.board()
        for service in 'health', 'education', 'data':
            hall.take(service)
        begin = time.monotonic()
        for counter in '1', '2', '3':
            hall.hub.call('queue/open-counter', counter=counter)
        first = [hall.hub.call('queue/call-next', counter=counter) for counter in ('1', '2', '3')][0]
        for _ in range(2):
            hall.hub.call('queue/recall', ticket=first['id'])
        self.assertLess(time.monotonic() - begin, 4, 'the first call is still spoken')
        a, b, d = (CALL.format(f'{letter}, nol, nol, satu', counter)
                   for letter, counter in (('A', 'satu'), ('B', 'dua'), ('D', 'tiga')))
        phrases = hall.hear(5)
        self.assertEqual([spoken(each, (a, b, d)) for each in phrases], [a, b, d, a, a])
        self.check_order(phrases)

    def test_a_board_that_was_off(self):
        """It says what it missed within two minutes, shows the rest, and nothing twice."""
        hall = self.open()
        board = hall.board()
        for _ in range(8):
            hall.take('health')
        hall.call('1')
        hall.hear(1)
        board.until(lambda: board.label() == 'A001', 'the first call')
        hall.switch_off(board)
        hall.call('1')                                      # A002, too old when the board comes back
        self.restart('2026-11-23T08:12:30+07:00')
        for counter in '2', '3':
            hall.call(counter)                              # A003, A004
        self.restart('2026-11-23T08:13:00+07:00')
        board = hall.board()
        phrases = hall.hear(3)[1:]
        texts = [CALL.format(f'A, nol, nol, {number}', counter) for number, counter in (('tiga', 'dua'), ('empat', 'tiga'))]
        self.assertEqual([spoken(each, texts) for each in phrases], texts)
        board.until(lambda: board.last_calls() == ['A004', 'A003', 'A002', 'A001'], 'the last calls')
        hall.switch_off(board)
        board = hall.board()
        board.until(lambda: board.label() == 'A004', 'the last call on the board')
        hall.call('2')
        hall.hear(4)
        self.assertEqual(spoken(hall.room.phrases[3], [CALL.format('A, nol, nol, lima', 'dua')]),
                         CALL.format('A, nol, nol, lima', 'dua'), 'the next one, and none of the others again')

    def restart(self, clock):
        self.hall.hub.stop()
        self.hall.begin_day(clock)

    def colour(self, board):
        """Of the frame of the panel, half way down."""
        pixel = subprocess.run(['import', '-window', board.window, '-crop', '1x1+32+310', '-depth', '8', 'rgb:-'], check=True,
                               capture_output=True).stdout
        return tuple(pixel[:3])

    def count_flashes(self, board, seconds):
        """From the first one on, which is one; a busy machine may see no other."""
        wait_for(lambda: self.colour(board) == FLASH, what='the first flash', step=0.02)
        seen, until = [True], time.monotonic() + seconds
        while time.monotonic() < until:
            lit = self.colour(board) == FLASH
            if seen[-1:] != [lit]:
                seen.append(lit)
        return seen.count(True)

    def test_speech_off(self):
        """Chime and flash stay; by a key the words are back, and the settings know it."""
        hall = self.open()
        board = hall.board(settings='[sound]\non=true\nspeech=false\n')
        for _ in range(2):
            hall.take('health')
        board.sees('Speech is off (Ctrl+M)')
        hall.call('1')
        self.assertIn(self.count_flashes(board, 3.5), (1, 2, 3), 'it flashes, at most three times a second')
        phrase, = hall.hear(1)
        self.assertEqual(len(phrase.samples), round(CHIME))
        self.assertGreater(phrase.loudness(0, 0.8), 0.05, 'no chime')
        wait_for(lambda: self.colour(board) != FLASH, what='the end of the flashes')
        key('ctrl+m')
        ini = board.config / 'loket/display.ini'
        wait_for(lambda: 'speech=true' in ini.read_text(encoding='utf-8'), what='the choice in the settings')
        hall.call('1')
        text = CALL.format('A, nol, nol, dua', 'satu')
        self.assertEqual(spoken(hall.hear(2)[1], [text]), text)

    def check_shown(self, board, calls, seconds):
        """Whether all calls are shown, each in its turn, within that time."""
        seen, begin = [], time.monotonic()

        def look():
            label = board.label()
            if label and label not in seen[-1:]:
                seen.append(label)
            return len(seen) == len(calls)
        wait_for(look, seconds, f'{calls} on the board')
        self.assertEqual(seen, calls)
        return time.monotonic() - begin

    def test_no_card_of_sound(self):
        """All is shown at the usual pace, and the staff learn why nothing is heard."""
        hall = self.open()
        board = hall.board(environ=plug_in(hall.path, NO_CARD))
        labels = [hall.take('health')['label'] for _ in range(3)]
        for counter in '1', '2', '3':
            hall.call(counter)
        self.assertLess(self.check_shown(board, labels, PATIENCE), 25)
        board.sees('No sound: please check the loudspeaker')

    def test_a_driver_that_hangs(self):
        """It holds back one call for a bounded time, and no other; and the board still ends when it is told to."""
        hall = self.open()
        hall.room.close()                                   # nobody will ever take a sample
        board = hall.board()
        labels = [hall.take('health')['label'] for _ in range(3)]
        for counter in '1', '2', '3':
            hall.call(counter)
        self.assertLess(self.check_shown(board, labels, PATIENCE + 30), 45)
        board.sees('No sound: please check the loudspeaker')


if __name__ == '__main__':
    tap.main()
