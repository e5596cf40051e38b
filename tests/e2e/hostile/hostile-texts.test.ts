/** Texts that would be script, formulas, paths or names of the language itself, from an import through every screen to what goes out: they stay texts. */
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { CsvSplitter } from '@main/connectors/files/csv-records'
import type { Download } from 'playwright'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { read } from 'xlsx'
import { writeHostileCompany } from '../../support/messy-files/hostile-company'
import { addHostileRecords, hostileCodes, taken } from '../../support/messy-files/hostile-records'
import { browserShell, type Opened } from '../../support/workstation/open-workstation'
import { WorkstationPage } from '../../support/workstation/workstation-page'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 400_000 })

const escaped = join(tmpdir(), 'evenkeel-escaped')
const image = `<img src=x onerror="${taken}">`
let home: string
let opened: Opened
let desk: WorkstationPage
/** What ran, was asked for or broke, that must not. */
const alarms: string[] = []

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'evenkeel-hostile-'))
  const source = join(home, 'source')
  await writeHostileCompany(source)
  await addHostileRecords(source)
  opened = await browserShell.open(join(home, 'workspace'), 'en')
  const { page } = opened
  desk = new WorkstationPage(page, 'en')
  const own = new URL(page.url()).host
  const context = page.context()
  context.on('dialog', (dialog) => {
    alarms.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  context.on('weberror', (error) => alarms.push(`error: ${error.error()}`))
  context.on('request', (request) => {
    const { host, pathname, protocol } = new URL(request.url())
    const isData = protocol === 'data:' || protocol === 'blob:'
    if (!isData && (host !== own || pathname === '/x')) alarms.push(`request: ${request.url()}`)
  })
  context.on('console', (message) => {
    if (/content security policy/i.test(message.text())) alarms.push(`refused: ${message.text()}`)
  })
  await desk.show('data')
  await desk.button('data.connectionActions', { name: 'files' }).click()
  await page.getByRole('menuitem', { name: desk.text('app.edit') }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel(desk.text('data.field_folder')).fill(source)
  await form.getByRole('button', { name: desk.text('app.save') }).click()
  await form.waitFor({ state: 'hidden' })
  await desk.show('data')
  await desk.button('data.pullNow').click()
  // As long as the data takes, and it has texts of hundreds of thousands of signs.
  await desk.button('data.goToPlan').click({ timeout: 300_000 })
  await desk.grid('demand').locator('.ag-row').first().waitFor()
})
afterAll(async () => {
  await opened.close()
  await rm(home, { recursive: true, force: true })
})

/** Nothing ran, nothing was asked for, no element of a text came into the page. */
afterEach(async () => {
  const inPage = await desk.page.evaluate(() => ({
    taken: 'taken' in window,
    title: document.title,
    made: [
      ...document.querySelectorAll('[onerror], [onload], img[src="x"], script:not([src])'),
    ].map((element) => element.outerHTML.slice(0, 200)),
    polluted: Object.keys(Object.prototype),
  }))
  expect(inPage).toMatchObject({ taken: false, made: [], polluted: [] })
  expect(inPage.title).not.toMatch(/^(?:1|taken)$/)
  expect(alarms.splice(0)).toEqual([])
  const log = join(home, 'workspace', 'evenkeel.log')
  expect(existsSync(log) ? await readFile(log, 'utf8') : '').toBe('')
  expect(existsSync(escaped)).toBe(false)
})

/** What is shown has come, and none of it failed. */
async function settled(): Promise<void> {
  await desk.page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
  expect(await desk.page.getByText(desk.text('app.loadFailed')).count()).toBe(0)
}

const family = (code: string) =>
  desk.page
    .locator('.family')
    .filter({ has: desk.page.getByText(code.trim(), { exact: true }) })
    .first()

async function openFamily(code: string): Promise<void> {
  await family(code).click()
  await desk.page
    .locator('.family[aria-current="true"]')
    .filter({ has: desk.page.getByText(code.trim(), { exact: true }) })
    .waitFor()
  await settled()
}

test('every family of a hostile code opens as a plan with its figures', async () => {
  for (const code of hostileCodes) {
    await openFamily(code)
    const rows = desk.grid('demand').locator('.ag-row')
    await expect
      .poll(async () => (await rows.allInnerTexts()).join('\n'), { timeout: 20_000 })
      .toMatch(/\d/)
  }
})

test('a change is made to a family called __proto__, and taken back', async () => {
  await openFamily('__proto__')
  const cell = desk.cell({
    side: 'demand',
    node: 'family=__proto__',
    measure: 'consensus_demand',
    period: '2026-12',
  })
  const before = await cell.innerText()
  const saved = await desk.savedAt()
  await cell.click()
  await desk.page.keyboard.type('777')
  await desk.page.keyboard.press('Enter')
  await desk.savedAfter(saved)
  await expect.poll(() => cell.innerText()).toBe('777')
  const after = await desk.savedAt()
  await desk.page.keyboard.press('Control+z')
  await desk.savedAfter(after)
  await expect.poll(() => cell.innerText()).toBe(before)
})

test('rows, reasons, forecast, worklist and palette show them as they are', async () => {
  const { page } = desk
  await openFamily(image)
  await page.locator('.ag-row [col-id="p:2026-12"]').first().click()
  await page.keyboard.press('Alt+Shift+Digit2')
  await desk.grid('demand').getByText(image).nth(1).waitFor()
  await page.keyboard.press('Alt+Shift+Digit3')
  await settled()
  await page.keyboard.press('Alt+W')
  await page.locator('.why-panel').waitFor()
  await page.locator('.why-body[aria-busy="false"]').waitFor()
  expect(await page.locator('.why-panel').innerText()).toContain('<img')
  await page.keyboard.press('Alt+M')
  await settled()
  await page.keyboard.press('F8')
  await page.locator('.worklist-row').first().waitFor()
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog')
  await palette.waitFor()
  await page.keyboard.type('<img')
  await palette.getByText('<img').first().waitFor()
  await page.keyboard.press('Escape')
  await palette.waitFor({ state: 'hidden' })
})

test.each([
  'layers',
  'compare',
  'indicators',
  'decisions',
  'publishing',
  'data',
  'settings',
] as const)('the screen %s', async (screen) => {
  await desk.show(screen)
  await desk.page.locator('main h1, main h2').first().waitFor()
  await settled()
})

test('a finding shows the source row, and a code that nothing has is offered for matching', async () => {
  const { page } = desk
  await desk.show('quality')
  await page
    .locator('.quality-rules')
    .getByRole('button', { name: new RegExp(`^${desk.text('quality.rule_value_not_a_number')}`) })
    .click()
  await page.getByRole('button', { name: `quantity_ordered = ${image}` }).click()
  const drawer = page.getByRole('dialog')
  await drawer.locator('.source-example').first().waitFor()
  expect(await drawer.locator('.source-example').innerText()).toContain(image)
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
  await desk.show('data')
  await desk.button('matching.openCount', { count: 1 }).click()
  const matching = page.locator('.matching-drawer')
  await matching.getByText(/<script>.* nobody$/).waitFor()
  await matching.locator('.ant-drawer-close').click()
  await matching.waitFor({ state: 'detached' })
})

/** Named as a file alone, and kept where the browser keeps them. */
async function downloaded(download: Download): Promise<Buffer> {
  const name = download.suggestedFilename()
  expect(name).toBe(basename(name))
  expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}]|^\./u)
  return readFile(await download.path())
}

