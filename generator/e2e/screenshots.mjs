// Makes the pictures of docs/ out of the repository's own site: npm run screenshots.
import path from "node:path";
import fs from "node:fs";
import os from "node:os";
import { browser, build, cleanUp, repository, run } from "./harness.mjs";
import { serve } from "./reading.mjs";

const docs = path.join(repository, "docs");
const pictures = [
  { name: "front.png", address: "/", width: 1024, height: 560, colours: "light" },
  { name: "story.png", address: "/ru/2026/11/aktau-port/", width: 1024, height: 560, colours: "light" },
  { name: "home.png", address: "/en/", width: 1024, height: 560, colours: "dark" },
];

build();
const out = fs.mkdtempSync(path.join(os.tmpdir(), "qostil-pictures-"));
run("build", "-s", repository, "-o", out, "--now", "2026-11-24 09:00");
const site = await serve(out);
const chromium = await browser();
for (const p of pictures) {
  const tab = await chromium.newPage({ viewport: { width: p.width, height: p.height }, colorScheme: p.colours });
  await tab.goto(site.url + p.address);
  await tab.screenshot({ path: path.join(docs, p.name) });
  await tab.close();
  console.log(`docs/${p.name}: ${fs.statSync(path.join(docs, p.name)).size} bytes`);
}
await chromium.close();
site.close();
fs.rmSync(out, { recursive: true });
cleanUp();
