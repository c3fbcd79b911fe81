import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EventBridgeClient, PutEventsCommand, PutRuleCommand } from '@aws-sdk/client-eventbridge';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mockEventBridge, type EventBridgeMock } from '../../src/index.js';
import { serve, type EventBridgeServer } from '../../src/server.js';
import { faintTexts, overflowing } from './look.js';

/** CHROMIUM names another one, or none; SCREENSHOTS a folder for pictures of what is tested. */
const { CHROMIUM, SCREENSHOTS } = process.env;
const executablePath = (
  CHROMIUM === undefined
    ? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
    : [CHROMIUM]
).find(existsSync);

const account = '123456789012';
const arnOf = (service: string, name: string): string => `arn:aws:${service}:us-east-1:${account}:${name}`;
const client = new EventBridgeClient({});

const SEED = {
  buses: {
    orders: {
      rules: {
        'paid-orders': {
          description: 'What billing turns into invoices.',
          pattern: {
            source: ['shop'],
            'detail-type': ['Order Paid'],
            detail: { total: [{ numeric: ['>=', 100] }] },
          },
          targets: [
            { id: 'billing', arn: arnOf('sqs', 'invoices'), deadLetterQueue: arnOf('sqs', 'dead') },
            {
              id: 'analytics',
              arn: arnOf('firehose', 'deliverystream/orders'),
              roleArn: `arn:aws:iam::${account}:role/orders`,
            },
          ],
        },
        'gold-customers': {
          pattern: { source: ['shop'], detail: { customer: { tier: ['gold', 'platinum'] } } },
          targets: [{ id: 'greeting', arn: arnOf('sns', 'greetings') }],
        },
        'either-way': {
          pattern: { $or: [{ source: ['stock'] }, { detail: { total: [{ exists: true }] } }] },
        },
        'switched-off': { pattern: { source: ['shop'] }, state: 'DISABLED' as const },
      },
    },
    default: { rules: { nightly: { schedule: 'rate(1 day)', targets: [arnOf('sqs', 'sweep')] } } },
  },
  schedules: {
    hourly: { rate: '1 hour', description: 'What sweeps.', target: arnOf('sqs', 'sweep') },
    'a-group-with-a-name-as-long-as-names-of-schedule-groups-may-be-0/nightly': {
      ...{ cron: '0 2 * * ? *', timezone: 'America/Argentina/ComodRivadavia', state: 'DISABLED' as const },
      target: { arn: arnOf('sqs', 'x'.repeat(80)), deadLetterQueue: arnOf('sqs', 'dead') },
    },
  },
};

let browser: Browser;
let eventBridge: EventBridgeMock;
let server: EventBridgeServer;
let origin: string;
let opened: Page[] = [];
const problems: string[] = [];
const requested = new Set<string>();

const put = (detail: object, DetailType = 'Order Paid', EventBusName = 'orders') =>
  client.send(
    new PutEventsCommand({
      Entries: [{ Source: 'shop', DetailType, Detail: JSON.stringify(detail), EventBusName }],
    }),
  );

interface Looks {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
}

async function open({ width = 1400, scheme = 'light' }: Looks = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
  opened.push(page);
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('request', (request) => requested.add(request.url()));
  await page.goto(`${origin}/_mock/`);
  await page.locator('#status', { hasText: 'live' }).waitFor();
  return page;
}

async function picture(page: Page, name: string): Promise<void> {
  if (SCREENSHOTS !== undefined) await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}

/** What is unfolded is there, and the server has told why rules matched. */
async function explained(page: Page): Promise<void> {
  await expect.poll(() => page.locator('.why, #panel > .empty', { hasText: 'Asking' }).count()).toBe(0);
  await expect.poll(() => page.locator('details[open] > .inside:empty').count()).toBe(0);
}

/** An account in which most has happened that can. */
async function busyAccount(): Promise<void> {
  eventBridge.seed(SEED);
  await put({ orderId: 'o-1', total: 150, customer: { tier: 'gold' } });
  await put({ orderId: 'o-2', total: '150', tier: 'gold' });
  await put({ orderId: 'o-3', total: 20 }, 'Order Placed');
  eventBridge.target('billing').fault({ errorCode: 'THROTTLING', times: 2 });
  await put({ orderId: 'o-4', total: 400, customer: { tier: 'silver' } });
  await eventBridge.settled();
  eventBridge.target('billing').fault({ errorCode: 'NO_PERMISSIONS' });
  await put({ orderId: 'o-5', total: 500 });
  await put({ orderId: 'o-6' }, 'Order Paid', 'order');
  await eventBridge.settled();
  await client
    .send(new PutRuleCommand({ Name: 'wrong', EventPattern: '{"source":"shop"}' }))
    .catch(() => undefined);
}

