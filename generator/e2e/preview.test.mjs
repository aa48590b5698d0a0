// The live preview in a real browser, as a writer sees it.
import assert from "node:assert/strict";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import axe from "axe-core";
import { Site, browser, build, cleanUp, run, until } from "./harness.mjs";

const port = "content/2026/11/20/port.ru.md";
let chromium;

before(async () => {
  build();
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  cleanUp();
});

/** shown serves a site and opens a page of it; what the browser complains of is kept. */
async function shown(t, address, { site = new Site(), args = [], context } = {}) {
  await site.serve(...args);
  const own = context ?? await chromium.newContext({ viewport: { width: 1000, height: 700 } });
  const page = await own.newPage();
  const complaints = [];
  page.on("console", (m) => { if (["error", "warning"].includes(m.type())) complaints.push(m.text()); });
  page.on("pageerror", (e) => complaints.push(String(e)));
  let loads = 0;
  page.on("load", () => { loads++; });
  t.after(async () => {
    if (!context) await own.close();
    await site.stop();
  });
  await page.goto(site.url + address);
  await listening(page);
  return { site, page, complaints, loads: () => loads };
}

/** listening waits until a page hears of builds. */
async function listening(page) {
  await page.waitForFunction(() => document.querySelector("qostil-preview")?.dataset.build !== undefined);
}

/** has waits for a text on a page. */
async function has(page, text) {
  await page.waitForFunction((t) => document.body.innerText.includes(t), text, { timeout: 20000 });
}

/** part is the text of the panel of problems (section) or of the link to a saved
    page (#note); "" while it is hidden. */
function part(page, which) {
  return page.evaluate((w) => {
    const e = document.querySelector("qostil-preview")?.shadowRoot.querySelector(w);
    return !e || e.hidden ? "" : e.innerText;
  }, which);
}

/** told waits until such a part says something; nothing, where the text is "". */
function told(page, which, text) {
  return until(async () => {
    const now = await part(page, which);
    return text === "" ? now === "" : now.includes(text);
  }, async () => `${which} does not say "${text}": ${await part(page, which)}`);
}

describe("a save", () => {
  test("changes the page in its place, without a reload", async (t) => {
    const { site, page, complaints, loads } = await shown(t, "/ru/2026/11/port/");
    await page.evaluate(() => window.scrollTo(0, 1500));
    site.edit(port, "Абзац 20.", "Новый абзац.");
    await has(page, "Новый абзац.");
    assert.equal(await page.evaluate(() => Math.round(scrollY)), 1500);
    assert.equal(loads(), 1);
    site.edit(port, "title: Порт растёт", "title: Порт вырос");
    await page.waitForFunction(() => document.title.startsWith("Порт вырос"));
    assert.deepEqual(complaints, []);
  });

  test("is in the lists, the feed and the other language at once", async (t) => {
    const { site, page } = await shown(t, "/ru/");
    site.edit(port, "title: Порт растёт", "title: Порт вырос");
    await has(page, "Порт вырос");
    for (const address of ["/", "/ru/tags/economy/", "/ru/feed.xml", "/en/2026/11/port/"]) {
      const text = await (await fetch(site.url + address)).text();
      assert.ok(text.includes("Порт вырос"), address);
    }
  });

  test("of a translation puts it into the switcher, its end takes it out", async (t) => {
    const { site, page } = await shown(t, "/ru/2026/11/road/");
    const english = page.locator('a[hreflang="en"][href="/en/2026/11/road/"]').first();
    assert.equal(await english.count(), 0);
    site.write("content/2026/11/21/road.en.md", "---\ntitle: The road is ready\ndate: 2026-11-21 11:00\ntranslation: {}\n---\n\nReady.\n");
    await english.waitFor({ state: "attached" });
    site.remove("content/2026/11/21/road.en.md");
    await english.waitFor({ state: "detached" });
  });

  test("of a style sheet swaps it without a reload", async (t) => {
    const { site, page, loads } = await shown(t, "/ru/2026/11/port/");
    site.write("static/css/site.css", "body { background: rgb(1, 2, 3) }");
    await page.waitForFunction(() => getComputedStyle(document.body).backgroundColor === "rgb(1, 2, 3)");
    await page.waitForFunction(() => document.querySelectorAll("link[rel=stylesheet]").length === 1);
    assert.equal(loads(), 1);
  });

  test("of a story elsewhere shows a link to it", async (t) => {
    const { site, page } = await shown(t, "/ru/2026/11/port/");
    site.edit("content/2026/11/21/road.ru.md", "Дорога готова.\n", "Дорога открыта.\n");
    await told(page, "#note", "/ru/2026/11/road/");
    assert.ok(page.url().endsWith("/ru/2026/11/port/"));
  });

  test("of a story elsewhere leads to it with --navigate", async (t) => {
    const { site, page } = await shown(t, "/ru/2026/11/port/", { args: ["--navigate"] });
    site.edit("content/2026/11/21/road.ru.md", "Дорога готова.\n", "Дорога открыта.\n");
    await page.waitForURL("**/ru/2026/11/road/");
  });
});

