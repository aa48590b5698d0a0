// Runs all tests in one browser, with one build of the command. Without a browser there
// is one line, and failure.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import { chromium } from "playwright-core";
import { build, chromiumPath, cleanUp, flags, program } from "./harness.mjs";

if (!fs.existsSync(chromiumPath)) {
  console.error(`there is no browser at ${chromiumPath}: install Chromium (apt-get install chromium), or let CHROMIUM name one`);
  process.exit(1);
}
build();
const browser = await chromium.launchServer({ executablePath: chromiumPath, args: flags });
const environment = { ...process.env, QOSTIL_BROWSER: browser.wsEndpoint(), QOSTIL_PROGRAM: program };

/** run runs test files, so many at a time, and returns their exit status. */
const run = (files, atOnce) => new Promise((done) => {
  const tests = spawn(process.execPath, ["--test", `--test-concurrency=${atOnce}`, ...files], { stdio: "inherit", env: environment });
  tests.once("exit", (code) => done(code ?? 1));
});

// Node runs one file at a time on two cores, where each waits for the browser most of the
// time. What measures the time that pages take runs alone.
const alone = ["lighthouse.test.mjs"];
const files = process.argv.length > 2 ? process.argv.slice(2) : fs.readdirSync(".").filter((name) => name.endsWith(".test.mjs"));
let failed = 0;
for (const [some, atOnce] of [[files.filter((f) => !alone.includes(f)), os.availableParallelism()], [files.filter((f) => alone.includes(f)), 1]]) {
  if (some.length > 0) failed = await run(some, atOnce) || failed;
}
await browser.close();
cleanUp();
process.exit(failed);
