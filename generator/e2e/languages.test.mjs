// Two languages on a page, and the way from one to another, in a real browser: a site
// of three languages, two of which share a script, and one that is written both ways.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { browser, build, cleanUp } from "./harness.mjs";
import { published } from "./reading.mjs";
import { arabic, three } from "./sites.mjs";

let chromium, tab, steppe, gulf;

before(async () => {
  build();
  chromium = await browser();
  steppe = await published(three);
  gulf = await published(arabic);
  tab = await (await chromium.newContext({ javaScriptEnabled: false })).newPage();
});
after(async () => {
  await chromium?.close();
  steppe?.close();
  gulf?.close();
  cleanUp();
});

/** shown opens a page of a site in the one tab, which runs no script, as wide as said. */
async function shown(site, address, width = 1280) {
  await tab.emulateMedia({ media: "screen" });
  await tab.setViewportSize({ width, height: 900 });
  await tab.goto(site.url + address);
  return tab;
}

/** boxes are the places of the elements that fit, within the page. */
function boxes(tab, selector) {
  return tab.evaluate((s) => [...document.querySelectorAll(s)].map((e) => {
    const b = e.getBoundingClientRect();
    return { left: b.left, right: b.right, top: b.top + scrollY, bottom: b.bottom + scrollY, lang: e.closest("[lang]").lang, text: e.textContent.trim() };
  }), selector);
}

/** rows are the rows of a story in two languages: where each cell begins, and of what
    kinds its blocks are. */
function rows(tab) {
  return tab.evaluate(() => [...document.querySelectorAll(".spread > .row")].map((row) => ({
    id: row.id,
    top: row.getBoundingClientRect().top,
    bottom: row.getBoundingClientRect().bottom,
    number: row.querySelector(".num")?.getBoundingClientRect().toJSON(),
    cells: [...row.querySelectorAll(":scope > .body")].map((cell) => ({
      ...cell.getBoundingClientRect().toJSON(),
      lang: cell.lang, gap: cell.querySelector(".only")?.textContent,
      blocks: [...cell.children].map((e) => (e.querySelector("table") ? "TABLE" : e.tagName)),
      first: cell.firstElementChild?.getBoundingClientRect().top,
      mark: getComputedStyle(cell, "::before").content,
    })),
  })));
}

describe("a story in two languages", () => {
  test("stands block beside block, whatever the kind, with its number between", async () => {
    const all = await rows(await shown(steppe, "/ru-en/2026/11/port/"));
    assert.equal(all.length, 9);
    for (const { id, number, cells: [ru, en] } of all) {
      assert.deepEqual([ru.lang, en.lang], ["ru", "en"]);
      if (!ru.gap && !en.gap) {
        assert.equal(ru.blocks[0], en.blocks[0], id);
        assert.ok(Math.abs(ru.first - en.first) < 1, `${id}: ${ru.first} and ${en.first}`);
      }
      assert.ok(ru.right < number.left && number.right < en.left, `${id}: the number is not between`);
    }
    assert.deepEqual(all.filter((r) => r.cells[1].gap).map((r) => r.cells[1].gap), ["Not in the English version"]);
    for (const kind of ["H2", "P", "BLOCKQUOTE", "UL", "TABLE", "FIGURE"]) assert.ok(all.some((r) => r.cells[0].blocks[0] === kind), kind);
    assert.deepEqual(all.at(-1).cells.map((c) => c.blocks), [["P"], ["P", "P"]], "a paragraph that is two in English");
  });

  test("alternates on a phone, the second behind a rule and with its mark", async () => {
    for (const row of await rows(await shown(steppe, "/ru-kk/2026/11/port/", 390))) {
      const [ru, kk] = row.cells;
      assert.ok(ru.bottom <= kk.top && kk.bottom <= row.bottom + 1, row.id);
      assert.equal(kk.left, ru.left);
      assert.equal(row.number.width, 0);
      assert.deepEqual([ru.mark, kk.mark], ["none", kk.gap ? "none" : '"Қаз"']);
    }
  });

  test("keeps both columns on paper", async () => {
    const tab = await shown(steppe, "/ru-en/2026/11/port/", 658); // A4 less its margins
    await tab.emulateMedia({ media: "print" });
    for (const { id, cells: [ru, en] } of await rows(tab)) assert.ok(ru.right < en.left && Math.abs(ru.top - en.top) < 1, id);
  });

  test("can be linked to by the row", async () => {
    const tab = await shown(steppe, "/ru-en/2026/11/port/");
    await tab.click("#p7 .num");
    assert.ok(tab.url().endsWith("#p7"));
    const marked = await tab.evaluate(() => [...document.querySelectorAll(".num")]
      .filter((e) => getComputedStyle(e).backgroundColor !== "rgba(0, 0, 0, 0)").map((e) => e.textContent));
    assert.deepEqual(marked, ["7"]);
  });

  test("is one click from both versions, and they from it", async () => {
    for (const [from, words] of [["ru", "Читать на двух языках"], ["en", "Read in both languages"]]) {
      const tab = await shown(steppe, `/${from}/2026/11/port/`);
      await tab.click(`text="${words}" >> nth=0`);
      assert.equal(new URL(tab.url()).pathname, "/ru-en/2026/11/port/");
      await tab.click(`.langs a[hreflang=${from}]`);
      assert.equal(new URL(tab.url()).pathname, `/${from}/2026/11/port/`);
    }
  });

  test("is mirrored where the second runs from right to left", async () => {
    const tab = await shown(gulf, "/en-ar/2026/11/harbour/");
    const [en, ar] = await Promise.all(["en", "ar"].map((lang) => boxes(tab, `.row > .body[lang=${lang}] > *`)));
    const column = (await rows(tab))[0].cells[1];
    for (const box of ar.filter((b) => b.text)) assert.ok(Math.abs(box.right - column.right) < 1, box.text);
    assert.ok(en.every((b) => b.left < column.left));
    const [quote] = await boxes(tab, ".row blockquote[class], .row [lang=ar] blockquote");
    const bar = await tab.evaluate(() => {
      const style = getComputedStyle(document.querySelector(".row [lang=ar] blockquote"));
      return [style.borderRightWidth, style.borderLeftWidth];
    });
    assert.ok(quote && bar[0] === "3px" && bar[1] === "0px", `${bar}`);
    await tab.setViewportSize({ width: 390, height: 900 });
    const rule = await tab.evaluate(() => {
      const style = getComputedStyle(document.querySelector("#p1 > [lang=ar]"));
      return [style.borderRightWidth, style.borderLeftWidth];
    });
    assert.deepEqual(rule, ["2px", "0px"]);
  });
});

