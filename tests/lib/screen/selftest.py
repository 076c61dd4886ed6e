#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the demo program through the screen lab as the tests of the windows do. Called by selftest.sh on a screen.

selftest.py DEMO PICTURE   takes a picture of the screen (PPM), then uses five kinds of widget
"""
import subprocess
import sys

from atspi_driver import App, key, shot, type_text, wait_for


def drive(app):
    app.find('button', 'Ambil nomor antrian').tap()
    app.find('label', 'A001')
    app.find('button', 'Tanya petugas').click()
    app.find('label', 'A002')
    entry = app.find('entry', 'NIK').tap()
    wait_for(lambda: entry.has('focused'), what='focus')
    type_text('3374010101500001', 2)
    key('Return')
    app.find('label', '3374010101500001')
    check = app.find('checkbox', 'Lansia').tap()
    wait_for(lambda: check.has('checked'), what='checked')
    choice = app.find('combo box', 'Pilih loket')
    choice.find('button').tap()
    wait_for(lambda: (app.focused() or choice).role == 'list item', what='list')
    key('Down', 'Return')
    choice.find('label', 'Loket 2')


def main(demo, picture):
    program = subprocess.Popen([demo], stdout=subprocess.DEVNULL)
    try:
        app = App.wait('screen-demo')
        app.find('button', 'Ambil nomor antrian')
        shot('ppm:' + picture)
        drive(app)
        complaints = app.audit(20)
        assert not complaints, complaints
    finally:
        program.terminate()
        program.wait()


if __name__ == '__main__':
    main(*sys.argv[1:])
