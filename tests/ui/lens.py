# SPDX-License-Identifier: GPL-3.0-or-later
"""A camera for tests: what it sees is a file of raw dots that GStreamer reads over and over, ten times a second. GStreamer's decoder
of PNG is not in the way: it loses a buffer when it is stopped in the middle of a picture."""
import os
import pathlib
import subprocess

RATE = 10


class Lens:
    def __init__(self, folder, width=640, height=480):
        self.seen, self.size = pathlib.Path(folder) / 'seen.raw', f'{width}x{height}'
        caps = f'video/x-raw,format=RGB,width={width},height={height},framerate={RATE}/1'
        self.settings = f'[camera]\nsource=multifilesrc location={self.seen} caps={caps} loop=true ! identity sync=true\n'

    def show(self, *picture):
        """From now on it sees that, words of ImageMagick that make a picture of its size; the last one until it is whole."""
        next_one = self.seen.with_suffix('.next')
        subprocess.run(['convert', *picture, '-depth', '8', f'rgb:{next_one}'], check=True)
        os.replace(next_one, self.seen)

    def hold(self, text):
        """The code of a card is held before it, as large as it fits."""
        code = self.seen.with_suffix('.png')
        subprocess.run(['qrencode', '-8', '-l', 'L' if len(text) > 1000 else 'Q', '-s', '6', '-m', '6', '-o', code], check=True,
                       input=text.encode())
        self.show(code, '-filter', 'point', '-resize', f'{self.size}>', '-background', 'white', '-gravity', 'center', '-extent',
                  self.size)
