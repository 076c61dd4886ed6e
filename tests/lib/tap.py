# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs Python's unittest cases and speaks TAP, so that meson counts them one by one. For tests in Python."""
import os
import sys
import unittest


class TapResult(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.count = 0

    def say(self, good, test, detail=''):
        self.count += 1
        print(f'{"ok" if good else "not ok"} {self.count} - {test.id().removeprefix("__main__.")}', flush=True)
        for line in detail.splitlines():
            print(f'# {line}')

    def addSuccess(self, test):
        self.say(True, test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.say(False, test, self._exc_info_to_string(err, test))

    def addError(self, test, err):
        super().addError(test, err)
        self.say(False, test, self._exc_info_to_string(err, test))

    def addSkip(self, test, reason):
        self.say(False, test, f'skipped: {reason}')


def cases(suite):
    for item in suite:
        if isinstance(item, unittest.TestSuite):
            yield from cases(item)
        else:
            yield item


def main(module='__main__'):
    """LOKET_TEST_PART=1/3 runs the first third of the cases: long scripts run as several tests, side by side."""
    part, parts = (int(n) for n in os.environ.get('LOKET_TEST_PART', '1/1').split('/'))
    every = cases(unittest.defaultTestLoader.loadTestsFromModule(sys.modules[module]))
    suite = unittest.TestSuite(list(every)[part - 1::parts])
    print(f'1..{suite.countTestCases()}', flush=True)
    result = TapResult()
    suite.run(result)
    sys.exit(0 if result.wasSuccessful() else 1)
