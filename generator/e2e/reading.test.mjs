// Every kind of page in a real browser, as readers meet it. Each is opened once; what
// the looks say of it is told by a test for each look.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, describe, test } from "node:test";
import axe from "axe-core";
import { browser, build, cleanUp } from "./harness.mjs";
import { kinds, manyTags, published, reading } from "./reading.mjs";

const languages = ["ru", "en", "kk"];
const desk = { width: 1280, height: 900 }, phone = { width: 390, height: 800 };
const widths = [320, 800, 1600];

let chromium, site, preview;
const pages = [], wrong = {};

before(async () => {
  build();
  chromium = await browser();
  site = await published(reading(manyTags()));
  preview = await published(reading(), "--drafts", "--future");
  for (const [kind, path] of Object.entries(kinds)) {
    for (const lang of path.includes("LANG") ? languages : [""]) {
      const address = path.replace("LANG", lang), host = kind.startsWith("held") ? preview : site;
      if (host.has(address)) pages.push({ kind, lang, address, host, first: !pages.some((p) => p.kind === kind) });
    }
  }
  const context = await chromium.newContext({ bypassCSP: true, reducedMotion: "reduce" });
  const tab = await context.newPage();
  for (const p of pages) {
    for (const [name, look] of Object.entries(looks)) {
      if (look.once && !p.first) continue;
      await tab.emulateMedia({ media: "screen", colorScheme: "light" });
      await tab.setViewportSize(desk);
      if (look.fresh ?? name === Object.keys(looks)[0]) await tab.goto(p.host.url + p.address);
      for (const what of [await look.at(tab, p)].flat()) if (what) (wrong[name] ??= []).push(`${p.address}: ${what}`);
    }
  }
  await context.close();
});
after(async () => {
  await chromium?.close();
  site?.close();
  preview?.close();
  cleanUp();
});

/** violations are what axe finds with some of its rules. */
async function violations(tab, runOnly, when = "") {
  const result = await tab.evaluate((o) => axe.run(document, o), { runOnly, resultTypes: ["violations"], preload: false, iframes: false });
  return result.violations.map((v) => `${when}${v.id}: ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`);
}

/** wide says what sticks out of the page, beside what scrolls by itself. */
const wide = (tab) => tab.evaluate(() => {
  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (over <= 0) return "";
  const out = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1).pop();
  return `at ${innerWidth} px, ${over} px too wide: ${out?.tagName}.${out?.className}`;
});

/** looks are what is looked at on a page, in this order; once: in one language of each
    kind; fresh: it is opened again for it. */
const looks = {
  "has one h1, the landmarks, and letters of the language that it names": {
    at: (tab, { lang }) => tab.evaluate((lang) => {
      const wrong = [];
      const count = (selector) => document.querySelectorAll(selector).length;
      for (const one of ["h1", "main", "body > header", "body > footer", ".skip"]) if (count(one) !== 1) wrong.push(`${count(one)} of ${one}`);
      if (lang && document.documentElement.lang !== lang) wrong.push(`lang=${document.documentElement.lang}`);
      const foreign = { en: /[а-яёәғқңөұүһі]/i, ru: /[әғқңөұүһі]/i, kk: /\b(the|and|of)\b/i };
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node; (node = walk.nextNode());) {
        const spoken = node.parentElement.closest("[lang]").lang;
        if (!node.parentElement.closest("script") && foreign[spoken]?.test(node.data)) wrong.push(`in ${spoken}: ${node.data.trim()}`);
      }
      return wrong;
    }, lang),
  },
  "moves nothing": {
    at: (tab) => tab.evaluate(() => [...document.querySelectorAll("*")]
      .filter((e) => ["transitionDuration", "animationDuration"].some((p) => parseFloat(getComputedStyle(e)[p]) > 0)).map((e) => e.className)),
  },
  "gives axe nothing to say, in light, in the dark and on a phone": {
    at: async (tab, { first, kind, lang }) => {
      if (lang === "kk" && !first && kind !== "home" && kind !== "story") return []; // the same templates a third time
      await tab.evaluate(axe.source);
      const light = await violations(tab, ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]);
      if (!first) return light; // colours and sizes are the same in all languages
      await tab.emulateMedia({ colorScheme: "dark" });
      const dark = await violations(tab, { type: "rule", values: ["color-contrast"] }, "dark: ");
      await tab.emulateMedia({ colorScheme: "light" });
      await tab.setViewportSize(phone);
      const small = await violations(tab, { type: "rule", values: ["color-contrast", "target-size", "scrollable-region-focusable"] }, "phone: ");
      return [...light, ...dark, ...small];
    },
  },
  "fits every screen, paper, and letters twice as large": {
    at: async (tab) => {
      const wrong = [];
      for (const width of widths) {
        await tab.setViewportSize({ width, height: 800 });
        wrong.push(await wide(tab));
      }
      await tab.setViewportSize({ width: 640, height: 800 });
      await tab.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
      wrong.push(await wide(tab));
      await tab.evaluate(() => { document.documentElement.style.fontSize = ""; });
      await tab.emulateMedia({ media: "print", colorScheme: "dark" });
      wrong.push(...await tab.evaluate(() => {
        const shown = (selector) => [...document.querySelectorAll(selector)].some((e) => e.checkVisibility());
        const wrong = [".nav", ".langs", ".foot", ".pages"].filter(shown).map((s) => `${s} is printed`);
        if (document.querySelector(".facts") && !shown(".facts .paper")) wrong.push("the address is not printed");
        const paper = getComputedStyle(document.body).backgroundColor;
        if (paper !== "rgb(255, 255, 255)") wrong.push(`the paper is ${paper}`);
        if ([...document.querySelectorAll(".scroll")].some((e) => getComputedStyle(e).overflowX !== "visible")) wrong.push("a table is cut");
        if ([...document.images].some((e) => !["rgba(0, 0, 0, 0)", paper].includes(getComputedStyle(e).backgroundColor))) wrong.push("a tone is printed");
        return wrong;
      }));
      return wrong;
    },
  },
  "bears a reader's own spacing": { // WCAG 2.2, 1.4.12
    at: async (tab) => {
      await tab.setViewportSize({ width: 320, height: 800 });
      await tab.addStyleTag({ content: "* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important } p { margin-bottom: 2em !important }" });
      return wide(tab);
    },
  },
  "can be gone through by keyboard, which shows where it is": {
    once: true, fresh: true,
    at: async (tab) => {
      const wrong = [];
      const stops = await tab.evaluate(() => { // the search page begins in its field
        const stops = [...document.querySelectorAll("a[href], button, input, summary, [tabindex]")].filter((e) => e.tabIndex >= 0 && e.checkVisibility());
        stops.forEach((e, i) => { e.dataset.order = i; });
        return { count: stops.length, from: stops.indexOf(document.activeElement) + 1 };
      });
      for (let i = stops.from; i < Math.min(stops.count, stops.from + 30); i++) {
        await tab.keyboard.press("Tab");
        const seen = await tab.evaluate(() => {
          const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
          return {
            order: e.dataset.order, text: e.textContent.slice(0, 40), outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
            inView: box.width > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
          };
        });
        if (seen.order !== String(i)) wrong.push(`stop ${i} is "${seen.text}" (${seen.order})`);
        if (!seen.outline) wrong.push(`the focus on "${seen.text}" cannot be seen`);
        if (!seen.inView) wrong.push(`"${seen.text}" is out of view`);
      }
      return wrong.slice(0, 3);
    },
  },
  "has a skip link that leads to the text": {
    once: true, fresh: true,
    at: async (tab) => {
      for (const key of ["Tab", "Enter", "Tab"]) await tab.keyboard.press(key);
      return tab.evaluate(() => {
        const main = document.querySelector("main");
        return main.contains(document.activeElement) || !main.querySelector("a[href]") ? "" : "the next stop is not in main";
      });
    },
  },
};

