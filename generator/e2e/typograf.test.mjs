// Our Russian typography against that of typograf, which was written by other people from
// the same manuals: over a corpus, and over the texts of this repository.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import Typograf from "typograf";
import { Site, build, cleanUp, run } from "./harness.mjs";
import { sentences } from "./typograf.corpus.mjs";

before(build);
after(cleanUp);

const repository = path.resolve(import.meta.dirname, "../..");

// What typograf does and we do not, on purpose: none of these rules runs.
const left = {
  "common/nbsp/afterShortWordByList": "glues words of two letters and more: in text they tear the right edge (headlines have them)",
  "common/nbsp/beforeShortLastWord": "the browser's text-wrap: pretty sees to the last line",
  "common/nbsp/beforeShortLastNumber": "the same",
  "common/punctuation/hellip": "three stops and an ellipsis are the writer's choice",
  "common/space/delBeforePercent": "a house's style: percent",
  "ru/typo/switchingKeyboardLayout": "changes letters; a mixed word is a warning instead",
  "ru/punctuation/ano": "adds commas",
  "ru/number/comma": "changes signs that are read",
  "ru/number/ordinals": "changes words",
  "ru/date/fromISO": "changes figures",
  "ru/date/weekday": "changes words",
  "ru/other/phone-number": "changes figures",
};

// What both do in different ways: the reason, and both made alike.
const nbsp = "\u00a0";
const differences = [
  ["a full no-break space after № and §, as in CLDR; typograf's is narrow", (ours, theirs) => [ours, theirs.replace(/([№§])\u202f/g, `$1${nbsp}`)]],
  ["a sum stays on one line with its scale and its currency", (ours, theirs) => [ours.replace(/((?:тыс\.|млн|млрд|трлн))\u00a0/g, "$1 "), theirs.replace(/((?:тыс\.|млн|млрд|трлн))\u00a0/g, "$1 ")]],
  ["a number stays with what it counts, whatever that is", (ours, theirs) => [ours.replace(/([\dXIV])\u00a0(?=[а-яё])/g, "$1 "), theirs.replace(/([\dXIV])\u00a0(?=[а-яё])/g, "$1 ")]],
  ["groups of three digits are one number", (ours, theirs) => [ours.replace(/(\d)\u00a0(?=\d{3})/g, "$1 "), theirs]],
  ["г-н stays with its name", (ours, theirs) => [ours.replace(/(г-н)\u00a0/gi, "$1 "), theirs]],
  ["an only initial stays with its name as two do", (ours, theirs) => [ours.replace(/(?<![А-Я]\.\u00a0)([А-Я]\.)\u00a0(?=[А-Я][а-я])/g, "$1 "), theirs.replace(/(?<![А-Я]\.\u00a0)([А-Я]\.)\u00a0(?=[А-Я][а-я])/g, "$1 ")]],
];

function judge(texts, ours) {
  const typograf = new Typograf({ locale: ["ru", "en-US"] });
  const known = Typograf.getRules().map((rule) => rule.name);
  for (const name of Object.keys(left)) assert.ok(known.includes(name), `typograf has no rule ${name}`);
  typograf.disableRule(Object.keys(left));
  typograf.setSetting("common/nbsp/afterShortWord", "lengthShortWord", 1);
  let same = 0, alike = 0, decisions = 0, shared = 0;
  const used = differences.map(() => 0);
  const odd = [];
  texts.forEach((text, i) => {
    let [a, b] = [ours[i], typograf.execute(text)];
    if (a === b) same++;
    if (a.length === text.length && b.length === text.length) { // what either of them changed
      for (let at = 0; at < text.length; at++) {
        if (a[at] === text[at] && b[at] === text[at]) continue;
        decisions++;
        if (a[at] === b[at]) shared++;
      }
    }
    differences.forEach(([, undo], n) => {
      const before = a === b;
      [a, b] = undo(a, b);
      if (!before && a === b) used[n]++;
    });
    if (a === b) alike++;
    else odd.push(`${show(a)}\n${show(b)}`);
  });
  return { decisions, shared: shared / decisions, same: same / texts.length, alike: alike / texts.length, used, odd };
}

const show = (text) => text.replaceAll(nbsp, "␣").replaceAll("\u202f", "⸱");

const entities = { "&quot;": "\"", "&#34;": "\"", "&#39;": "'", "&#43;": "+", "&lt;": "<", "&gt;": ">", "&#160;": nbsp, "&nbsp;": nbsp, "&amp;": "&" };
const plain = (html) => html.replace(/<[^>]*>/g, "").replace(/&[#\w]+;/g, (e) => entities[e] ?? e);

function report(t, what, texts, { same, alike, decisions, shared, used, odd }) {
  t.diagnostic(`${what}: ${texts} texts, ${(100 * same).toFixed(1)} % the same, ${(100 * alike).toFixed(2)} % but for the differences listed`);
  t.diagnostic(`${what}: of ${decisions} changes that either makes, both make ${(100 * shared).toFixed(1)} %`);
  differences.forEach(([reason], i) => used[i] && t.diagnostic(`  settled ${used[i]}: ${reason}`));
  for (const o of odd.slice(0, 12)) t.diagnostic(o);
}

test("a corpus of 5,200 sentences", (t) => {
  const texts = sentences(5200);
  const files = {};
  const size = 400;
  for (let i = 0; i < texts.length; i += size) {
    files[`content/2026/11/22/corpus-${String(i / size).padStart(2, "0")}.ru.md`] =
      `---\ntitle: Корпус\ndate: 2026-11-22 10:00\nsource: own\n---\n\n${texts.slice(i, i + size).join("\n\n")}\n`;
  }
  const site = new Site(files);
  run("build", "-s", site.dir, "--now", "2026-11-24 09:00");
  const ours = [];
  for (const [i, name] of Object.keys(files).entries()) {
    const page = site.read(`public/ru/2026/11/${path.basename(name, ".ru.md")}/index.html`);
    const body = page.slice(page.indexOf('<div class="body">'));
    ours.push(...body.match(/<p>[\s\S]*?<\/p>/g).slice(0, Math.min(size, texts.length - i * size)).map(plain));
  }
  assert.equal(ours.length, texts.length);
  const found = judge(texts, ours);
  report(t, "corpus", texts.length, found);
  assert.ok(found.alike >= 0.99, `only ${found.alike} agree`);
  assert.ok(found.used.every((n) => n > 0), "a difference in the list is none");
  assert.ok(found.shared >= 0.8, `only ${found.shared} of the changes are the same`);
});

test("the texts of this repository", (t) => {
  const site = new Site();
  run("build", "-s", repository, "-o", site.path("public"), "--now", "2026-11-24 09:00");
  const ours = [];
  for (const slug of fs.readdirSync(site.path("public/ru/2026/11")).filter((name) => /[a-z]/.test(name) && !name.includes("."))) {
    const page = site.read(`public/ru/2026/11/${slug}/index.html`);
    const [, body] = page.match(/<div class="body">([\s\S]*?)<\/div>/);
    for (const p of body.match(/<(p|li|td|figcaption)>[\s\S]*?<\/\1>/g) ?? []) {
      if (!p.includes("<time")) ours.push(plain(p).trim()); // a list of stories holds headlines, which have a rule more
    }
  }
  const typed = ours.map((text) => text.replaceAll(nbsp, " "));
  const found = judge(typed, ours);
  report(t, "repository", typed.length, found);
  assert.ok(ours.length > 40 && found.alike >= 0.99, `only ${found.alike} of ${ours.length} agree`);
});
