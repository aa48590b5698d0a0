// Pictures and what else stands between paragraphs, in a real browser: which size is
// chosen, when it is loaded, what moves, and that nothing comes from anywhere else.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "axe-core";
import { Site, browser, build, cleanUp } from "./harness.mjs";
import { published } from "./reading.mjs";

let chromium, photos, host;
const address = "/ru/2026/11/pictures/";

const words = "Порт принял первый поезд, и половина контейнеров уйдёт дальше морем. ".repeat(12);
const text = `---
title: Картинки и всё, что между абзацами
date: 2026-11-23 10:00
tags: [Экономика]
source: own
image: {alt: Порт с моря, caption: Порт., credit: пресс-служба}
---

${words}

> [!QUOTE] Начальник порта
> Половина уйдёт дальше морем.

> [!WARNING]
> На границе его спросят дважды.

https://www.youtube.com/watch?v=dQw4w9WgXcQ

\`\`\`snippet video
url: https://rutube.ru/video/123abc/
title: Разгрузка
poster: port.jpg
\`\`\`

\`\`\`snippet numbers
numbers: {контейнеров в поезде: 40, дней в пути: 9, поездов до конца года: 12}
\`\`\`

\`\`\`snippet post
text: Первый поезд прибыл.
author: Порт
url: https://t.me/port/12
\`\`\`

| Год | Поездов | Контейнеров | Доля транзита в грузах | Средняя скорость, км в сутки | Тариф, тенге |
|---|--:|--:|--:|--:|--:|
| 2026 | 15 | 602 | 14 % | 655 | 380 000 |

| Кран | Тонн |
|---|--:|
| Старый | 5 |

- [x] терминал
- [ ] причалы

${words}

${words}

${words}

![Кран](a.jpg "Кран | порт") ![Причал](b.jpg)

${words}[^1]

![Высокая](tall.jpg)

[^1]: Сноска.
`;

before(async () => {
  build();
  chromium = await browser();
  const tab = await chromium.newPage();
  photos = {};
  for (const [name, width, height] of [["pictures", 2000, 1333], ["port", 1900, 1200], ["a", 1300, 900], ["b", 1200, 1200], ["tall", 1000, 2400]]) {
    const data = await tab.evaluate(([w, h]) => {
      const canvas = new OffscreenCanvas(w, h), c = canvas.getContext("2d"), m = c.createImageData(w, h);
      for (let i = 0, v = 7; i < m.data.length; i += 4) {
        v = (v * 1103515245 + 12345) & 0x7fffffff;
        const y = i / 4 / w / h, grain = v % 40;
        m.data[i] = 60 + 120 * y + grain;
        m.data[i + 1] = 110 + 60 * y + grain;
        m.data[i + 2] = 190 - 90 * y + grain;
        m.data[i + 3] = 255;
      }
      c.putImageData(m, 0, 0);
      return canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 }).then((blob) => new Promise((done) => {
        const reader = new FileReader();
        reader.onload = () => done(reader.result.split(",")[1]);
        reader.readAsDataURL(blob);
      }));
    }, [width, height]);
    photos[`content/2026/11/23/${name}.jpg`] = Buffer.from(data, "base64");
  }
  await tab.close();
  host = await published(site("builtin"));
});
after(async () => {
  host?.close();
  await chromium?.close();
  cleanUp();
});

/** site is a site of one story with pictures, which this program or somebody else makes
    smaller. */
function site(images) {
  return {
    "content/site.yaml": `title: {ru: Вести}\nbase_url: https://news.example/\nlanguages: [ru]\nimages: ${images}\nimage_formats: []\n`,
    "content/tags.yaml": "economy: {group: section, ru: Экономика}\n",
    "content/2026/11/23/pictures.ru.md": text,
    ...photos,
  };
}

