// The command, sites and a browser, for tests.
import { spawn, execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "qostil-e2e-"));

/** program is the command: the one that run.mjs has built for all tests, or one's own. */
export const program = process.env.QOSTIL_PROGRAM ?? path.join(scratch, "qostil");

/** build makes the command, where run.mjs has not. */
export function build() {
  if (!process.env.QOSTIL_PROGRAM) execFileSync("go", ["build", "-o", program, "."], { cwd: repository, stdio: "inherit" });
}

export function cleanUp() {
  fs.rmSync(scratch, { recursive: true, force: true });
}

/** chromiumPath is Debian's Chromium, or the one that CHROMIUM names. */
export const chromiumPath = process.env.CHROMIUM || "/usr/bin/chromium";

export const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** browser is the one that run.mjs has started for all tests, or a new one: where a
    test runs alone, or wants flags of its own. Closing it leaves the shared one open. */
export function browser(more = []) {
  const shared = process.env.QOSTIL_BROWSER;
  if (shared && more.length === 0) return chromium.connect(shared);
  return chromium.launch({ executablePath: chromiumPath, args: [...flags, ...more] });
}

const paragraphs = Array.from({ length: 30 }, (_, i) => `Абзац ${i + 1}. ` + "Порт растёт, грузы идут. ".repeat(12)).join("\n\n");

/** files is a small site in two languages; a test adds its own to it. */
const files = {
  "content/site.yaml": "title: {ru: Вести, en: News}\nbase_url: https://news.example/\ntime_zone: Asia/Almaty\nlanguages: [ru, en]\n",
  "content/tags.yaml": "economy: {group: section, ru: Экономика, en: Economy}\n",
  "content/2026/11/20/port.ru.md": `---\ntitle: Порт растёт\ndate: 2026-11-20 10:00\ntags: [Экономика]\nsource: own\n---\n\n${paragraphs}\n`,
  "content/2026/11/20/port.en.md": "---\ntitle: The port grows\ndate: 2026-11-20 12:00\ntranslation: {method: adapted, translator: desk}\n---\n\nThe port grows.\n",
  "content/2026/11/21/road.ru.md": "---\ntitle: Дорога готова\ndate: 2026-11-21 09:00\ntags: [Экономика]\nsource: own\n---\n\nДорога готова.\n",
};

/** Site is a folder with a site, and the command that shows it. */
export class Site {
  constructor(more = {}, from = files) {
    this.dir = fs.mkdtempSync(path.join(scratch, "site-"));
    for (const [name, text] of Object.entries({ ...from, ...more })) this.write(name, text);
  }

  path(name) { return path.join(this.dir, name); }

  read(name) { return fs.readFileSync(this.path(name), "utf8"); }

  write(name, text) {
    fs.mkdirSync(path.dirname(this.path(name)), { recursive: true });
    fs.writeFileSync(this.path(name), text);
  }

  /** edit replaces a text in a file, which must be there. */
  edit(name, from, to) {
    const text = this.read(name);
    if (!text.includes(from)) throw new Error(`${name} has no ${from}`);
    this.write(name, text.replace(from, to));
  }

  rename(from, to) { fs.renameSync(this.path(from), this.path(to)); }

  remove(name) { fs.rmSync(this.path(name)); }

  /** serve starts the command and waits for its address. */
  async serve(...args) {
    this.output = "";
    this.server = spawn(program, ["serve", "-s", this.dir, "--now", "2026-11-24 09:00", ...args], { stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.server.stdout, this.server.stderr]) stream.on("data", (data) => { this.output += data; });
    this.url = await until(() => this.output.match(/http:\/\/localhost:\d+/)?.[0], () => "no address: " + this.output);
    return this.url;
  }

  /** stop ends the command as Ctrl-C does, and returns the seconds that it took. */
  async stop() {
    if (!this.server || this.server.exitCode !== null) return 0;
    const start = performance.now();
    const ended = new Promise((done) => this.server.once("exit", done));
    this.server.kill("SIGINT");
    await ended;
    return (performance.now() - start) / 1000;
  }
}

/** until waits for something to become true, and returns it. */
export async function until(what, message = () => "it did not happen", seconds = 20) {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const value = await what();
    if (value) return value;
    if (performance.now() > end) throw new Error(await message());
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** run runs the command to its end. */
export function run(...args) {
  return execFileSync(program, args, { encoding: "utf8" });
}
