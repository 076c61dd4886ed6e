#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files dropped on the window of a desk that checks cards, from another window on a screen that is a little higher: the picture of a
card, and on the page of classes the list of one. Run by meson inside run-under-xvfb.sh with a window manager of desks.

  verifier_drop.py HUB CTL VERIFIER PROFILES LOCALES VECTORS DRAG"""
import contextlib
import os
import subprocess
import sys
import unittest

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.join(here, '..', 'lib'), os.path.join(here, '..', 'lib', 'screen')]
import tap  # noqa: E402
import roll_flow  # noqa: E402
from atspi_driver import App, run, wait_for  # noqa: E402
from verifier_desk import INVITATION, Desk, TableDesk  # noqa: E402

HUB, CTL, VERIFIER, PROFILES, LOCALES, VECTORS, DRAG = sys.argv[1:8]
BELOW, MIDDLE = 780, (683, 400)             # of the screen: under the desk's window, and in it


class Drop(unittest.TestCase):
    @contextlib.contextmanager
    def dropped(self, path):
        """From where it lies onto the desk, as a hand does it."""
        with subprocess.Popen([DRAG, path], stdout=subprocess.PIPE, text=True) as source:
            try:
                wait_for(lambda: App.of_process(source.pid), what='the window with the file')
                window = run('xdotool', 'search', '--onlyvisible', '--name', '^drag-file$').split()[-1]
                run('xdotool', 'windowmove', '--sync', window, '20', str(BELOW))
                run('xdotool', 'mousemove', '100', str(BELOW + 30), 'mousedown', '1')
                for step in range(1, 11):
                    x, y = (begin + (end - begin) * step // 10 for begin, end in zip((100, BELOW + 30), MIDDLE))
                    run('xdotool', 'mousemove', '--sync', str(x), str(y))
                self.assertEqual(source.stdout.readline(), 'would be taken\n')
                run('xdotool', 'mouseup', '1')
                yield
            finally:
                source.terminate()

    def test_picture(self):
        place = TableDesk(HUB, VERIFIER, PROFILES, LOCALES, VECTORS)
        self.addCleanup(place.close)
        text = next(each['texts'][-1] for each in place.table['cases'] if each['name'] == 'the known card')
        card = place.dir / 'card.png'
        subprocess.run(['qrencode', '-8', '-l', 'Q', '-s', '5', '-o', card], check=True, input=text.encode())
        desk = place.open(1800000000, ('office',), ('fresh',))
        desk.sees(INVITATION)
        with self.dropped(card):
            desk.verdict('VALID')
        place.end()

    def test_class(self):
        office = roll_flow.SchoolOffice(HUB, CTL, PROFILES, LOCALES)
        self.addCleanup(office.close)
        office.put_people()
        desk = Desk(VERIFIER, office.dir / 'desk', LOCALES, office.socket)
        self.addCleanup(desk.kill)
        desk.settings(roll_flow.PLACE)
        desk.open()
        desk.sees(INVITATION)
        desk.tap('Check a class')
        desk.app.find('button', desk.say('Choose the list'))
        pupils = office.dir / 'kelas-4.csv'
        pupils.write_text(roll_flow.FEW, encoding='utf-8')
        with self.dropped(pupils):
            desk.app.find('label', '1  ' + desk.say('please ask the office'))
        desk.close()


if __name__ == '__main__':
    tap.main()
