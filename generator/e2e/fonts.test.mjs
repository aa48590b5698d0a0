// Web fonts from npm in a real browser: what site.yaml asks for is what letters are set in.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { browser, build, cleanUp, run, Site } from "./harness.mjs";
import { serve } from "./reading.mjs";
import { three } from "./sites.mjs";

const font = "@fontsource/lora"; // has Kazakh letters, and a variable sister
const modules = path.join(path.dirname(fileURLToPath(import.meta.url)), "node_modules");

let chromium, host;

before(async () => {
  build();
  const site = new Site({ ...three, "content/site.yaml": three["content/site.yaml"] + `fonts: {serif: "${font}"}\n` }, {});
  fs.cpSync(path.join(modules, font), site.path("node_modules/" + font), { recursive: true });
  run("build", "-s", site.dir, "--now", "2026-11-24 09:00", "--strict");
  host = await serve(site.path("public"));
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  host?.close();
  cleanUp();
});

for (const lang of ["ru", "en", "kk"]) {
  test(`a font of a package sets the headlines and texts in ${lang}, and nothing else`, async (t) => {
    const context = await chromium.newContext();
    t.after(() => context.close());
    const tab = await context.newPage(), fetched = [];
    tab.on("response", (r) => { if (r.url().includes("/fonts/")) fetched.push(`${r.status()} ${path.basename(r.url())}`); });
    await tab.goto(`${host.url}/${lang}/2026/11/port/`, { waitUntil: "networkidle" });
    await tab.evaluate(() => document.fonts.ready);
    const session = await context.newCDPSession(tab);
    await session.send("DOM.enable");
    await session.send("CSS.enable");
    const { root } = await session.send("DOM.getDocument");
    const faces = async (selector) => {
      const { nodeId } = await session.send("DOM.querySelector", { nodeId: root.nodeId, selector });
      return (await session.send("CSS.getPlatformFontsForNode", { nodeId })).fonts;
    };
    for (const selector of ["h1", ".body > p"]) {
      assert.deepEqual([...new Set((await faces(selector)).map((f) => `${f.familyName}, ${f.isCustomFont ? "ours" : "the reader's"}`))], ["Lora, ours"], selector);
    }
    assert.ok((await faces(".facts")).every((f) => !f.isCustomFont), "data is set in it too");
    assert.deepEqual(fetched.filter((f) => !f.startsWith("200")), []);
    const cyrillic = fetched.some((f) => f.includes("-cyrillic-400"));
    assert.equal(cyrillic, lang !== "en", fetched.join());
  });
}