describe.skipIf(executablePath === undefined)('the page', () => {
  beforeAll(async () => {
    // What the page shows is what the test puts in it: nothing to be kept from.
    browser = await chromium.launch({
      ...(executablePath !== undefined && { executablePath }),
      args: ['--no-sandbox'],
    });
  });

  afterAll(() => browser.close());

  beforeEach(async () => {
    eventBridge = mockEventBridge(client);
    server = await serve(eventBridge, { port: 0 });
    origin = server.endpoint;
    problems.length = 0;
    requested.clear();
  });

  afterEach(async () => {
    await Promise.all(opened.map((page) => page.close()));
    opened = [];
    await server.close();
    eventBridge.restore();
  });

  test.for([
    [1400, 'light'],
    [1400, 'dark'],
    [900, 'light'],
    [400, 'light'],
    [400, 'dark'],
  ] as const)('fits into %d pixels, and can be read in the %s', async ([width, scheme]) => {
    await busyAccount();
    const page = await open({ width, scheme });
    const tabs = page.getByRole('tab');
    for (const title of await tabs.allTextContents()) {
      const id = title.replaceAll(/[\d ]+/g, '').toLowerCase();
      await tabs.filter({ hasText: title, visible: true }).first().click();
      const shown = page.locator(id === 'rules' ? '#buses details' : '#panel details');
      await shown.first().waitFor();
      await shown.first().locator('summary').click();
      await explained(page);
      await picture(page, `${width}-${scheme}-${id}`);
      for (const summary of (await shown.locator('summary').all()).slice(1)) await summary.click();
      await explained(page);

      expect(await page.evaluate(overflowing)).toEqual([]);
      expect(await page.evaluate(faintTexts)).toEqual([]);
    }
    expect(problems).toEqual([]);
  });

  test.for([
    [1400, 'light'],
    [400, 'dark'],
  ] as const)('says what to do where there is nothing yet, at %d pixels', async ([width, scheme]) => {
    const page = await open({ width, scheme });
    await page.getByText('There are no events yet.').waitFor();
    await picture(page, `${width}-${scheme}-nothing`);
    const text = await page.locator('#panel').innerText();

    expect(text).toContain(`curl ${origin}/_mock/emit -d '{"source":"shop"`);
    expect(await page.evaluate(overflowing)).toEqual([]);
    expect(await page.evaluate(faintTexts)).toEqual([]);
  });

  test('shows events as they come, and what becomes of deliveries', async () => {
    eventBridge.seed(SEED);
    const page = await open();
    await put({ total: 100 });
    const event = page.locator('#panel details', { hasText: 'Order Paid' });
    await event.waitFor();
    await event.getByText('2 rules').waitFor();
    await page.getByRole('tab', { name: 'Deliveries' }).click();

    await page.locator('#panel details', { hasText: 'billing' }).getByText('delivered').waitFor();
    await page.locator('#buses details', { hasText: 'paid-orders' }).getByText('1 event').waitFor();
  });

  test('shows a delivery that waits for its retry, and what comes of it', async () => {
    eventBridge.seed(SEED);
    eventBridge.target('billing').fault({ errorCode: 'THROTTLING', latency: '1 hour', times: 1 });
    await put({ total: 100 });
    const page = await open();
    await page.locator('#panel details', { hasText: 'Order Paid' }).getByText('1 pending').waitFor();
    await page.getByRole('tab', { name: 'Deliveries' }).click();
    const delivery = page.locator('#panel details', { hasText: 'billing' });
    await delivery.getByText('pending').waitFor();
    await delivery.locator('summary').click();
    await eventBridge.clock.advanceBy('2 hours');
    await delivery.getByText('2 attempts').waitFor();

    expect(await delivery.locator('.attempts').innerText()).toMatch(/THROTTLING.*\n.*taken/s);
  });

  test('shows why a rule did not match, and shows it anew when the rule changes', async () => {
    eventBridge.seed(SEED);
    await put({ total: '150' });
    const page = await open();
    await page.locator('#panel summary').first().click();
    const rule = page.locator('.explained', { hasText: 'paid-orders' });

    await rule.getByText('numeric compares JSON numbers only; the event has a string.').waitFor();
    expect(await rule.innerText()).toContain('numeric >= 100');

    await client.send(
      new PutRuleCommand({
        Name: 'paid-orders',
        EventBusName: 'orders',
        EventPattern: '{"source":["other"]}',
      }),
    );
    await rule.getByText('"other"').waitFor();
  });

  test('goes on after the account is reset', async () => {
    await busyAccount();
    const page = await open();
    await page.locator('#panel details').nth(4).waitFor();
    await page.locator('#panel summary').first().click();
    await page.locator('.explained').first().waitFor();
    eventBridge.reset();
    await page.getByText('There are no events yet.').waitFor();
    await put({ total: 1 }, 'After the reset');
    await page.locator('#panel details', { hasText: 'After the reset' }).waitFor();

    expect(await page.locator('#panel details').count()).toBe(1);
    expect(problems).toEqual([]);
  });

  test('shows texts as texts, whatever stands in them', async () => {
    const evil = '<img src=x onerror="window.hacked = true"><script>window.hacked = true</script>';
    eventBridge.seed({
      buses: {
        default: {
          rules: {
            evil: {
              description: evil,
              pattern: { source: [evil], detail: { text: [{ 'anything-but': 'x' }] } },
              targets: [{ id: 'evil', arn: arnOf('sqs', 'evil'), deadLetterQueue: arnOf('sqs', 'dead') }],
            },
          },
        },
      },
    });
    eventBridge.target('evil').fault({ errorCode: 'NO_PERMISSIONS', message: evil });
    eventBridge.emit({
      source: evil,
      'detail-type': evil,
      resources: [evil],
      detail: { text: evil, [evil]: evil },
    });
    eventBridge.emit({ source: `${evil}2`, 'detail-type': evil, detail: {} });
    eventBridge.emit({ source: evil, 'detail-type': evil, eventBusName: 'nobody' });
    await client.send(new PutRuleCommand({ Name: evil })).catch(() => undefined);
    await eventBridge.settled();
    const page = await open();
    for (const tab of await page.getByRole('tab').filter({ visible: true }).all()) {
      await tab.click();
      for (const summary of await page.locator('#panel summary').all()) await summary.click();
      for (const summary of await page.locator('#buses details:not([open]) summary').all())
        await summary.click();
      await explained(page);

      expect(await page.locator('#panel').innerText()).toContain('<img src=x onerror=');
      expect(await page.evaluate(overflowing)).toEqual([]);
    }
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(problems).toEqual([]);
  });

  test('shows which rules, conditions and schedules are tested', async () => {
    eventBridge.seed(SEED);
    const page = await open();
    await page.getByRole('tab', { name: 'Coverage' }).click();
    const rule = page.locator('#panel details', { hasText: 'paid-orders' });
    await rule.getByText('no event reached it').waitFor();
    await put({ total: 150 });
    await put({ total: 50 });
    await rule.getByText('1 of 3 conditions').waitFor();
    await rule.locator('summary').click();

    const total = rule.locator('.decided', { hasText: 'detail.total' });
    expect(await total.innerText()).toMatch(
      /1 met\s+150 in Order Paid from shop\s+1 failed alone\s+50 in Order Paid/,
    );
    const schedule = page.locator('#panel details', { hasText: 'in schedule group default' });
    expect(await schedule.innerText()).toContain('1 run');
    const off = page.locator('#panel details', { hasText: 'the schedule is disabled' });
    expect(await off.count()).toBe(1);
    expect(await page.locator('.shares').innerText()).toContain('1 of 2 ran');

    await page.keyboard.press('/');
    await page.keyboard.type('nobody has this');
    await page.locator('#panel').getByText('Nothing has these words.').waitFor();
    expect(problems).toEqual([]);
  });

  test('lists schedules in their groups, below the buses', async () => {
    eventBridge.seed(SEED);
    const page = await open();
    const group = page.locator('#schedules section', { hasText: 'schedule group default' });
    await group.locator('summary').click();
    await group.getByText('What sweeps.').waitFor();

    expect(await group.innerText()).toMatch(/hourly\s+1 run[^]*What sweeps[.]\s+rate\(1 hour\) runs next at/);
    expect(await page.locator('#schedules section').count()).toBe(2);
  });

  test('asks nobody but its own server', async () => {
    await busyAccount();
    const page = await open();
    await page.locator('#panel summary').first().click();
    await page.locator('.explained').first().waitFor();

    const others = [...requested].filter((url) => !url.startsWith(`${origin}/_mock/`) && url !== 'data:,');
    expect(others).toEqual([]);
  });

  test('can be used with the keyboard alone', async () => {
    await busyAccount();
    const page = await open();
    await page.locator('#panel details').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('o-3');
    await expect.poll(() => page.locator('#panel details').count()).toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('#panel details').count()).toBe(5);

    await page.getByRole('tab', { name: 'Events' }).focus();
    await page.keyboard.press('ArrowRight');
    const chosen = page.locator('[role=tab][aria-selected=true]');
    expect(await chosen.textContent()).toMatch(/^Deliveries/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.locator('#panel details[open]').count()).toBe(1);
    // What comes in the meantime takes neither the focus nor what is unfolded.
    await put({ total: 999 }, 'Meanwhile');
    await page.getByRole('tab', { name: /Events 6/ }).waitFor();
    expect(
      await page.locator('#panel details[open] summary').evaluate((node) => node === document.activeElement),
    ).toBe(true);
  });

  test('says when the server is gone, keeps what it had, and goes on when it is back', async () => {
    await busyAccount();
    const page = await open({ width: 400 });
    await page.locator('#panel details').first().waitFor();
    await page.context().setOffline(true);
    await page.getByText('The server does not answer.').waitFor();
    await picture(page, '400-light-gone');

    expect(await page.locator('#panel details').count()).toBe(5);
    expect(await page.evaluate(overflowing)).toEqual([]);
    expect(await page.evaluate(faintTexts)).toEqual([]);
    await page.context().setOffline(false);
    await page.locator('#status', { hasText: 'live' }).waitFor();
    expect(await page.locator('#gone').isHidden()).toBe(true);
  });

  test('goes on after a pause', async () => {
    eventBridge.seed(SEED);
    const page = await open();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.locator('#status', { hasText: 'paused' }).waitFor();
    await put({ total: 1 });
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.locator('#panel details', { hasText: 'Order Paid' }).waitFor();
  });
});
