// Opens pages in a browser and looks at what a person would: node check.mjs CHROMIUM OUTPUT URL...
import { chromium } from 'playwright-core';
import axe from 'axe-core';
import path from 'node:path';

const [executablePath, output, ...urls] = process.argv.slice(2);
const looks = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  { name: 'narrow', colorScheme: 'light', viewport: { width: 360, height: 740 } },
  { name: 'narrow-dark', colorScheme: 'dark', viewport: { width: 360, height: 740 } },
];
const failures = [];
let passed = 0;

function check(what, holds, about = '') {
  if (holds) passed += 1;
  else failures.push(`${what}${about ? `: ${about}` : ''}`);
}

// Everything that can be reached is reached in turn, and is seen to be.
async function keyboard(page, where) {
  const all = await page.evaluate(() => {
    const can = 'a[href], summary, input, select, [tabindex="0"]';
    const shown = (element) => element.checkVisibility() && !(element.closest('details:not([open])') && element.tagName !== 'SUMMARY');
    return [...document.querySelectorAll(can)].filter(shown).length;
  });
  const seen = [];
  for (let step = 0; step < all; step += 1) {
    await page.keyboard.press('Tab');
    seen.push(await page.evaluate(() => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      element.dataset.reached = 'yes';
      return {
        tag: element.tagName,
        text: element.textContent.trim().slice(0, 30),
        outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        visible: box.width > 0 && box.right > 0 && box.bottom > 0,
      };
    }));
  }
  const reached = await page.evaluate(() => document.querySelectorAll('[data-reached]').length);
  check(`${where}: the keyboard reaches all`, reached === all, `${reached} of ${all}`);
  const dim = seen.filter((one) => !one.outlined || !one.visible);
  check(`${where}: what has the focus is seen`, dim.length === 0, JSON.stringify(dim.slice(0, 3)));
  check(`${where}: the first is the way past the navigation`, seen[0]?.text === 'Skip to the content', JSON.stringify(seen[0]));
  const summary = page.locator('summary').first();
  if (await summary.count()) {
    await summary.focus();
    await page.keyboard.press('Enter');
    check(`${where}: the figures of a chart open`, await page.locator('details[open] table').first().isVisible());
  }
}

// Entries can be searched, chosen among and shown all again.
async function filter(page, where) {
  const shown = () => page.locator('details.entry:not([hidden])').count();
  const all = await shown();
  const first = page.locator('.filter select').first();
  await first.selectOption({ index: 1 });
  const some = await shown();
  check(`${where}: a facet shows some`, some > 0 && some < all, `${some} of ${all}`);
  await first.selectOption({ index: 0 });
  await page.locator('.filter input').fill('nothing has this word');
  check(`${where}: a word that is not there shows none`, await shown() === 0);
  await page.locator('.filter input').fill('');
  check(`${where}: all are shown again`, await shown() === all, `${await shown()} of ${all}`);
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
for (const url of urls) {
  for (const look of looks) {
    const kind = url.startsWith('file:') ? path.basename(url, '.html') : 'page';
    const where = `${kind} ${look.name}`;
    const context = await browser.newContext({ colorScheme: look.colorScheme, viewport: look.viewport });
    const page = await context.newPage();
    const asked = [];
    const said = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    page.on('dialog', (dialog) => { said.push(dialog.message()); dialog.dismiss(); });
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForLoadState('networkidle');
    const ours = (one) => one === url || one === new URL('/favicon.ico', url).href;
    check(`${where}: asks nobody else`, asked.every(ours), asked.filter((one) => !ours(one)).join(' '));
    const complaints = said.filter((text) => !text.includes('favicon'));
    check(`${where}: the browser has nothing to say`, complaints.length === 0, complaints.join(' | '));
    // Only pages with entries carry one: it shows those that a reader looks for.
    const scripts = await page.locator('.entries').count() === 0 ? 0 : 1;
    check(`${where}: has no other script`, await page.locator('script').count() === scripts);
    if (scripts > 0) await filter(page, where);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    check(`${where}: is no wider than the window`, wide <= 0, `${wide} px`);
    await page.screenshot({ path: path.join(output, `${kind}-${look.name}.png`), fullPage: true });
    await keyboard(page, where);
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
    // Runs by the protocol of the debugger, which the page's policy does not hold back.
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const result = await window.axe.run(document);
      const told = (violation) => `${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' || ')}`;
      return { violations: result.violations.map(told), contrast: result.passes.some((rule) => rule.id === 'color-contrast') };
    });
    check(`${where}: contrast was looked at`, found.contrast);
    check(`${where}: axe finds nothing`, found.violations.length === 0, found.violations.join('\n    '));
    if (look.name === 'light') {
      await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = false; }));
      await page.emulateMedia({ media: 'print' });
      await page.screenshot({ path: path.join(output, `${kind}-print.png`), fullPage: true });
      const printed = await page.locator('details table').first().evaluate((table) => table.getBoundingClientRect().height);
      check(`${where}: the figures are printed`, printed > 0);
    }
    await context.close();
  }
}
await browser.close();
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