describe("the front page", () => {
  test("has the clock between two languages, tied at the top", async () => {
    const tab = await shown(gulf, "/");
    const times = await boxes(tab, ".pair > time"), cells = await boxes(tab, ".pair > div");
    assert.deepEqual(times.map((b) => b.text), ["12:00", "09:30", "18:00"]);
    times.forEach((time, i) => {
      const [en, ar] = [cells[2 * i], cells[2 * i + 1]];
      assert.ok(en.right <= time.left && time.right <= ar.left, time.text);
      assert.ok(en.top === ar.top && en.top === time.top, time.text);
    });
    assert.deepEqual((await boxes(tab, ".only")).map((b) => [b.lang, b.text]), [["ar", "بالإنجليزية فقط"], ["en", "Only in Arabic"]]);
    const [en, ar] = await boxes(tab, ".mast .name");
    assert.ok(en.right <= times[0].left && ar.left >= times[0].right, "the names stand over their columns");
  });

  test("says what is not there, in the language of the gap", async () => {
    const tab = await shown(steppe, "/");
    const gaps = (await boxes(tab, ".only")).map((b) => `${b.lang}: ${b.text}`);
    assert.deepEqual(gaps, ["kk: Қазақшасы жоқ", "ru: Только по-английски", "kk: Тек ағылшын тілінде", "en: Only in Russian", "kk: Тек орыс тілінде", "ru: Только по-казахски", "en: Only in Kazakh"]);
  });

  test("interleaves the languages on a phone, and names them where two share a script", async () => {
    for (const [site, named] of [[steppe, ["Русский", "English", "Қазақша"]], [gulf, ["العربية"]]]) {
      const tab = await shown(site, "/", 390);
      const cells = await boxes(tab, ".pair:has(h3 ~ h3, div:nth-of-type(2) h3) > div");
      for (let i = 1; i < cells.length; i++) assert.ok(cells[i].top >= cells[i - 1].bottom, cells[i].text);
      const shownNames = await tab.evaluate(() => [...new Set([...document.querySelectorAll(".tongue")].filter((e) => e.checkVisibility()).map((e) => e.textContent))]);
      assert.deepEqual(shownNames, named);
    }
  });
});