const armed = (text: string): string[] => {
  const splitter = new CsvSplitter(',')
  return [...splitter.push(text), ...splitter.end()]
    .flatMap(({ cells }) => cells)
    .filter((cell) => /^[-+=@\t\r]/.test(cell) && !/^-?\d+(?:\.\d+)?(?:e[-+]\d+)?$/.test(cell))
}

async function exported(key: 'exportXlsx' | 'exportCsv'): Promise<Buffer> {
  await desk.button('workbooks.menu').click()
  const item = desk.page.getByRole('menuitem', { name: desk.text(`workbooks.${key}`) })
  const [download] = await Promise.all([desk.page.waitForEvent('download'), item.click()])
  return downloaded(download)
}

test.each(["=cmd|'/C calc'!A0", '-2+3', '../../evenkeel-escaped', 'C:\\evenkeel\\..\\x'])(
  'what is exported of %s is texts, under a name of its own',
  async (code) => {
    await desk.show('plan')
    await openFamily(code)
    const book = read(await exported('exportXlsx'), { cellFormula: true })
    const formulas = Object.values(book.Sheets).flatMap((sheet) =>
      Object.entries(sheet).flatMap(([place, cell]) =>
        place.startsWith('!') || cell.f === undefined ? [] : [String(cell.f)],
      ),
    )
    expect(formulas.filter((formula) => /cmd|2\+3|1\+1|SUM\(1,1|HYPERLINK/.test(formula))).toEqual(
      [],
    )
    const texts = Object.values(book.Sheets).flatMap((sheet) =>
      Object.entries(sheet).flatMap(([place, cell]) => (place.startsWith('!') ? [] : [cell.v])),
    )
    expect(texts).toContain(code)
    expect(armed((await exported('exportCsv')).toString('utf8'))).toEqual([])
  },
)

test('a view of a hostile name is shared as a file of its own', async () => {
  const { page } = desk
  const name = `../../${image}`.slice(0, 60)
  await page.locator('.views-button').click()
  await desk.button('rows.viewSave').click()
  await page.getByRole('textbox', { name: desk.text('rows.viewName') }).fill(name)
  await page.keyboard.press('Enter')
  await page.getByText(desk.text('rows.viewKept', { name })).waitFor()
  await page.locator('.views-button').click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: desk.text('rows.viewShare', { name }) }).click(),
  ])
  expect(JSON.parse((await downloaded(download)).toString('utf8')).view.name).toBe(name)
  await page.keyboard.press('Escape')
})

