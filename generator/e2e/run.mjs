// Runs all tests in one browser, with one build of the command. Without a browser there
// is one line, and failure.
import { spawn } from "node:child_process";
import fs from "node:fs";
import { chromium } from "playwright-core";
import { build, chromiumPath, cleanUp, flags, program } from "./harness.mjs";

if (!fs.existsSync(chromiumPath)) {
  console.error(`there is no browser at ${chromiumPath}: install Chromium (apt-get install chromium), or let CHROMIUM name one`);
  process.exit(1);
}
build();
const browser = await chromium.launchServer({ executablePath: chromiumPath, args: flags });
const tests = spawn(process.execPath, ["--test", ...process.argv.slice(2)], {
  stdio: "inherit", env: { ...process.env, QOSTIL_BROWSER: browser.wsEndpoint(), QOSTIL_PROGRAM: program },
});
tests.once("exit", async (code) => {
  await browser.close();
  cleanUp();
  process.exit(code ?? 1);
});
