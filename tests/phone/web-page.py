#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""web-page.py LOKET-HUB LOKETCTL SHOW-CODE PROFILES LOCALES TABLE WORK: an office issues a card and hands it over, loketctl
publishes the phone page and its lists, and a browser without a window (web-page.mjs) checks cards with them. TAP."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'ui'))
HOUR_LATER = 1795404600 # an hour after the morning of card_office.py, seconds since 1970
WIDTH, HEIGHT = 1280, 720 # of the picture that the camera gives


def install(work):
    """The npm libraries, once for each lock file."""
    lock, done = HERE / 'package-lock.json', work / 'installed-lock.json'
    if done.exists() and done.read_bytes() == lock.read_bytes():
        return
    for name in ('package.json', 'package-lock.json'):
        shutil.copyfile(HERE / name, work / name)
    subprocess.run(['npm', 'ci', '--omit=optional', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund',
                    '--no-update-notifier'], cwd=work, check=True, stdout=sys.stderr)
    shutil.copyfile(lock, done)


def film(show_code, folder, text):
    """A film of one picture of the back of that card, as the camera of a telephone would give it."""
    picture = subprocess.run([show_code, folder, text], check=True, capture_output=True, text=True).stdout.split()[0]
    grey = subprocess.run(['convert', picture, '-background', 'white', '-alpha', 'remove', '-resize', f'{WIDTH}x{HEIGHT}', '-gravity',
                           'center', '-extent', f'{WIDTH}x{HEIGHT}', '-depth', '8', 'gray:-'], check=True, capture_output=True).stdout
    frame = b'FRAME\n' + grey + bytes([128]) * (WIDTH * HEIGHT // 2)
    path = folder / 'camera.y4m'
    path.write_bytes(f'YUV4MPEG2 W{WIDTH} H{HEIGHT} F10:1 Ip A1:1 C420jpeg\n'.encode() + frame * 2)
    return str(path)


def issue(office):
    """The text of a card that was handed over, and of one that still lies in the office."""
    office.put_people().unlock()
    office.receive()
    card, text = office.card('Sucipto')
    office.ask('citra', 'card/hand-over', card=card)
    return text, office.card('Tukiyem')[1]


def main():
    hub, ctl, show_code, profiles, locales, table = sys.argv[1:7]
    work = pathlib.Path(sys.argv[7])
    work.mkdir(parents=True, exist_ok=True)
    install(work)
    with tempfile.TemporaryDirectory(prefix='phone.') as folder:
        folder = pathlib.Path(folder)
        os.environ.setdefault('XDG_CONFIG_HOME', str(folder))
        import card_office

        office = card_office.CardOffice(hub, ctl, profiles, locales)
        try:
            good, waiting = issue(office)
            office.ctl('web', 'publish', str(folder / 'page'))
            older = (folder / 'page/status-3314-UPTPK.cwt').read_bytes()
            (folder / 'older.cwt').write_bytes(older)
            office.stop()
            office.start('2026-11-23T03:00:00Z')
            office.ctl('web', 'publish', str(folder / 'page'), '--passphrase-file', str(office.dir / 'seal'))
        finally:
            office.close()
        config = {'folder': str(folder), 'page': str(folder / 'page'), 'table': table, 'now': HOUR_LATER, 'good': good,
                  'waiting': waiting, 'older': str(folder / 'older.cwt'), 'film': film(show_code, folder, good),
                  'shots': os.environ.get('LOKET_SHOTS')}
        for name in HERE.glob('*.mjs'):
            shutil.copyfile(name, work / name.name)
        return subprocess.run(['node', work / 'web-page.mjs', json.dumps(config)]).returncode


sys.exit(main())
