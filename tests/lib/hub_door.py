# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks a hub over its Unix socket, as a program of another maker would: for tests that drive windows or whole offices."""
import http.client
import json
import os
import socket
import uuid

PATIENCE = float(os.environ.get('LOKET_TEST_PATIENCE', 45))   # seconds, as of those who drive windows


class Refused(Exception):
    """The hub said no; the code of the problem is the text, PROBLEM all that it said."""

    def __init__(self, problem):
        super().__init__(problem.get('code'))
        self.problem = problem


class UnixConnection(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__('hub', timeout=PATIENCE)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.path)


def ask(path, operation, device='kiosk', token='', **request):
    """One operation of the hub behind that socket; gives the record, or raises Refused."""
    door = UnixConnection(path)
    door.request('POST', f'/v1/{operation}', json.dumps(request),
                 {'Content-Type': 'application/json', 'Idempotency-Key': str(uuid.uuid4()), 'Loket-Device': device,
                  **({'Authorization': 'Bearer ' + token} if token else {})})
    answer = door.getresponse()
    record = json.load(answer)
    door.close()
    if answer.status != 200:
        raise Refused(record)
    return record