/** opened is the page in a window; what it asks for is noted. */
async function opened(t, url, width, scale = 1, more = {}) {
  const context = await chromium.newContext({ viewport: { width, height: 800 }, deviceScaleFactor: scale, ...more });
  t.after(() => context.close());
  const page = await context.newPage();
  const asked = [];
  page.on("request", (r) => asked.push(r.url()));
  await page.addInitScript(() => {
    window.shift = 0;
    new PerformanceObserver((l) => { for (const e of l.getEntries()) if (!e.hadRecentInput) window.shift += e.value; }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(url, { waitUntil: "networkidle" });
  return { page, asked };
}

/** scrolled reads the page to its end. */
async function scrolled(page) {
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 600) {
      scrollTo(0, y);
      await new Promise((done) => setTimeout(done, 20));
    }
  });
  await page.waitForFunction(() => [...document.images].every((i) => i.complete && i.naturalWidth > 0));
}

test("each screen gets the size that it needs", async (t) => {
  for (const [width, scale, lead, row] of [[390, 1, 480, 480], [390, 2, 800, 480], [390, 3, 1200, 800], [1280, 1, 800, 480], [1280, 2, 1600, 800]]) {
    const { page } = await opened(t, host.url + address, width, scale);
    await scrolled(page);
    const chosen = await page.evaluate(() => ["figure > img", ".gallery img"].map((s) => document.querySelector(s).currentSrc.match(/\.(\d+)\.jpg$/)?.[1]));
    assert.deepEqual(chosen.map(Number), [lead, row], `${width} points, ${scale} pixels each`);
    const shown = await page.evaluate(() => [...document.querySelectorAll(".body img")].map((i) => [i.width * devicePixelRatio, i.naturalWidth, i.currentSrc]));
    for (const [needed, , src] of shown) assert.ok(needed <= 1600 * 1.15 || !src.includes("1600"), src);
  }
});

test("what is further down waits, and nothing moves when it comes", async (t) => {
  const { page, asked } = await opened(t, host.url + address, 390, 2);
  const early = asked.filter((u) => u.includes("/media/"));
  assert.ok(early.some((u) => u.includes("pictures.800.jpg")), "the lead comes at once");
  assert.ok(!early.some((u) => u.includes("tall")), "the last picture waits: " + early);
  // Only a thumbnail in the picture tells its tone; this one has none, and its place stays neutral.
  assert.doesNotMatch(await page.evaluate(() => document.querySelector(".body img").className), /tone-/);
  await scrolled(page);
  assert.ok(asked.some((u) => u.includes("tall.480.jpg") || u.includes("tall.800.jpg")), "the last picture has come");
  assert.ok(await page.evaluate(() => window.shift) < 0.01, "nothing moved");
});

test("nothing is loaded from anywhere else, and no page scrolls sideways", async (t) => {
  for (const width of [320, 390, 800, 1280]) {
    const { page, asked } = await opened(t, host.url + address, width);
    await scrolled(page);
    assert.deepEqual(asked.filter((u) => !u.startsWith(host.url)), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width}: the page is as wide as the window`);
    assert.equal(await page.locator("iframe, script:not([type='application/ld+json'])").count(), 0);
  }
  const { page } = await opened(t, host.url + address, 390);
  assert.ok(await page.evaluate(() => { const s = document.querySelector(".scroll"); return s.scrollWidth > s.clientWidth; }), "the table scrolls by itself");
  await page.locator(".scroll").first().focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.querySelector(".scroll").scrollLeft > 0);
});

test("axe finds nothing, in light and dark", async (t) => {
  for (const colorScheme of ["light", "dark"]) {
    const { page } = await opened(t, host.url + address, 390, 1, { colorScheme, bypassCSP: true });
    await scrolled(page);
    await page.evaluate(axe.source);
    const found = await page.evaluate(() => window.axe.run());
    assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes[0].html}`), []);
  }
});

test("the preview shows what Netlify would make smaller", async (t) => {
  const own = new Site(site("netlify"), {});
  await own.serve();
  t.after(() => own.stop());
  const context = await chromium.newContext({ viewport: { width: 390, height: 800 } });
  t.after(() => context.close());
  const page = await context.newPage();
  await page.goto(own.url + address);
  await scrolled(page);
  assert.match(await page.evaluate(() => document.querySelector(".body img").currentSrc), /\/\.netlify\/images\?url=%2Fmedia%2F2026%2F11%2F23%2Fpictures\.jpg&w=480$/);
});
