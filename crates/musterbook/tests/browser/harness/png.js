// Makes the pictures of the documents small: a PNG with a palette of at most 256 colours, a byte a pixel.

import { deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST = 256;

/** The pixels of a PNG as the browser writes it, 8 bits a channel, not interlaced: `colours`, a number 0xRRGGBB each. */
export function decode(png) {
  const parts = [];
  let head;
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const kind = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') head = data;
    if (kind === 'IDAT') parts.push(data);
    at += length + 12;
  }
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const channels = { 2: 3, 6: 4 }[head[9]];
  if (head[8] !== 8 || !channels || head[12] !== 0) throw new Error('not a PNG that a browser writes');
  const rows = unfiltered(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  const colours = new Uint32Array(width * height);
  for (let n = 0; n < colours.length; n += 1) {
    const at = n * channels;
    colours[n] = (rows[at] << 16) | (rows[at + 1] << 8) | rows[at + 2];
  }
  return { width, height, colours };
}

/** The bytes of the rows: each was written as its difference to the left, the upper, or both. */
function unfiltered(bytes, length, height, step) {
  const rows = Buffer.alloc(length * height);
  for (let y = 0; y < height; y += 1) {
    const filter = bytes[y * (length + 1)];
    for (let x = 0; x < length; x += 1) {
      const at = y * length + x;
      const left = x >= step ? rows[at - step] : 0;
      const up = y > 0 ? rows[at - length] : 0;
      const corner = x >= step && y > 0 ? rows[at - length - step] : 0;
      const guess = [0, left, up, (left + up) >> 1, filter === 4 ? nearest(left, up, corner) : 0][filter];
      rows[at] = bytes[y * (length + 1) + 1 + x] + guess;
    }
  }
  return rows;
}

/** Paeth's guess. */
function nearest(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [left, up, corner].map((it) => Math.abs(guess - it));
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

const distance = (a, b) =>
  ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;

/**
 * The colours to keep, the most frequent first. Of each small cube of colours (32 steps a channel) only the most frequent
 * one is a candidate, so that the shades at the edges of letters do not crowd out a colour that is rare.
 */
function palette(counts) {
  const cubes = new Map();
  const order = [...counts].sort(([a, m], [b, n]) => n - m || a - b);
  for (const [colour] of order) {
    const cube = (colour >> 3) & 0x1f1f1f;
    if (!cubes.has(cube)) cubes.set(cube, colour);
  }
  const kept = [...cubes.values()].slice(0, MOST);
  for (const [colour] of order) {
    if (kept.length >= MOST) break;
    if (!kept.includes(colour)) kept.push(colour);
  }
  return kept;
}

/** The same picture with a palette. The same bytes in give the same bytes out. */
export function paletted(png) {
  const { width, height, colours } = decode(png);
  const counts = new Map();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const kept = palette(counts);
  const index = new Map();
  for (const colour of counts.keys()) {
    let best = 0;
    for (let n = 1; n < kept.length; n += 1) {
      if (distance(kept[n], colour) < distance(kept[best], colour)) best = n;
    }
    index.set(colour, best);
  }
  const rows = Buffer.alloc((width + 1) * height);
  for (let n = 0; n < colours.length; n += 1) rows[n + Math.floor(n / width) + 1] = index.get(colours[n]);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.from(kept.flatMap((it) => [it >> 16, (it >> 8) & 255, it & 255]));
  const chunks = [
    ['IHDR', head],
    ['PLTE', table],
    ['IDAT', deflateSync(rows, { level: 9 })],
    ['IEND', Buffer.alloc(0)],
  ];
  return Buffer.concat([SIGNATURE, ...chunks.map(([kind, data]) => chunk(kind, data))]);
}

function chunk(kind, data) {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(checksum(body));
  return Buffer.concat([length, body, check]);
}

/** PNG's: CRC-32. */
function checksum(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}
