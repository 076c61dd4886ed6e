#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the hall hears and sees while somebody is called: three ways to say a number, each as a recording and a picture, and a
note of the office.  Run by ./dev shots office inside the screen lab.

  hall_shots.py DIR"""
import pathlib
import subprocess
import sys

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parents[1] / 'lib')]
from hall_sound import CHIME, Hall, spoken  # noqa: E402
from office import wait_for  # noqa: E402
from sound import RATE  # noqa: E402

WAYS = {    # of the office, of the ticket; what is said of A011 at counter 3, as the Indonesian voice has to read it
    'digits': ({}, {}, 'Nomor antrean A, nol, satu, satu. Silakan menuju loket tiga.'),
    'words': ({'as_words': True}, {}, 'Nomor antrean A sebelas. Silakan menuju loket tiga.'),
    'krama': ({}, {'language': 'jv'}, 'Nomer antrean A, nol, setunggal, setunggal. Kaaturan tindak dateng loket tigo. Matur nuwun.'),
}
SETTINGS = '[sound]\non=true\n[hall]\nidle_seconds=4\n'


def keep(window, path):
    subprocess.run(['import', '-window', window, '-strip', path], check=True)


def shoot(folder, way):
    more, ticket, text = WAYS[way]
    Hall.SIZE = (1920, 1080)
    hall = Hall(**more)
    try:
        board = hall.board(settings=SETTINGS)
        hall.wait_at('health', 11, **ticket)
        hall.call('3', 'health')
        wait_for(lambda: hall.room.now, what='the chime')
        board.sees('Now calling')
        keep(board.window, folder / f'hall-{way}.png')
        phrase, = hall.hear(1)
        assert spoken(phrase, [text]) == text, f'{way}: something else was said'
        assert phrase.loudness(CHIME / RATE) > 0.03, f'{way}: silence'
        assert 4 < phrase.seconds < 12, f'{way}: {phrase.seconds:.1f} s'
        phrase.save(folder / f'hall-{way}.wav')
        print(f'hall-{way}.wav: {phrase.seconds:.1f} s, “{text}”')
        if way == 'digits':
            board.sees('Siapkan KTP dan KK asli. Petugas akan membantu bila ada yang belum lengkap.')
            board.picture(folder / 'hall-note.png', still=1)
    finally:
        hall.close()


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for way in WAYS:
        shoot(folder, way)


if __name__ == '__main__':
    main()
