# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads back what the printers of the print lab got: the truth about paper, not what a spooler says."""
import os
import pathlib
import subprocess

from office import BUILD, wait_for


def papers(queue):
    """Every paper that the printer of QUEUE has made, oldest first."""
    return sorted((pathlib.Path(os.environ['LAB']) / 'printers' / queue / 'printed').iterdir())


def next_paper(queue, before):
    """The paper that comes after so many."""
    wait_for(lambda: len(papers(queue)) > before, what=f'paper {before + 1} of {queue}')
    return papers(queue)[before]


def code_of(picture):
    return subprocess.run(['zbarimg', '--nodbus', '-q', '--raw', picture], check=True, capture_output=True,
                          text=True).stdout.strip()


def raster(paper, folder):
    """The first page of a PWG raster as a picture."""
    subprocess.run([BUILD / 'tests/lib/pwg2png', paper, folder / paper.stem], check=True, capture_output=True)
    return folder / f'{paper.stem}-1.png'


def escpos(paper, folder):
    """What a receipt printer was told, as a picture."""
    picture = folder / f'{paper.stem}.png'
    subprocess.run([BUILD / 'tests/lib/escpos2png', paper, picture], check=True, capture_output=True)
    return picture


def text(pdf):
    return ' '.join(subprocess.run(['pdftotext', pdf, '-'], check=True, capture_output=True, text=True).stdout.split())


def facts(pdf):
    """What pdfinfo says: pages, size."""
    lines = subprocess.run(['pdfinfo', pdf], check=True, capture_output=True, text=True).stdout.splitlines()
    return {name: value.strip() for name, _, value in (line.partition(':') for line in lines)}


def fonts_embedded(pdf):
    lines = subprocess.run(['pdffonts', pdf], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    return bool(lines) and all(' yes ' in line for line in lines)
