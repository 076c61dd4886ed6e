#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A short morning in an office of one machine, as people see it: no hub is configured, so the windows start their own.
./dev run plays it where there is no screen and reads the five lines at the end; everything is kept in build/run.

office-morning.py [DATA]    DATA: a hub has this folder already, and the windows know where it is"""
import pathlib
import subprocess
import sys
import tempfile

from office import BUILD, MORNING, Counter, Display, Hub, Kiosk, environment

SIZES = {Kiosk: (1080, 1920), Counter: (1366, 768), Display: (1920, 1080)}
PLACES = {Kiosk: (0, 0), Counter: (1100, 1120), Display: (1100, 0)}


class Morning:
    def __init__(self, folder, data=None):
        self.folder = folder
        self.shots = folder / 'shots'
        self.shots.mkdir()
        self.env = environment(XDG_DATA_HOME=str(folder / 'share'), LOKET_CLOCK=MORNING)
        self.hub = Hub(data or folder / 'share/loket/office')
        self.programs = []

    def open(self):
        """All at once, as after switching a machine on: each may start the hub, and one hub comes of it."""
        self.programs = [kind(PLACES[kind], SIZES[kind], env=self.env) for kind in SIZES]
        self.kiosk, self.counter, self.display = (program.wait() for program in self.programs)
        self.kiosk.button(Kiosk.LANGUAGES['id'])
        self.services = {s['key']: s['title'] for s in self.hub.call('office/profile')['services']}

    def picture(self, program, name):
        program.picture(self.shots / f'{name}.png')

    def first_visitor(self):
        """Chooses language, service, papers, priority; gets a number and, as there is no printer, a slip in a file."""
        label = self.kiosk.take('id', self.services['health'], 'elderly')
        self.kiosk.button(self.kiosk.say('Done'))
        self.picture(self.kiosk, '1-number')
        self.kiosk.done()
        return label

    def serve(self, label):
        self.counter.tap('Call next')
        held = self.counter.in_hand()
        assert held == label, f'the kiosk gave {label}, the counter holds {held}'
        self.display.shows(held, '1')
        self.picture(self.counter, '2-counter')
        self.picture(self.display, '3-display')
        self.counter.tap('Call again')
        self.display.sees('Called again')
        self.counter.tap('Start')
        self.counter.until(lambda: self.hub.ticket(label)['state'] == 'serving', f'{label} to be in service')
        self.counter.tap('Finish')
        assert self.counter.until(lambda: self.hub.ticket(label)['state'] == 'served', f'{label} to be served')

    def close(self):
        for program in self.programs:
            program.stop()
        self.hub.stop()

    def kill(self):
        for program in self.programs:
            program.process.kill()
            program.process.wait()
        self.hub.stop()


def check_slip(folder, label):
    """The paper as PDF and as a picture; both must say what was called."""
    pdf = next(path for path in folder.glob('share/**/*.pdf') if label in path.name)
    png = folder / f'{label}.png'
    subprocess.run(['pdftoppm', '-r', '203', '-png', '-singlefile', pdf, png.with_suffix('')], check=True)
    text = subprocess.run(['pdftotext', '-layout', pdf, '-'], check=True, capture_output=True, text=True).stdout
    assert label in text, f'{label} is not on its slip:\n{text}'
    code = subprocess.run(['zbarimg', '--nodbus', '-q', '--raw', png], check=True, capture_output=True, text=True).stdout
    assert code.startswith('LKT1'), f'the code on the slip says {code!r}'
    return pdf, png


def main():
    runs = BUILD / 'run'
    runs.mkdir(exist_ok=True)
    folder = pathlib.Path(tempfile.mkdtemp(prefix='morning-', dir=runs))
    morning = Morning(folder, *sys.argv[1:])
    try:
        morning.open()
        called = morning.first_visitor()
        morning.counter.open_counter('1')
        morning.serve(called)
        second = morning.kiosk.take('jv', morning.services['education'])
        morning.picture(morning.kiosk, '4-number-jv')
        morning.kiosk.done()
        morning.serve(second)
        morning.close()
    except BaseException:
        subprocess.run(['import', '-window', 'root', morning.shots / 'failure.png'], check=False)
        morning.kill()
        raise
    pdf, png = check_slip(folder, called)
    check_slip(folder, second)
    print(f'ticket-pdf {pdf}\nticket-png {png}\ncalled {called}\nshots {morning.shots}\ndata {morning.hub.data}')


if __name__ == '__main__':
    main()
