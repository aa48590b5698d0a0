// What the first search costs a reader: node search.cost.mjs SITE, where SITE is a built
// site (go run ./generator/bench corpus makes the stories of one). Bytes are gzipped, as
// hosts send them; work is the page's own, with the processor slowed down to a quarter.
import zlib from "node:zlib";
import { browser } from "./harness.mjs";
import { serve } from "./reading.mjs";

const queries = process.argv.slice(3).length ? process.argv.slice(3) : ["порт", "дорога казахстан", "при", "правительство"];
const host = await serve(process.argv[2]);
const chromium = await browser();
for (const query of queries) {
  const page = await (await chromium.newContext()).newPage();
  const files = [];
  page.on("response", async (answer) => files.push([new URL(answer.url()).pathname, zlib.gzipSync(await answer.body(), { level: 6 }).length]));
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.goto(host.url + "/ru/search/", { waitUntil: "networkidle" });
  const work = async () => (await session.send("Performance.getMetrics")).metrics.find((m) => m.name === "ScriptDuration").value * 1000;
  const before = await work();
  await page.fill("#q", query);
  await page.waitForSelector(".results[aria-busy=false]", { state: "attached" });
  const after = await work();
  await page.waitForLoadState("networkidle");
  const total = files.reduce((sum, [, bytes]) => sum + bytes, 0);
  const index = files.filter(([name]) => name.endsWith(".json"));
  console.log(`${query}: ${(total / 1024).toFixed(1)} KB in ${files.length} files, of which the index ${(index.reduce((sum, [, b]) => sum + b, 0) / 1024).toFixed(1)} KB in ${index.length}; ` +
    `script ${(after - before).toFixed(0)} ms; ${await page.textContent("output")}`);
  await page.context().close();
}
await chromium.close();
host.close();
