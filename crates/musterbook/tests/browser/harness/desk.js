// A running `musterbook serve` on a free port, with a ledger of its own: a copy of the demo's.

import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { program } from './given.js';

const running = new Set();
const desks = [];
const scratch = mkdtempSync(join(tmpdir(), 'musterbook-desk-'));
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(scratch, { recursive: true, force: true });
});

/** Milliseconds in which the server must say that it listens. */
const PATIENCE = 20_000;

// What the user has set for himself must not reach the tests.
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('MUSTERBOOK_')));

let made;
/** The demo's ledger, made once. */
export const demoLedger = () => {
  if (!made) {
    made = join(scratch, 'demo.ledger');
    execFileSync(program, ['demo', '--ledger', made], { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return made;
};

/** The address in the one line that the server prints when it listens: `http://127.0.0.1:PORT/`. */
const address = (child, said) =>
  new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`musterbook serve ${why}\n${said.join('')}`));
    const timer = setTimeout(() => fail(`printed no address within ${PATIENCE} ms`), PATIENCE);
    timer.unref();
    child.once('error', (error) => fail(`could not be started: ${error.message}`));
    child.once('exit', (code, signal) => fail(`ended with ${code ?? signal} before it listened`));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = line.match(/http:\/\/127\.0\.0\.1:\d+\//);
      if (found) resolve(found[0]);
      else said.push(`${line}\n`);
      clearTimeout(timer);
    });
  });

/**
 * Starts a server; `flags` are further ones of `serve`. `url` is its address with the slash at the end, `ledger` its
 * file, `say(arguments)` runs the program on that file and gives what it prints, `close()` ends the server.
 */
export async function desk({ flags = [] } = {}) {
  const home = mkdtempSync(join(scratch, 'desk-'));
  const ledger = join(home, 'kursk.ledger');
  copyFileSync(demoLedger(), ledger);
  // The name as the foot of each page shows it is the same in every picture.
  const child = spawn(program, ['serve', '--ledger', 'kursk.ledger', '--port', '0', ...flags], {
    cwd: home,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const said = [];
  child.stderr.on('data', (bytes) => said.push(bytes.toString()));
  const url = await address(child, said);
  const it = {
    url,
    ledger,
    told: () => said.join(''),
    say: (...words) =>
      execFileSync(program, words, { env: { ...environment, MUSTERBOOK_LEDGER: ledger }, encoding: 'utf8' }),
    close: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once('exit', resolve);
        child.kill('SIGTERM');
        setTimeout(() => child.kill('SIGKILL'), 2_000).unref();
      }),
  };
  desks.push(it);
  return it;
}

export const closeDesks = () => Promise.all(desks.map((it) => it.close()));
