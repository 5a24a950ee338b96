// Opens pages of a site in a headless Chromium and says as JSON what a person meets there.
// node browser.mjs NODE_MODULES CHROMIUM SCREENSHOTS < JOB   (job: {pages: {name: file}, all: [names], steps: {...}})
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import path from "node:path";

const [modules, executablePath, pictures] = process.argv.slice(2);
const job = JSON.parse(readFileSync(0, "utf8"));
const require = createRequire(path.join(modules, "x.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 800 } };
const found = { pages: {}, steps: {} };

async function opened(file, options, said) {
  const page = await (await browser.newContext(options)).newPage();
  page.on("request", (request) => said.requests.push(request.url()));
  page.on("console", (message) => message.type() === "error" && said.errors.push(message.text()));
  page.on("pageerror", (error) => said.errors.push(String(error)));
  page.on("dialog", (dialog) => { said.dialogs += 1; dialog.dismiss(); });
  await page.goto(pathToFileURL(file).href + (options.hash ?? ""));
  return page;
}

const close = (page) => page.context().close();

for (const [name, file] of Object.entries(job.pages)) {
  const said = (found.pages[name] = { requests: [], errors: [], dialogs: 0, views: {} });
  const all = job.all.includes(name);
  const page = await opened(file, { viewport: sizes.phone, colorScheme: "light" }, said);
  await page.evaluate(axe);
  said.elements = await page.evaluate(() => [...new Set([...document.querySelectorAll("*")].map((one) => one.localName))].sort());
  said.attributes = await page.evaluate(() => [...new Set([...document.querySelectorAll("*")].flatMap((one) => one.getAttributeNames()))].sort());
  for (const width of all ? ["phone", "desktop"] : ["phone"]) {
    for (const colorScheme of all ? ["light", "dark"] : ["light"]) {
      await page.setViewportSize(sizes[width]);
      await page.emulateMedia({ colorScheme });
      said.views[`${width} ${colorScheme}`] = {
        violations: job.axe === false ? [] : await page.evaluate(async () => (await window.axe.run({ preload: false })).violations.map(
          (one) => `${one.id}: ${one.help}: ${one.nodes.map((node) => node.html).join(" ").slice(0, 300)}`)),
        overflow: await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
        background: await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
      };
      if (pictures) await page.screenshot({ path: path.join(pictures, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
  }
  await close(page);
}

const said = { requests: [], errors: [], dialogs: 0 };
if (job.steps) {
  const { statement, article, search, text, words, script } = job.steps;
  const steps = found.steps;
  const answers = (page) => page.locator(".answer").allTextContents();
  let page = await opened(statement, { viewport: sizes.desktop }, said);
  await page.keyboard.press("Tab");
  steps.skip = await page.evaluate(() => document.activeElement.textContent);
  await page.keyboard.press("Enter");
  steps.main = await page.evaluate(() => document.activeElement.id);
  await page.locator("button.verify").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".answer").textContent);
  steps.holds = (await answers(page))[0];
  await page.evaluate(() => { const box = document.querySelector(".check"); box.dataset.words = JSON.stringify("We have set a date already"); });
  await page.locator("button.verify").first().click();
  await page.waitForFunction((held) => document.querySelector(".answer").textContent !== held, steps.holds);
  steps.fails = (await answers(page))[0];
  steps.printed = await (async () => { await page.emulateMedia({ media: "print" }); return page.locator("button.verify").first().isVisible(); })();
  await close(page);

  page = await opened(article, { viewport: sizes.phone }, said);
  const compare = async (pasted) => {
    await page.locator("#pasted").fill(pasted);
    await page.locator("#compare").click();
    await page.waitForFunction(() => [...document.querySelectorAll("#compared p")].some((line) => line.textContent.includes("on this page")));
    return { told: await page.locator("#compared p").allTextContents(), answers: await answers(page) };
  };
  steps.same = await compare(text);
  steps.changed = await compare(text.replace("not set", "set"));
  steps.other = await compare("Nothing of the kind.");
  await close(page);

  page = await opened(search, { viewport: sizes.phone }, said);
  steps.empty = await page.locator("#found").textContent();
  await page.locator("#words").fill(words);
  steps.found = [await page.locator("#found").textContent(), await page.locator("#results a").first().textContent()];
  await page.locator("#results a").first().click();
  await page.waitForLoadState();
  steps.arrived = await page.locator("h1").textContent();
  await close(page);
  page = await opened(search, { viewport: sizes.phone, hash: `#${encodeURIComponent(script)}` }, said);
  steps.hash = [await page.locator("#words").inputValue(), await page.locator("#results").innerHTML()];
  await close(page);
}
found.during = said;
await browser.close();
process.stdout.write(JSON.stringify(found));