describe("from one language to another", () => {
  test("a click leads to the same thing, or says what it leads to", async () => {
    for (const [from, lang, words, to] of [
      ["/ru/2026/11/port/", "kk", "Қазақша", "/kk/2026/11/port/"],
      ["/kk/tags/aktau/", "en", "English", "/en/tags/aktau/"],
      ["/en/2026/11/", "ru", "Русский", "/ru/2026/11/"],
      ["/ru/2026/11/pumps/", "en", "English перевода нет — к теме «Экономика»", "/en/tags/economy/"],
      ["/ru/tags/pumps/", "kk", "Қазақша такой страницы нет — к странице «Темы»", "/kk/tags/"],
      ["/ru/about/", "en", "English перевода нет — на главную", "/en/"],
    ]) {
      const tab = await shown(steppe, from), link = tab.locator(`.langs a[hreflang=${lang}]`);
      assert.equal((await link.innerText()).replace(/\s+/g, " "), words);
      await link.click();
      assert.equal(new URL(tab.url()).pathname, to);
      assert.equal(await tab.evaluate(() => document.documentElement.lang), lang);
    }
  });

  test("a link to a heading holds in every language", async () => {
    for (const lang of ["ru", "en", "kk"]) {
      const tab = await shown(steppe, `/${lang}/2026/11/port/#h-kogda-nachnut`);
      const heading = await tab.evaluate(() => document.querySelector(":target")?.tagName);
      assert.equal(heading, "H2", lang);
    }
  });

  test("lists show, marked, what exists in another language alone", async () => {
    const tab = await shown(steppe, "/kk/");
    const links = await tab.evaluate(() => [...document.querySelectorAll(".foreign a")].map((a) => [a.lang, a.hreflang, a.textContent.replace(/\s/g, " ")]));
    assert.deepEqual(links, [["ru", "ru", "В Актау открыли школу с бассейном"], ["ru", "ru", "Насосы для полива повезут в Мангистау по железной дороге"], ["en", "en", "Ferry to Baku will run twice a week in winter"]]);
  });
});

describe("Kazakh and Arabic", () => {
  /** fonts are the faces that an element's letters are drawn with, as the browser says,
      and how many letters with each. */
  async function fonts(tab, selector) {
    const cdp = await tab.context().newCDPSession(tab);
    await cdp.send("DOM.enable");
    await cdp.send("CSS.enable");
    const { root } = await cdp.send("DOM.getDocument");
    const { nodeIds } = await cdp.send("DOM.querySelectorAll", { nodeId: root.nodeId, selector });
    const all = [];
    for (const nodeId of nodeIds) {
      const { fonts } = await cdp.send("CSS.getPlatformFontsForNode", { nodeId });
      all.push(fonts.map((f) => f.familyName));
    }
    return all;
  }

  test("every Kazakh text is drawn with letters of one face", async () => {
    for (const [address, selector] of [
      ["/kk/2026/11/port/", "h1, h2, .body > p, blockquote p, li, .nav a"],
      ["/kk/", "h1, h2, h3, .lead p.deck"],
      ["/ru-kk/2026/11/port/", "h1 [lang=kk], .body[lang=kk] > p, .body[lang=kk] h2"],
      ["/", ".pair [lang=kk] h3 a, .name[lang=kk] a"],
    ]) {
      const faces = await fonts(await shown(steppe, address), selector);
      assert.ok(faces.length > 2, `${address}: ${faces.length} texts`);
      for (const face of faces) assert.equal(new Set(face).size, face.length === 0 ? 0 : 1, `${address}: ${face}`);
    }
  });

  test("an Arabic page is mirrored", async () => {
    const tab = await shown(gulf, "/ar/");
    const [[name], [langs], [day], [count]] = await Promise.all([".mast .name", ".langs", ".day h2", ".day .count"].map((s) => boxes(tab, s)));
    assert.ok(name.left > langs.right, "the name stands right of the languages");
    assert.ok(day.right > count.right && day.left > count.left, "the day stands right of the count");
    const [time] = await boxes(tab, ".item > time"), [headline] = await boxes(tab, ".item h3, .item h4");
    assert.ok(time.left >= headline.right - 1, "the clock stands right of the headlines");
    const story = await shown(gulf, "/ar/2026/11/harbour/");
    const [facts] = await boxes(story, ".facts"), [text] = await boxes(story, ".body > p");
    assert.ok(facts.left >= text.right, "the column of facts stands right of the text");
  });

  test("nothing sticks out, from 320 to 1280 px", async () => {
    const wide = [];
    for (const [site, addresses] of [
      [steppe, ["/", "/kk/", "/kk/2026/11/port/", "/ru-en/2026/11/port/", "/ru-kk/2026/11/port/", "/en-kk/2026/11/port/", "/kk/tags/aktau/", "/kk/tags/", "/kk/2026/11/22/"]],
      [gulf, ["/", "/ar/", "/ar/2026/11/harbour/", "/en-ar/2026/11/harbour/", "/ar/tags/economy/", "/ar/2026/11/", "/ar/404.html"]],
    ]) {
      for (const address of addresses) {
        const tab = await shown(site, address);
        for (const width of [320, 390, 640, 736, 900, 1280]) {
          await tab.setViewportSize({ width, height: 900 });
          const over = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          if (over > 0) wide.push(`${address} at ${width} px: ${over} px`);
        }
      }
    }
    assert.deepEqual(wide, []);
  });
});
