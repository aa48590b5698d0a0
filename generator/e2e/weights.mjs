// What the first page that a reader opens costs, by kind of page: npm run weights. Bytes
// are gzipped as hosts send them; pictures are those of a screen of 390 points.
import zlib from "node:zlib";
import { browser, build, cleanUp } from "./harness.mjs";
import { kinds, manyTags, published, reading } from "./reading.mjs";

const columns = ["document", "stylesheet", "script", "other"];

/** weigh opens a page with nothing cached, and adds up what comes. */
async function weigh(chromium, url) {
  const context = await chromium.newContext({ viewport: { width: 390, height: 800 }, deviceScaleFactor: 2 });
  const tab = await context.newPage(), answers = [];
  tab.on("response", (answer) => answers.push(answer));
  await tab.goto(url, { waitUntil: "networkidle" });
  const bytes = Object.fromEntries(columns.map((c) => [c, 0]));
  for (const answer of answers) {
    const body = await answer.body(), packed = /^(text|application)|svg/.test(answer.headers()["content-type"]);
    const type = answer.request().resourceType();
    bytes[columns.includes(type) ? type : "other"] += packed ? zlib.gzipSync(body, { level: 6 }).length : body.length;
  }
  await context.close();
  return { bytes, requests: answers.length };
}

build();
const site = await published(reading(manyTags()));
const chromium = await browser();
const line = (...cells) => console.log(`| ${cells.join(" | ")} |`);
line("page", "language", "HTML", "CSS", "script", "pictures and data", "requests");
line("---", "---", ...Array.from({ length: 5 }, () => "--:"));
for (const [kind, path] of Object.entries(kinds)) {
  if (kind.startsWith("held")) continue; // in previews alone
  for (const lang of path.includes("LANG") ? ["ru", "en"] : ["all"]) {
    const address = path.replace("LANG", lang);
    if (!site.has(address)) continue;
    const { bytes, requests } = await weigh(chromium, site.url + address);
    line(kind, lang, ...columns.map((c) => bytes[c].toLocaleString("en")), requests);
  }
}
await chromium.close();
site.close();
cleanUp();
