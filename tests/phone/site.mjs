// SPDX-License-Identifier: GPL-3.0-or-later
// A static host as there are many: serves a folder on a free port of this machine, and remembers what it was asked for.
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const kinds = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.wasm': 'application/wasm', '.webmanifest': 'application/manifest+json', '.cwt': 'application/octet-stream',
};

export class Site {
  /** @param {string} folder
   *  @param {{redirects: boolean}} habits - whether it sends “/v” on to “/v/”, or gives the page there at once */
  constructor(folder, { redirects = true } = {}) {
    this.folder = folder;
    this.redirects = redirects;
    this.instead = new Map(); // name -> bytes, for files that change
    this.asked = [];
    this.server = createServer((request, response) => this.#answer(request, response));
  }

  async #read(path) {
    const name = path.slice(1);
    if (this.instead.has(name)) return this.instead.get(name);
    const file = join(this.folder, normalize(path));
    return readFile((await stat(file)).isDirectory() ? join(file, 'index.html') : file);
  }

  async #answer(request, response) {
    this.asked.push(`${request.url} ${JSON.stringify(request.headers)}`);
    const { pathname } = new URL(request.url, 'http://host');
    if (pathname === '/v' && this.redirects) {
      response.writeHead(301, { location: '/v/' }).end();
      return;
    }
    try {
      const bytes = await this.#read(pathname);
      if (bytes === null) throw new Error('gone');
      response.writeHead(200, { 'content-type': kinds[extname(pathname)] ?? kinds['.html'] }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  }

  async start(port = 0) {
    await new Promise((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    this.port = this.server.address().port;
    this.origin = `http://127.0.0.1:${this.port}`;
    return this;
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
