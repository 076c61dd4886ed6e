#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""vectors_ctl.py LOKETCTL TABLE: the table of vectors through the program `loketctl card open`, up to forty texts of each case.
It holds one trust list and one status list at most, so cases with more are for those who hold lists (test-vectors.c)."""
import base64
import json
import os
import subprocess
import sys
import tempfile
import unittest
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
import tap  # noqa: E402

LOKETCTL, TABLE = sys.argv[1:3]
MOST = 40                                   # texts of a case: each is a process of its own
GOOD = ('VALID', 'VALID-OLD-LIST')


class Vectors(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with open(TABLE, encoding='utf-8') as file:
            cls.table = json.load(file)
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        for kind in ('trusts', 'statuses'):
            for name, text in cls.table[kind].items():
                with open(cls.path(kind, name), 'wb') as file:
                    file.write(base64.b64decode(text, validate=True))

    @classmethod
    def path(cls, kind, name):
        return os.path.join(cls.folder.name, f'{kind}-{name}')

    def open(self, line, text):
        status = ['--status', self.path('statuses', (line['statuses'] or ['nowhere'])[0])]
        command = [LOKETCTL, '--json', 'card', 'open', '--trust', self.path('trusts', line['trusts'][0]), '--root',
                   self.table['root'], *status, '--at', str(line['now']), '--', text]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def check(self, line, text):
        done = self.open(line, text)
        told = json.loads(done.stdout)
        wanted = {'verdict': line['verdict'], **line.get('claims', {})}
        self.assertEqual({name: told.get(name) for name in wanted}, wanted, line['name'])
        self.assertEqual(set(told) - set(wanted), {'status_checked'}, line['name'])
        self.assertEqual(done.returncode, 0 if line['verdict'] in GOOD else 1, line['name'])

    @staticmethod
    def some(texts):
        """Of the many of one case, such as each bit turned, from everywhere."""
        return texts[::max(1, len(texts) // MOST)] + texts[-1:]

    def test_every(self):
        lines = [c for c in self.table['cases'] if len(c['trusts']) == 1 and len(c['statuses']) <= 1]
        self.assertGreater(len(lines), 200)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(self.check, *zip(*((line, text) for line in lines for text in self.some(line['texts'])))))


if __name__ == '__main__':
    tap.main()
