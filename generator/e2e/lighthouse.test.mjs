// Lighthouse on the pages that readers meet first: 100 in all four categories, but for
// the audits that lighthouse.json waives, each with its reason.
import assert from "node:assert/strict";
import fs from "node:fs";
import net from "node:net";
import { after, before, test } from "node:test";
import lighthouse from "lighthouse";
import { browser, build, cleanUp } from "./harness.mjs";
import { published, reading } from "./reading.mjs";

const waived = JSON.parse(fs.readFileSync(new URL("lighthouse.json", import.meta.url)));

// A slow telephone network, simulated; the processor is the one at hand, since a
// machine that runs tests beside it is slow enough already.
const config = {
  extends: "lighthouse:default",
  settings: { throttlingMethod: "simulate", throttling: { rttMs: 150, throughputKbps: 1638.4, cpuSlowdownMultiplier: 1 } },
};

let site, chromium, port;

before(async () => {
  build();
  site = await published(reading());
  port = await freePort();
  chromium = await browser([`--remote-debugging-port=${port}`]);
});
after(async () => {
  await chromium?.close();
  site?.close();
  cleanUp();
});

function freePort() {
  return new Promise((done) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** faults are what keeps a page from 100, with the score of each category. */
async function faults(url) {
  const { lhr } = await lighthouse(url, { port, logLevel: "error" }, config);
  const wrong = [];
  for (const category of Object.values(lhr.categories)) {
    if (category.score >= 0.995) continue;
    const low = category.auditRefs.filter((ref) => ref.weight > 0 && lhr.audits[ref.id].score !== null && lhr.audits[ref.id].score < 0.9 && !waived[ref.id]);
    if (low.length > 0) wrong.push(`${category.id} ${Math.round(category.score * 100)}: ${low.map((ref) => `${ref.id} ${lhr.audits[ref.id].displayValue ?? ""}`).join(", ")}`);
  }
  const scores = Object.values(lhr.categories).map((c) => `${c.id} ${Math.round(c.score * 100)}`).join(", ");
  return { wrong, scores };
}

for (const [kind, address] of Object.entries({ home: "/ru/", story: "/ru/2026/11/bridge/", tag: "/en/tags/transport/" })) {
  test(`a ${kind} page has 100`, async (t) => {
    let found;
    for (let tries = 0; tries < 3; tries++) { // time is not the page's alone
      found = await faults(site.url + address);
      if (found.wrong.length === 0) break;
    }
    t.diagnostic(found.scores);
    assert.deepEqual(found.wrong, []);
  });
}
