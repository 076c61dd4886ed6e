#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Manual pages, desktop entries and icons say what the programs say of themselves. Run by meson.

  shipped.py PACKAGING PROGRAM..."""
import configparser
import os
import pathlib
import re
import subprocess
import sys
import unittest
import xml.etree.ElementTree

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
import tap  # noqa: E402

PACKAGING, PROGRAMS = pathlib.Path(sys.argv[1]), [pathlib.Path(each) for each in sys.argv[2:]]
OPTION = re.compile(r'(?<![\w-])--[a-z][a-z-]*')
OF_GLIB = {'--help-all', '--help-gapplication', '--help-gtk'}


def said_by(program):
    """The options that the program names; loketctl does so in its first line, before its commands."""
    text = subprocess.run([program, '--help'], check=True, capture_output=True, text=True).stdout
    return set(OPTION.findall(text.splitlines()[0] if program.name == 'loketctl' else text)) - OF_GLIB


class Shipped(unittest.TestCase):
    def page(self, program):
        return PACKAGING / 'man' / f'{program.name}.1'

    def test_options(self):
        """Each option is in the manual page, and no other."""
        for program in PROGRAMS:
            text = re.sub(r'\\f[A-Z]', '', self.page(program).read_text(encoding='utf-8')).replace('\\-', '-')
            section = re.search(r'^\.SH OPTIONS\n(.*?)^\.SH', text, re.DOTALL | re.MULTILINE)[1]
            tags = ' '.join(re.findall(r'^\.TP\n(.*)$', section, re.MULTILINE))
            self.assertEqual(set(OPTION.findall(tags)) - {'--help'}, said_by(program) - {'--help'}, program.name)

    def test_pages_are_set(self):
        """Without a warning of the typesetter."""
        for program in PROGRAMS:
            done = subprocess.run(['man', '--warnings', '-E', 'UTF-8', '-l', '-Tutf8', '-Z', self.page(program)],
                                  capture_output=True, text=True, env=dict(os.environ, MANPAGER='cat'))
            self.assertEqual((done.returncode, done.stderr), (0, ''), program.name)
            self.assertIn(program.name.split('-')[-1], done.stdout)

    def test_desktop_entries(self):
        """Each window has one that starts it, with a name in each language, and its icon is there."""
        windows = [each for each in PROGRAMS if each.name not in ('loket-hub', 'loketctl')]
        self.assertEqual(len(windows), len(list(PACKAGING.glob('*.desktop'))))
        for program in windows:
            name = program.name.removeprefix('loket-')
            path = PACKAGING / f'id.loket.{name}.desktop'
            file = configparser.ConfigParser(interpolation=None, delimiters='=')
            file.optionxform = str
            file.read(path, encoding='utf-8')
            entry = file['Desktop Entry']
            self.assertEqual(entry['Exec'], program.name)
            self.assertEqual(entry['StartupWMClass'], program.name)
            self.assertEqual(entry['Icon'], path.stem)
            for key in 'Name', 'Comment':
                self.assertEqual(len({entry[key], entry[f'{key}[id]'], entry[f'{key}[jv]']}), 3, key)
            picture = xml.etree.ElementTree.parse(PACKAGING / 'icons' / f'{path.stem}.svg').getroot()
            self.assertEqual(picture.get('width'), picture.get('height'))


if __name__ == '__main__':
    tap.main()
