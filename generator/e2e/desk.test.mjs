// The translators' desk in a real browser.
import assert from "node:assert/strict";
import http from "node:http";
import { execFileSync } from "node:child_process";
import { after, before, describe, test } from "node:test";
import axe from "axe-core";
import { Site, browser, build, cleanUp, run, until } from "./harness.mjs";

const original = "content/2026/11/20/desk.ru.md";
const translation = "content/2026/11/20/desk.en.md";
const story = "/__desk/story?id=2026/11/20/desk&lang=en";
let chromium;

before(async () => {
  build();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  cleanUp();
});

/** stale is a site with a translation whose original has changed in two paragraphs. */
function stale() {
  const site = new Site({
    [original]: "---\ntitle: Порт\ndate: 2026-11-20 10:00\nsource: own\n---\n\nПервый абзац.\n\nВторой, 45 млн тонн.\n",
    [translation]: "---\ntitle: Port\ndate: 2026-11-20 12:00\ntranslation: {translator: desk} # ours\n---\n\nFirst paragraph.\n\nSecond, 45 million tonnes.\n",
  });
  run("status", "-s", site.dir, "--accept", site.path(translation));
  const git = (...args) => execFileSync("git", ["-C", site.dir, "-c", "user.name=x", "-c", "user.email=x@example.org", ...args], { stdio: "ignore" });
  git("init");
  git("add", "content");
  git("commit", "-m", "one");
  site.edit(original, "45 млн", "54 млн");
  site.edit(original, "тонн.\n", "тонн.\n\nТретий абзац.\n");
  return site;
}

async function open(t, address, { args = [], site = stale(), context = {} } = {}) {
  await site.serve(...args);
  const own = await chromium.newContext({ viewport: { width: 1280, height: 900 }, ...context });
  const page = await own.newPage();
  const complaints = [];
  page.on("console", (m) => { if (["error", "warning"].includes(m.type())) complaints.push(m.text()); });
  page.on("pageerror", (e) => complaints.push(String(e)));
  t.after(async () => {
    await own.close();
    await site.stop();
  });
  await page.goto(site.url + address);
  await page.waitForFunction(() => document.querySelector("qostil-preview")?.dataset.build !== undefined);
  return { site, page, complaints };
}

const state = (page) => page.locator(".story > .key").innerText();

/** uncover puts away the panel of problems, which lies over the foot of the page. */
async function uncover(page) {
  const hide = page.getByRole("button", { name: "Hide" });
  if (await hide.isVisible()) await hide.click();
}

describe("the desk", () => {
  test("leads from the table to a story, whose changes are taken note of one by one", async (t) => {
    const { site, page, complaints } = await open(t, "/__desk/");
    await page.getByRole("link", { name: "stale", exact: true }).click();
    await page.waitForURL("**/__desk/story?**");
    assert.match(await state(page), /^Stale/i);
    assert.equal(await page.locator("del").innerText(), "45");
    assert.equal(await page.locator("ins").innerText(), "54");
    await uncover(page);
    await page.getByRole("button", { name: "Checked: Changed, paragraph 2" }).click();
    await page.waitForFunction(() => !document.querySelector("del"));
    assert.match(await state(page), /^Stale/i);
    assert.match(run("status", "-s", site.dir, "--format", "json"), /"state":"stale","file":"content\/2026\/11\/20\/desk.en.md","changed":\[\],"added":\[3\],"removed":\[\]/);
    await uncover(page);
    await page.getByRole("button", { name: "Checked: Added, paragraph 3" }).click();
    await page.waitForFunction(() => /fresh/i.test(document.querySelector(".story > .key").textContent));
    assert.equal(await page.locator("main button").count(), 0);
    assert.match(site.read(translation), /^translation: \{translator: desk, source: b1(\.[0-9a-f]{4}){5}\} # ours$/m);
    assert.deepEqual(complaints, []);
  });

  test("follows what is saved", async (t) => {
    const { site, page } = await open(t, story);
    assert.ok(await page.getByText("Not translated").isVisible());
    site.edit(translation, "tonnes.\n", "tonnes.\n\nThird paragraph.\n");
    await page.getByText("Third paragraph.").waitFor();
    assert.equal(await page.getByText("Not translated").count(), 0);
    site.edit(original, "Первый абзац", "Первый новый абзац");
    await page.locator("ins", { hasText: "новый" }).waitFor();
    await page.getByRole("button", { name: "All of it is checked" }).click();
    await page.waitForFunction(() => /fresh/i.test(document.querySelector(".story > .key").textContent));
  });

  test("asks for a translation", async (t) => {
    const { site, page } = await open(t, "/__desk/");
    await page.getByRole("button", { name: /Дорога готова/ }).click();
    await page.waitForURL("**/__desk/story?**");
    await page.waitForFunction(() => /missing/i.test(document.querySelector(".story > .key").textContent));
    assert.match(site.read("content/2026/11/21/road.ru.md"), /^translate:/m);
  });

  test("takes nothing from pages of other sites", async (t) => {
    const { site, page } = await open(t, story);
    const before = site.read(translation);
    const fields = await page.locator("form").first().evaluate((f) => [...new FormData(f)]);
    const inputs = fields.map(([k, v]) => `<input name="${k}" value="${v}">`).join("");
    const evil = http.createServer((_, answer) => {
      answer.setHeader("Content-Type", "text/html");
      answer.end(`<form method="post" action="${site.url}/__desk/accept">${inputs}<button>Win</button></form>`);
    });
    await new Promise((done) => evil.listen(0, "127.0.0.1", done));
    t.after(() => evil.close());
    await page.goto(`http://127.0.0.1:${evil.address().port}/`);
    const answered = page.waitForResponse((r) => r.url().endsWith("/__desk/accept"));
    await page.getByRole("button").click();
    assert.equal((await answered).status(), 403);
    assert.equal(site.read(translation), before);
  });

  test("has no buttons with --read-only", async (t) => {
    const { page } = await open(t, story, { args: ["--read-only"] });
    assert.equal(await page.locator("del").innerText(), "45");
    assert.equal(await page.locator("main form, main button").count(), 0);
    await page.goto(page.url().replace(/story.*/, ""));
    assert.equal(await page.locator("main form, main button").count(), 0);
  });

  for (const colorScheme of ["light", "dark"]) {
    for (const width of [390, 1280]) {
      test(`is accessible and fits ${width} px, ${colorScheme}`, async (t) => {
        const { site, page } = await open(t, "/__desk/", { context: { colorScheme, viewport: { width, height: 800 }, bypassCSP: true } });
        for (const address of ["/__desk/", story, "/__desk/story?id=2026/11/21/road&lang=en", "/__desk/none"]) {
          await page.goto(site.url + address);
          await page.addScriptTag({ content: axe.source });
          const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
          assert.deepEqual(found.violations.map((v) => `${address} ${v.id}: ${v.nodes.map((n) => n.html).join(" ")}`), []);
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${address} is wider than the screen`);
        }
      });
    }
  }
});
