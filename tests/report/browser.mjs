// Opens pages in a headless Chromium and says as JSON what a person would meet there.
// node browser.mjs NODE_MODULES CHROMIUM SCREENSHOTS PAGE...
// Of the first page, at every width and in both colours; of the others, on a phone.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import path from "node:path";

const [modules, executablePath, pictures, ...files] = process.argv.slice(2);
const require = createRequire(path.join(modules, "x.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 360, height: 740 } };

async function visit(file, all) {
  const said = { requests: [], errors: [], dialogs: 0, views: {} };

  async function open(options) {
    const page = await (await browser.newContext(options)).newPage();
    page.on("request", (request) => said.requests.push(request.url()));
    page.on("console", (message) => message.type() === "error" && said.errors.push(message.text()));
    page.on("pageerror", (error) => said.errors.push(String(error)));
    page.on("dialog", (dialog) => { said.dialogs += 1; dialog.dismiss(); });
    await page.goto(pathToFileURL(file).href);
    return page;
  }

  for (const width of all ? ["desktop", "phone"] : ["phone"]) {
    for (const colorScheme of all ? ["light", "dark"] : ["light"]) {
      const page = await open({ viewport: sizes[width], colorScheme });
      await page.evaluate(axe);
      said.views[`${width} ${colorScheme}`] = {
        violations: await page.evaluate(async () => (await window.axe.run()).violations.map(
          (found) => `${found.id}: ${found.help}: ${found.nodes.map((node) => node.html).join(" ").slice(0, 300)}`)),
        overflow: await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
        background: await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
      };
      if (pictures && all) await page.screenshot({ path: path.join(pictures, `${width}-${colorScheme}.png`), fullPage: true });
      await page.context().close();
    }
  }

  const page = await open({ viewport: sizes.desktop });
  said.elements = await page.evaluate(() => {
    const counts = {};
    for (const element of document.querySelectorAll("*")) {
      const name = element.localName;
      counts[name] = (counts[name] || 0) + 1;
    }
    return counts;
  });
  said.attributes = await page.evaluate(() => [...new Set([...document.querySelectorAll("*")]
    .flatMap((element) => element.getAttributeNames()))].sort());
  const visible = () => page.evaluate(() => [...document.querySelectorAll(".finding")]
    .filter((finding) => finding.checkVisibility()).map((finding) => finding.dataset.rule));
  const status = () => page.locator("#shown").textContent();
  if (all) {
    said.steps = { all: [await visible(), await status()] };
    await page.keyboard.press("Tab");
    said.steps.skip = await page.evaluate(() => document.activeElement.textContent);
    await page.keyboard.press("Enter");
    said.steps.focus = await page.evaluate(() => document.activeElement.id);
    await page.keyboard.press("Tab");
    await page.keyboard.type("HARBOR-TALKS refers");
    said.steps.words = [await visible(), await status()];
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Delete");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    said.steps.rule = [await visible(), await status()];
    await page.getByRole("button", { name: "Show all" }).press("Enter");
    await page.waitForTimeout(50);
    said.steps.reset = [await visible(), await status()];
    await page.getByLabel("error", { exact: true }).press("Space");
    said.steps.unchecked = [await visible(), await status()];
  }
  await page.context().close();
  return said;
}

const found = {};
for (const [number, file] of files.entries()) found[path.parse(file).name] = await visit(file, !number);
await browser.close();
process.stdout.write(JSON.stringify(found));
