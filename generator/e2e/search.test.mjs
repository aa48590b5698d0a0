// The search page in a real browser.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import { Site, browser, build, cleanUp, until } from "./harness.mjs";
import { published } from "./reading.mjs";
import { queries, stories, tags } from "./search.corpus.mjs";

let chromium;
let site;

const languages = ["ru", "en", "kk"];

/** vectors are texts with their words, as package locale cuts them. */
const vectors = fs.readFileSync(new URL("../language/locale/testdata/tokens.txt", import.meta.url), "utf8").trim().split("\n")
  .filter((line) => !line.startsWith("#")).map((line) => line.split(" | "));

before(async () => {
  build();
  chromium = await browser();
  site = new Site(corpus(), {});
  await site.serve("--base-url", "https://news.example/digest/");
});
after(async () => {
  await site?.stop();
  await chromium?.close();
  cleanUp();
});

/** corpus is the files of a site with the stories. */
function corpus() {
  const files = {
    "content/site.yaml": "title: {ru: Вести, en: News, kk: Хабар}\nbase_url: https://news.example/\ntime_zone: Asia/Almaty\nlanguages: [ru, en, kk]\n",
    "content/tags.yaml": Object.entries(tags).map(([key, t]) => `${key}: ${JSON.stringify(t)}\n`).join(""),
  };
  stories.forEach(([id, of, ...texts], i) => {
    languages.forEach((lang, n) => {
      const date = `2026-10-${String(i + 1).padStart(2, "0")} 1${n}:00`;
      const own = n === 0 ? `tags: [${of}]\nsource: own\n` : "translation: {method: adapted, translator: desk}\n"; // not held against the original: the panel would lie over the page
      files[`content/2026/10/${date.slice(8, 10)}/${id}.${lang}.md`] =
        `---\ntitle: ${JSON.stringify(texts[2 * n])}\ndate: ${date}\n${own}---\n\n${texts[2 * n + 1]}\n`;
    });
  });
  vectors.forEach(([text], i) => {
    files[`content/2026/09/01/letters-${i}.ru.md`] = `---\ntitle: ${JSON.stringify(text)}\ndate: 2026-09-01\nsource: own\n---\n\nБуквы.\n`;
  });
  return files;
}

