// Serves files over loopback.
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { basename, extname, join } from 'node:path';

const TYPES = { '.css': 'text/css', '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.json': 'application/json', '.txt': 'text/plain; charset=utf-8' };

/** With these, the clock of a page counts in steps of 5 µs and not of 100. */
const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

/** Serves the files of folders by the first part of their path, and those of the folder `''` at the top. */
export async function serveFolders(folders) {
  const server = createServer(async (request, response) => {
    const parts = new URL(request.url, 'http://127.0.0.1').pathname.split('/').filter(Boolean);
    const folder = folders[parts.length > 1 ? parts[0] : ''];
    const file = folder && join(folder, basename(parts.at(-1) ?? ''));
    const found = file && (await stat(file).catch(() => undefined));
    if (!found?.isFile()) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'content-length': found.size, ...ISOLATED });
    createReadStream(file).pipe(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A page that failed must not keep the program from ending.
  server.unref();
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
