// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a code by the camera behind the telephone with zxing-wasm, which is beside this page like all else.
import { prepareZXingModule, readBarcodes } from './vendor/zxing-wasm/es/reader/index.js';

const PAUSE = 80; // milliseconds between two looks, for the battery
const LONGEST_SIDE = 1280; // of a picture that is looked at

prepareZXingModule({
  overrides: { locateFile: (name) => new URL(`./vendor/zxing-wasm/reader/${name}`, import.meta.url).href },
});

function takePicture(video, canvas) {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(video.videoWidth, video.videoHeight));
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/**
 * Shows the camera in a <video> and looks for a code until there is one.
 * @param {HTMLVideoElement} video
 * @param {AbortSignal} signal - ends it; the camera goes off
 * @returns {Promise<?string>} the text of the code; null when it was ended
 * @throws when there is no camera or it may not be used
 */
export async function readCode(video, signal) {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false, video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
  });
  const canvas = document.createElement('canvas');
  try {
    video.srcObject = stream;
    await video.play();
    while (!signal.aborted) {
      if (video.videoWidth > 0) {
        const found = await readBarcodes(takePicture(video, canvas), { formats: ['QRCode'], maxNumberOfSymbols: 1 });
        if (found.length > 0 && !signal.aborted) return found[0].text;
      }
      await new Promise((resume) => setTimeout(resume, PAUSE));
    }
    return null;
  } finally {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  }
}