/** at opens a page of the site, or of another; what the browser complains of is kept. */
async function at(t, address, options = {}) {
  const context = await chromium.newContext({ viewport: { width: 1000, height: 700 }, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (m) => { if (["error", "warning"].includes(m.type())) complaints.push(m.text()); });
  page.on("pageerror", (e) => complaints.push(String(e)));
  t.after(() => context.close());
  await page.goto(address.startsWith("http") ? address : site.url + "/digest" + address);
  return { page, complaints };
}

/** ask types a query and waits for the answer: the ids of the stories, all of them. */
async function ask(page, query) {
  await page.fill("#q", "");
  await page.fill("#q", query);
  await page.waitForSelector(".results[aria-busy=false]", { state: "attached" });
  while (await page.isVisible("button.more")) {
    const shown = await page.locator(".results li").count();
    await page.click("button.more");
    await until(async () => await page.locator(".results li").count() > shown);
  }
  return page.$$eval(".results a", (links) => links.map((a) => a.pathname.split("/").at(-2)));
}

for (const lang of languages) {
  test(`what readers of ${lang} type finds what they mean`, async (t) => {
    const { page, complaints } = await at(t, `/${lang}/search/`);
    let recall = 0;
    let ranks = 0;
    let answered = 0;
    const missed = [];
    for (const [query, wanted] of queries[lang]) {
      const found = await ask(page, query);
      const hits = wanted.filter((id) => found.includes(id));
      recall += hits.length / wanted.length;
      // Of several stories that are meant, the rank is what is left when these stand first.
      if (hits.length) {
        answered++;
        ranks += hits.reduce((sum, id) => sum + found.indexOf(id) + 1, 0) / hits.length - (hits.length - 1) / 2;
      }
      if (hits.length < wanted.length) missed.push(`${query}: lacks ${wanted.filter((id) => !found.includes(id))}`);
    }
    const n = queries[lang].length;
    t.diagnostic(`${lang}: ${n} queries, recall ${(recall / n).toFixed(3)}, mean rank ${(ranks / answered).toFixed(2)}; ${missed.join("; ") || "nothing missed"}`);
    assert.ok(recall / n >= 0.95, `recall ${recall / n}: ${missed.join("; ")}`);
    assert.ok(ranks / answered <= 1.3, `mean rank ${ranks / answered}`);
    assert.deepEqual(complaints, []);
  });
}

test("of equals the newest comes first, and what has the word in its headline before others", async (t) => {
  const { page } = await at(t, "/ru/search/");
  assert.deepEqual((await ask(page, "энергетика")), ["dam", "gas", "wind", "uranium"]);
  assert.equal((await ask(page, "лёд"))[0], "glaciers");
});

describe("the page", () => {
  test("shows words marked, the date and tags, and counts in the reader's language", async (t) => {
    const { page } = await at(t, "/ru/search/");
    await ask(page, "ледниках памира");
    assert.equal(await page.textContent("output"), "Найдена 1 новость");
    assert.deepEqual(await page.$$eval(".results h2 mark", (m) => m.map((e) => e.textContent)), ["Ледники", "Памира"]);
    assert.equal(await page.textContent(".results .src"), "3 октября 2026, 10:00 · Таджикистан, вода");
    await page.click(".results a");
    await page.waitForURL("**/digest/ru/2026/10/glaciers/");
  });

  test("says so where nothing is found, and takes the query literally", async (t) => {
    const { page } = await at(t, "/en/search/");
    assert.deepEqual(await ask(page, "<img src=x onerror=alert(1)> $& {q}"), []);
    assert.equal(await page.textContent("output"), "Nothing found for “<img src=x onerror=alert(1)> $& {q}”. Check the spelling or browse topics.");
    for (const query of ["5 %", "3-2", "👍"]) { // in which there is no word to look for
      assert.deepEqual(await ask(page, query), []);
      assert.equal(await page.textContent("output"), `Nothing found for “${query}”. Check the spelling or browse topics.`);
    }
    assert.deepEqual(await ask(page, "p"), []); // the beginning of one
    assert.equal(await page.textContent("output"), "");
  });

  test("says what it has read where another keyboard was on", async (t) => {
    const { page } = await at(t, "/ru/search/");
    assert.deepEqual(await ask(page, "ktlybrb"), ["glaciers"]);
    assert.equal(await page.textContent("output"), "ледники · Найдена 1 новость");
    assert.deepEqual(await page.$$eval(".results h2 mark", (m) => m.map((e) => e.textContent)), ["Ледники"]);
    assert.deepEqual(await ask(page, "{kjgjr"), ["cotton"]); // Хлопок, with a capital
  });

  test("opens with a query of its address, and keeps it there", async (t) => {
    const { page } = await at(t, "/kk/search/?q=" + encodeURIComponent("Жаңатас"));
    await page.waitForSelector(".results li");
    assert.equal(await page.inputValue("#q"), "Жаңатас");
    await page.click(".results a");
    await page.waitForURL("**/wind/");
    await page.goBack();
    await page.waitForSelector(".results li");
  });

  test("is used by the keyboard alone", async (t) => {
    const { page } = await at(t, "/ru/search/");
    assert.equal(await page.evaluate(() => document.activeElement.id), "q");
    await page.keyboard.type("казахстан");
    await page.waitForSelector(".results li");
    assert.equal(await page.locator(".results li").count(), 10);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.evaluate(() => [...document.querySelectorAll(".results h2 a")].indexOf(document.activeElement)), 1);
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.id), "q");
    await page.focus("button.more");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll(".results li").length > 10);
    assert.equal(await page.evaluate(() => [...document.querySelectorAll(".results h2 a")].indexOf(document.activeElement)), 10);
  });

  test("tells of an index that cannot be had, and asks again", async (t) => {
    const { page } = await at(t, "/ru/search/");
    await page.route("**/words/*.json", (route) => route.abort());
    await page.fill("#q", "метро");
    await page.waitForFunction(() => document.querySelector("output").textContent === "Поиск сейчас не работает. Есть темы и архив.");
    await page.unroute("**/words/*.json");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".results li");
  });

  test("leads to tags and the archive without a script", async (t) => {
    const { page } = await at(t, "/ru/search/", { javaScriptEnabled: false });
    assert.equal(await page.isVisible("form.search"), false);
    assert.match(await page.textContent("noscript"), /Без него есть темы и архив/);
    assert.deepEqual(await page.$$eval(".ways a", (links) => links.map((a) => a.pathname)), ["/digest/ru/tags/", "/digest/ru/archive/"]);
  });

  for (const colorScheme of ["light", "dark"]) {
    test(`is readable for everybody, ${colorScheme}`, async (t) => {
      const { page } = await at(t, "/ru/search/", { colorScheme });
      await ask(page, "вода");
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] }));
      assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(", ")}`), []);
    });
  }
});

test("more is shown once, however often it is asked for, and what is there stays where it cannot be had", async (t) => {
  const files = corpus();
  for (let i = 0; i < 40; i++) files[`content/2026/08/01/canal-${i}.ru.md`] = "---\ntitle: Канал\ndate: 2026-08-01\nsource: own\n---\n\nКанал.\n";
  const own = await published(files, "--strict");
  t.after(() => own.close());
  const { page } = await at(t, own.url + "/ru/search/");
  const links = () => page.$$eval(".results h2 a", (all) => all.map((a) => a.pathname));
  await page.fill("#q", "канал");
  await page.waitForSelector("button.more:visible");
  const first = await links();
  await page.route("**/articles/*.json", (route) => route.abort());
  await page.click("button.more");
  await page.waitForFunction(() => document.querySelector("output").textContent === "Поиск сейчас не работает. Есть темы и архив.");
  assert.deepEqual(await links(), first);
  await page.unroute("**/articles/*.json");
  await page.evaluate(() => { for (let i = 0; i < 3; i++) document.querySelector("button.more").click(); });
  await until(async () => (await links()).length > first.length);
  await page.waitForTimeout(200);
  const all = await links();
  assert.equal(all.length, 30);
  assert.equal(await page.textContent("output"), "Найдено 40 новостей");
  assert.equal(new Set(all).size, 30);
});

test("Pagefind makes the index where a site asks for it", async (t) => {
  const platforms = fileURLToPath(new URL("node_modules/@pagefind/", import.meta.url));
  process.env.PAGEFIND_BIN = path.join(platforms, fs.readdirSync(platforms)[0], "bin", "pagefind_extended");
  const files = corpus();
  files["content/site.yaml"] += "search: pagefind\n";
  const own = await published(files, "--strict");
  t.after(() => own.close());
  const { page, complaints } = await at(t, own.url + "/kk/search/");
  for (const [query, id] of [["мұғалімдер", "teachers"], ["мугалимдер", "teachers"], ["министрлі", "ministry"]]) {
    assert.deepEqual(await ask(page, query), [id], query);
  }
  assert.equal(await page.textContent(".results .src"), "2026 ж. 23 қазан, 12:00 · Қазақстан");
  assert.deepEqual(await page.$$eval(".results mark", (m) => m.map((e) => e.textContent)), ["министрлігі"]);
  assert.deepEqual(await ask(page, "фывапролд"), []);
  assert.deepEqual(complaints, []);
});

test("letters of all kinds are folded as the index has them", async (t) => {
  const { page } = await at(t, "/ru/search/");
  for (const [i, [text, words]] of vectors.entries()) {
    for (const query of [text, words]) {
      assert.ok((await ask(page, query)).includes("letters-" + i), `${text}: ${query}`);
    }
  }
});