describe("what is wrong", () => {
  test("stands in a panel over the last good page until it is mended", async (t) => {
    const { site, page, complaints } = await shown(t, "/ru/2026/11/port/");
    site.edit(port, "tags: [Экономика]", "tegs: [Экономика]");
    await told(page, "section", "tegs");
    const text = await part(page, "section");
    for (const part of [port + ":4:1", 'unknown key "tegs"', "tegs: [Экономика]", "^^^^", 'did you mean "tags"?']) {
      assert.ok(text.includes(part), `${part} in ${text}`);
    }
    await has(page, "Абзац 1.");
    const under = () => page.evaluate(() => { // how much of the page's end the panel lies over
      scrollTo(0, document.documentElement.scrollHeight);
      const panel = document.querySelector("qostil-preview").shadowRoot.querySelector("section").getBoundingClientRect();
      return panel.height && Math.max(0, document.body.getBoundingClientRect().bottom - panel.top);
    });
    await until(async () => await under() < 1, async () => `the panel lies over ${await under()} px of the page's end`);
    site.edit(port, "tegs:", "tags:");
    await told(page, "section", "");
    await until(() => page.evaluate(() => getComputedStyle(document.documentElement).paddingBottom === "0px"), () => "the room stays");
    assert.deepEqual(complaints, []);
  });

  test("with a template, site.yaml or a string is shown too", async (t) => {
    const { site, page } = await shown(t, "/ru/2026/11/port/");
    const broken = [
      ["templates/story.html", "{{define \"main\"}}{{.Nothing}}{{end}}", "{{define \"main\"}}<p>Своё: {{.Title}}</p>{{end}}", "there is no field \"Nothing\""],
      ["content/site.yaml", site.read("content/site.yaml") + "tegs: open\n", site.read("content/site.yaml"), 'unknown key "tegs"'],
      ["templates/strings/ru.yaml", "nav.home: [a]\n", "nav.home: Домой\n", "nav.home"],
    ];
    for (const [name, wrong, right, message] of broken) {
      site.write(name, wrong);
      await told(page, "section", message);
      site.write(name, right);
      await told(page, "section", "");
    }
    await has(page, "Своё: Порт растёт");
  });

  test("at the start is a page of its own, which becomes the site", async (t) => {
    const site = new Site();
    const right = site.read("content/site.yaml");
    site.write("content/site.yaml", right.replace("languages:", "langages:"));
    const { page } = await shown(t, "/ru/2026/11/port/", { site });
    await told(page, "section", "langages");
    site.write("content/site.yaml", right);
    await has(page, "Абзац 1.");
  });

  test("is readable for everybody", async (t) => {
    const site = new Site();
    site.edit(port, "tags:", "tegs:");
    const context = await chromium.newContext({ bypassCSP: true });
    t.after(() => context.close());
    const { page } = await shown(t, "/ru/2026/11/port/", { site, context });
    await told(page, "section", "tegs");
    await page.addScriptTag({ content: axe.source });
    const result = await page.evaluate(() => axe.run());
    assert.deepEqual(result.violations.map((v) => v.id), []);
  });
});

