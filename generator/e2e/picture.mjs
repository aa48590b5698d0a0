// Pictures for sites of tests: a sky over three ranges of hills, as a PNG.
import zlib from "node:zlib";

/** paint draws a picture of a width and a height. */
export function paint(width, height) {
  const rows = Buffer.alloc(height * (1 + width));
  for (let y = 0; y < height; y++) {
    rows[y * (width + 1)] = 0; // no filter
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = colour(x / width, y / height);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8); // eight bits, a palette
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header), chunk("PLTE", Buffer.from(palette.flat())),
    chunk("IDAT", zlib.deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0)),
  ]);
}

const bands = 24; // of the sky
const sky = Array.from({ length: bands }, (_, i) => [150 + i * 3, 180 + i * 2, 195 + i]);
const hills = [[120, 150, 150], [80, 115, 118], [45, 78, 84]];
const palette = [...sky, ...hills];

function colour(x, y) {
  let c = Math.min(bands - 1, Math.floor(y * bands * 1.6));
  hills.forEach((_, i) => {
    if (y > 0.5 + 0.14 * i + 0.07 * Math.sin(x * (7 - i) + 2 * i) + 0.03 * Math.sin(x * 17 + i)) c = bands + i;
  });
  return c;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const size = Buffer.alloc(4), sum = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc(body));
  return Buffer.concat([size, body, sum]);
}

function crc(data) {
  let c = ~0;
  for (const byte of data) {
    c ^= byte;
    for (let i = 0; i < 8; i++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  }
  return ~c >>> 0;
}
