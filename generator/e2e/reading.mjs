// A site for readers' eyes: what testdata/reading.txtar says, built and served as a
// host would.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import zlib from "node:zlib";
import { fileURLToPath } from "node:url";
import { Site, run } from "./harness.mjs";
import { paint } from "./picture.mjs";

const testdata = path.join(path.dirname(fileURLToPath(import.meta.url)), "testdata");

/** archive reads a txtar file: a comment, then files after lines like "-- name --". */
function archive(name) {
  const text = fs.readFileSync(path.join(testdata, name), "utf8");
  return Object.fromEntries(text.split(/^-- (?=\S+ --$)/m).slice(1).map((part) => {
    const end = part.indexOf(" --\n");
    return [part.slice(0, end), part.slice(end + 4)];
  }));
}

/** reading is the site's files; the pictures are painted as large as theirs say. */
export function reading(more = {}) {
  const files = archive("reading.txtar");
  for (const name of Object.keys(files).filter((n) => n.endsWith(".png"))) {
    files[name] = paint(...files[name].trim().split("x").map(Number));
  }
  return { ...files, ...more };
}

/** manyTags are stories with so many tags that the index sets them by letters. */
export function manyTags(count = 100) {
  const beginnings = [..."АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЮЯ"], ends = ["басар", "калиновск", "нтау", "рово", "сай"];
  const tags = Array.from({ length: count }, (_, i) => beginnings[i % beginnings.length] + "аоу"[Math.floor(i / beginnings.length) % 3] + ends[i % ends.length]);
  const files = {};
  for (let i = 0; i * 10 < count; i++) {
    files[`content/2026/11/17/places-${i}.ru.md`] = `---\ntitle: Десять мест, часть ${i + 1}\ndate: 2026-11-17 1${i}:00\nsource: own\n` +
      `tags: [society, ${tags.slice(i * 10, i * 10 + 10).join(", ")}]\n---\n\nОбъехали десять мест.\n\n## Все\n\nКаждое по разу.\n`;
  }
  return files;
}

/** kinds are the pages of the site by kind, an address each. LANG is a language; held
    ones are in previews alone. */
export const kinds = {
  front: "/",
  home: "/LANG/",
  story: "/LANG/2026/11/bridge/",
  "story with a tall picture": "/LANG/2026/11/night-shift/",
  "story with a long headline": "/LANG/2026/11/territories/",
  "story of another week": "/LANG/2026/11/falcon/",
  "side by side": "/ru-en/2026/11/bridge/",
  brief: "/LANG/2026/11/library/",
  withdrawn: "/LANG/2026/11/gone/",
  page: "/LANG/about/",
  tags: "/LANG/tags/",
  tag: "/LANG/tags/transport/",
  thread: "/LANG/tags/bridge/",
  "older stories of a tag": "/LANG/tags/society/page/1/",
  authors: "/LANG/authors/",
  author: "/LANG/authors/aigerim/",
  translator: "/LANG/authors/desk/",
  archive: "/LANG/archive/",
  year: "/LANG/2026/",
  month: "/LANG/2026/11/",
  day: "/LANG/2026/11/23/",
  corrections: "/LANG/corrections/",
  sources: "/LANG/sources/",
  feeds: "/LANG/feeds/",
  search: "/LANG/search/",
  "not found": "/LANG/404.html",
  "not found in any language": "/404.html",
  "held: draft": "/LANG/2026/11/draft/",
  "held: scheduled": "/LANG/2026/12/later/",
  "held: home": "/LANG/",
};

const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg",
  ".xml": "application/xml; charset=utf-8", ".json": "application/json", ".js": "text/javascript", ".woff2": "font/woff2", ".txt": "text/plain; charset=utf-8",
};

/** published builds a site and serves it with the policy that hosts are told. */
export async function published(files, ...flags) {
  const site = new Site(files, {});
  run("build", "-s", site.dir, "--now", "2026-11-24 09:00", ...flags);
  return serve(path.join(site.dir, "public"));
}

/** serve is a host for a folder: /x/ is /x/index.html, and every page comes with the
    policy that _headers names. */
export async function serve(dir) {
  const policy = fs.readFileSync(path.join(dir, "_headers"), "utf8").match(/Content-Security-Policy: (.*)/)[1];
  const fileOf = (address) => {
    const file = path.join(dir, decodeURIComponent(address), address.endsWith("/") ? "index.html" : "");
    return file.startsWith(dir) && fs.existsSync(file) && fs.statSync(file).isFile() ? file : undefined;
  };
  const server = http.createServer((request, response) => {
    const file = fileOf(new URL(request.url, "http://host/").pathname);
    response.writeHead(file ? 200 : 404, {
      "Content-Type": types[path.extname(file ?? "")] ?? "application/octet-stream", "Content-Encoding": "gzip", "Content-Security-Policy": policy,
    });
    response.end(zlib.gzipSync(file ? fs.readFileSync(file) : ""));
  });
  server.listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  return {
    dir,
    url: `http://127.0.0.1:${server.address().port}`,
    has: (address) => fileOf(address) !== undefined,
    /** gzipped is the weight of an address, or of the file whose path matches. */
    gzipped: (which) => {
      const file = which instanceof RegExp ? path.join(dir, fs.readdirSync(dir, { recursive: true }).find((f) => which.test(f))) : fileOf(which);
      return zlib.gzipSync(fs.readFileSync(file), { level: 9 }).length;
    },
    close: () => server.close(),
  };
}