describe("an address", () => {
  test("that changes is followed", async (t) => {
    const { site, page } = await shown(t, "/ru/2026/11/road/");
    site.edit("content/2026/11/21/road.ru.md", "source: own", "source: own\nslug: novaya-doroga");
    await page.waitForURL("**/ru/2026/11/novaya-doroga/");
  });

  test("of a story that is deleted shows the site's own page for it", async (t) => {
    const { site, page } = await shown(t, "/ru/2026/11/road/");
    site.remove("content/2026/11/21/road.ru.md");
    await page.waitForFunction(() => !document.body.innerText.includes("Дорога готова."));
    assert.equal((await fetch(site.url + "/ru/2026/11/road/")).status, 404);
  });

  test("of a draft or a story to come bears a ribbon", async (t) => {
    const site = new Site({
      "content/2026/11/21/draft.ru.md": "---\ntitle: Черновик\ndraft: true\n---\n\nТекст.\n",
      "content/2026/12/01/later.ru.md": "---\ntitle: Позже\ndate: 2026-12-01 10:00\nsource: own\n---\n\nТекст.\n",
    });
    const { page } = await shown(t, "/ru/2026/11/draft/", { site });
    await page.locator(".ribbon").waitFor();
    await page.goto(site.url + "/ru/2026/12/later/");
    await page.locator(".ribbon").waitFor();
  });
});

describe("many tabs", () => {
  test("of one browser all change, and Ctrl-C ends at once", async (t) => {
    const site = new Site();
    const context = await chromium.newContext();
    t.after(() => context.close());
    const { page } = await shown(t, "/ru/2026/11/port/", { site, context });
    const pages = [page];
    for (let i = 1; i < 20; i++) {
      const next = await context.newPage();
      await next.goto(site.url + "/ru/2026/11/port/");
      pages.push(next);
    }
    await Promise.all(pages.map(listening));
    site.edit(port, "Абзац 1.", "Везде новое.");
    for (const p of pages) {
      await p.bringToFront();
      await has(p, "Везде новое.");
    }
    assert.ok(await site.stop() < 1.5);
  });

  test("without a shared worker work too", async (t) => {
    const context = await chromium.newContext();
    t.after(() => context.close());
    await context.addInitScript(() => { delete window.SharedWorker; });
    const { site, page } = await shown(t, "/ru/2026/11/port/", { context });
    site.edit(port, "Абзац 1.", "Новое.");
    await has(page, "Новое.");
  });

  test("recover when the server comes back", async (t) => {
    const { site, page } = await shown(t, "/ru/2026/11/port/", { args: ["-p", "18117"] });
    await site.stop();
    site.edit(port, "Абзац 1.", "После перерыва.");
    await site.serve("-p", new URL(site.url).port);
    await has(page, "После перерыва.");
  });
});

describe("others", () => {
  test("neither read nor embed the preview, whatever name they give it", async (t) => {
    const site = new Site();
    await site.serve();
    t.after(() => site.stop());
    const rebound = await browser(["--host-resolver-rules=MAP evil.example 127.0.0.1"]);
    t.after(() => rebound.close());
    const page = await rebound.newPage();
    const answer = await page.goto(site.url.replace("localhost", "evil.example") + "/ru/");
    assert.equal(answer.status(), 403);

    const foreign = http.createServer((_, response) => response.end("<!DOCTYPE html><title>x</title>")).listen(0, "127.0.0.1");
    await new Promise((done) => foreign.once("listening", done));
    t.after(() => foreign.close());
    await page.goto(`http://127.0.0.1:${foreign.address().port}/`);
    const seen = await page.evaluate(async (url) => {
      const read = await fetch(url + "/ru/").then((r) => r.text(), () => "");
      const picture = await new Promise((done) => {
        const image = new Image();
        image.onload = () => done(true);
        image.onerror = () => done(false);
        image.src = url + "/favicon.svg";
      });
      return { read, picture };
    }, site.url);
    assert.deepEqual(seen, { read: "", picture: false });
  });

  test("see nothing of it on the published site", async () => {
    const site = new Site();
    const out = path.join(site.dir, "public");
    run("build", "-s", site.dir, "--now", "2026-11-24 09:00");
    for (const name of fs.readdirSync(out, { recursive: true })) {
      if (name.endsWith(".html")) assert.ok(!fs.readFileSync(path.join(out, name), "utf8").includes("qostil-preview"), name);
    }
  });
});

test("no kind of page breaks the policy or complains", async (t) => {
  const { site, page, complaints } = await shown(t, "/");
  for (const address of ["/ru/", "/ru/2026/11/port/", "/ru/tags/", "/ru/tags/economy/", "/ru/archive/", "/ru/2026/", "/ru/2026/11/", "/ru/2026/11/20/", "/ru/feeds/"]) {
    const answer = await page.goto(site.url + address);
    assert.equal(answer.status(), 200, address);
    await listening(page);
  }
  assert.deepEqual(complaints, []);
});