describe("every kind of page", () => {
  test("is there", () => {
    const there = new Set(pages.map((p) => p.kind));
    assert.deepEqual(Object.keys(kinds).filter((k) => !there.has(k)), []);
    assert.ok(pages.length > 40);
  });
  for (const name of Object.keys(looks)) test(name, () => assert.deepEqual(wrong[name] ?? [], []));
});

test("it loads nothing but itself, its style and its pictures, and breaks no policy", async (t) => {
  const context = await chromium.newContext();
  t.after(() => context.close());
  const tab = await context.newPage();
  const wrong = [];
  tab.on("console", (m) => { if (["error", "warning"].includes(m.type())) wrong.push(m.text()); });
  tab.on("pageerror", (e) => wrong.push(String(e)));
  tab.on("request", (r) => {
    const own = [site.url, preview.url].some((u) => r.url().startsWith(u));
    const may = ["document", "stylesheet", "image", "other", ...(tab.url().endsWith("/search/") || r.url().endsWith("/search/") ? ["script", "fetch"] : [])];
    if (!own || !may.includes(r.resourceType())) wrong.push(`${r.resourceType()} ${r.url()}`);
  });
  for (const p of pages.filter((p) => p.first)) await tab.goto(p.host.url + p.address);
  assert.deepEqual(wrong, []);
});

test("a feed that somebody opens says what it is, and shows its stories", async (t) => {
  const context = await chromium.newContext({ viewport: { width: 320, height: 800 } });
  t.after(() => context.close());
  const tab = await context.newPage();
  for (const [address, words, story] of [["/ru/feed.xml", "лента", "item"], ["/en/tags/transport/atom.xml", "feed", "entry"]]) {
    await tab.goto(site.url + address);
    const seen = await tab.evaluate((story) => {
      const shown = (selector) => getComputedStyle(document.querySelector(selector)).display !== "none";
      return {
        words: getComputedStyle(document.documentElement, "::before").content, headline: shown(`${story} > title`),
        machine: shown(`${story} > ${story === "item" ? "guid" : "id"}`), wide: document.documentElement.scrollWidth > innerWidth,
      };
    }, story);
    assert.ok(seen.words.includes(words), `${address}: ${seen.words}`);
    assert.deepEqual({ ...seen, words: "" }, { words: "", headline: true, machine: false, wide: false }, address);
  }
});

test("its HTML is valid", () => {
  const here = path.dirname(fileURLToPath(import.meta.url));
  for (const { dir } of [site, preview]) {
    const found = spawnSync("npx", ["html-validate", "--config", ".htmlvalidate.json", "--max-warnings", "0", dir], { cwd: here, encoding: "utf8" });
    assert.equal(found.status, 0, found.stdout + found.stderr);
  }
});

test("it is light: budgets of a page and its style, gzipped", () => {
  const heavy = [];
  const weigh = (name, size, limit) => { if (size > limit * 1024) heavy.push(`${name}: ${size} bytes, at most ${limit} KB`); };
  weigh("css", site.gzipped(/^css\/site\..*\.css$/), 9);
  for (const p of pages) weigh(p.address, p.host.gzipped(p.address), p.kind.startsWith("story") ? 6 : 15);
  assert.deepEqual(heavy, []);
});
