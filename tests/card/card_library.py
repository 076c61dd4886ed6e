#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""card_library.py BUILD EXAMPLE TABLE [CFLAG...]: installs libloket-card into a folder of its own, builds the example outside
of the tree as a stranger would, by pkg-config, and runs it over the table of vectors."""
import base64
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
import tap  # noqa: E402

BUILD, EXAMPLE, TABLE, *CFLAGS = sys.argv[1:]
CLAIMS = ('number', 'name', 'birth_year', 'category', 'entitlements', 'print', 'nbf', 'exp', 'iss')
GOOD = ('VALID', 'VALID-OLD-LIST')
NOBODY_VOUCHES = 'UNKNOWN-ISSUER'


def run(*command, **more):
    return subprocess.run(command, check=True, capture_output=True, text=True, **more).stdout


class Library(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.top = folder.name
        run('meson', 'install', '-C', BUILD, '--no-rebuild', '--destdir', cls.top, '--tags', 'loket-card,devel')
        cls.library = cls.find('libloket-card.so.0')
        cls.header = cls.find('loket-card.h')
        cls.env = {**os.environ, 'LD_LIBRARY_PATH': os.path.dirname(cls.library)}
        cls.build_example()
        with open(TABLE, encoding='utf-8') as file:
            cls.table = json.load(file)
        cls.write('root', 'pub', cls.table['root'].encode() + b'\n')
        for kind in ('trusts', 'statuses'):
            for name, text in cls.table[kind].items():
                cls.write(kind, name, base64.b64decode(text, validate=True))

    @classmethod
    def find(cls, name):
        found = [os.path.join(at, name) for at, _, files in os.walk(cls.top) if name in files]
        if len(found) != 1:
            raise AssertionError(f'{name} was installed {len(found)} times')
        return found[0]

    @classmethod
    def build_example(cls):
        source = shutil.copy(EXAMPLE, cls.top)
        cls.program = os.path.join(cls.top, 'check-card')
        pkg_config = {**os.environ, 'PKG_CONFIG_SYSROOT_DIR': cls.top,
                      'PKG_CONFIG_LIBDIR': os.path.dirname(cls.find('loket-card.pc'))}
        flags = run('pkg-config', '--cflags', '--libs', 'loket-card', env=pkg_config).split()
        run('cc', '-std=gnu11', '-Wall', '-Wextra', '-Werror', source, '-o', cls.program, *CFLAGS, *flags, cwd=cls.top)

    @classmethod
    def path(cls, kind, name):
        return os.path.join(cls.top, f'{kind}-{name}')

    @classmethod
    def write(cls, kind, name, content):
        with open(cls.path(kind, name), 'wb') as file:
            file.write(content)

    def judge(self, line, *words, **more):
        options = [word for kind, option in (('trusts', '--trust'), ('statuses', '--status')) for name in line[kind]
                   for word in (option, self.path(kind, name))]
        return subprocess.run([self.program, '--root', self.path('root', 'pub'), *options, '--at', str(line['now']), *words],
                              env=self.env, capture_output=True, text=True, check=False, **more)

    def test_verdicts(self):
        texts = 0
        for line in self.table['cases']:
            lines = [text for text in line['texts'] if not set(text) & set('\r\n')]
            told = '' if line['verdict'] == NOBODY_VOUCHES or 'claims' not in line else ''.join(
                f'\t{line["claims"][name]}' for name in CLAIMS)
            done = self.judge(line, input=''.join(text + '\n' for text in lines))
            self.assertEqual(done.stdout.split('\n'), [line['verdict'] + told] * len(lines) + [''], line['name'])
            self.assertEqual(done.returncode, 0 if line['verdict'] in GOOD or not lines else 1, line['name'])
            texts += len(lines)
        self.assertGreater(texts, 2200)

    def test_for_people(self):
        known = self.table['cases'][0]
        done = self.judge(known, '--language', 'en', known['texts'][0] + '\r\n')
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn('\n\nSITI NURHALIZA WIDYANINGRUM\n1987\n3314-26-0012345\n\n1. ', done.stdout)
        done = self.judge({**known, 'trusts': ['by-another-root']}, known['texts'][0])
        self.assertEqual(done.returncode, 1)
        self.assertIn('by-another-root: refused', done.stderr)
        self.assertNotIn('SITI', done.stdout)

    def test_symbols(self):
        """What is promised is there, nothing else, and under its version."""
        with open(self.header, encoding='utf-8') as file:
            header = file.read()
        declared = set(re.findall(r'\b(loket_card_\w+) \(', header))
        given = {line.split()[-1] for line in run('nm', '-D', '--defined-only', self.library).splitlines()}
        self.assertEqual(given, {f'{name}@@LOKET_CARD_0' for name in declared} | {'LOKET_CARD_0'})
        self.assertGreater(len(declared), 20)
        self.assertEqual(re.findall(r'#include (.*)', header), ['<stddef.h>', '<stdint.h>'])

    def test_numbers(self):
        """Numbers that callers have compiled in, as they were in the first library."""
        with open(self.header, encoding='utf-8') as file:
            numbers = re.findall(r'\bLOKET_CARD_(\w+) = (\d+),', file.read())
        self.assertEqual([name for name, _ in numbers if name.startswith('VERDICT')],
                         [f'VERDICT_{word}' for word in (
                             'VALID', 'VALID_OLD_LIST', 'EXPIRED', 'NOT_YET', 'REVOKED', 'UNKNOWN_ISSUER', 'BAD_SIGNATURE',
                             'MALFORMED', 'KEYBOARD_LAYOUT', 'CLOCK_WRONG', 'NO_LIST')])
        self.assertEqual([int(number) for _, number in numbers], [*range(11), *range(3), *range(3)])

    def test_soname(self):
        dynamic = run('readelf', '-d', self.library)
        self.assertIn('soname: [libloket-card.so.0]', dynamic)
        self.assertIn('NODELETE', dynamic)
        needed = set(re.findall(r'NEEDED.*\[(.*)\]', dynamic))
        ours = {'libglib-2.0.so.0', 'libgobject-2.0.so.0', 'libgio-2.0.so.0', 'libsodium.so.23', 'libc.so.6'}
        self.assertEqual(needed & ours if CFLAGS else needed, ours)     # a sanitizer brings more


if __name__ == '__main__':
    tap.main()