test('a scenario, its comparison and a decision of it are published inside their folder', async () => {
  const { page } = desk
  await desk.button('plan.newScenario').click()
  const dialog = page.getByRole('dialog')
  const name = '<b onclick=alert(1)>=1+1'
  await dialog.getByLabel(desk.text('scenarios.name'), { exact: true }).fill(name)
  await desk.button('scenarios.create').click()
  await page.getByRole('tab', { name, selected: true }).waitFor()
  await desk.show('compare')
  await page
    .getByRole('row')
    .filter({ hasText: desk.text('scenarios.indicator_revenue') })
    .first()
    .waitFor()
  await desk.propose({
    question: image,
    choice: name,
    reason: "=cmd|'/C calc'!A0",
    owner: 'Lin Yue',
    due: '2026-12-15',
  })
  await desk.actAs('Chen Wei')
  await desk.approve()
  await desk.show('publishing')
  await page.getByText(desk.text('publishing.state_acknowledged')).first().waitFor()
  await desk.button('publishing.lookUp').click()
  await page.getByRole('dialog').getByText(image).first().waitFor()
  await page.keyboard.press('Escape')
  await desk.show('decisions')
  await settled()
  const target = join(home, 'workspace', 'published')
  const files = await readdir(target, { recursive: true, withFileTypes: true })
  expect(files.length).toBeGreaterThan(0)
  for (const { parentPath, name: file } of files) {
    expect(relative(target, join(parentPath, file))).not.toMatch(/^\.\./)
    if (file.endsWith('.csv'))
      expect(armed(await readFile(join(parentPath, file), 'utf8'))).toEqual([])
  }
})

test('the projector shows every family', async () => {
  const { page } = desk
  await desk.show('plan')
  await page.keyboard.press('F9')
  await page.locator('.projector').waitFor()
  const families = await page.locator('.large-families li').count()
  for (let at = 0; at < families + 1; at += 1) {
    await page.keyboard.press('ArrowRight')
    await settled()
  }
  await page.keyboard.press('F9')
  await page.locator('.projector').waitFor({ state: 'detached' })
})
