/** What a person does on the screens, in the words of the language they read. */
import type { Language } from '@shared/contract/app-calls'
import { translate } from '@shared/messages/translate'
import type { DriverKind } from '@shared/model/drivers'
import type { Locator, Page } from 'playwright'

export type Side = 'demand' | 'supply' | 'finance'

export interface CellAt {
  readonly side: Side
  /** `family=air_fryer`, `item=FG-AF02`, `total`: the row's node. */
  readonly node: string
  readonly measure: string
  readonly period: string
}

/** The row of a node itself: the ids of those below name it as well. */
export function rowOf(node: string, measure: string): string {
  const [level] = node.split('=')
  const named = level === node ? '' : `[row-id*="|${node}|"]`
  return `.ag-row[row-id^="${level}|"]${named}[row-id$="|${measure}"]`
}

export class WorkstationPage {
  constructor(
    readonly page: Page,
    readonly language: Language,
  ) {}

  text(key: string, values: Record<string, unknown> = {}): string {
    return translate(this.language, key, values)
  }

  button(key: string, values: Record<string, unknown> = {}): Locator {
    return this.page.getByRole('button', { name: this.text(key, values), exact: true })
  }

  /** A screen, from the rail at the left. */
  async show(
    screen:
      | 'plan'
      | 'layers'
      | 'compare'
      | 'indicators'
      | 'decisions'
      | 'publishing'
      | 'data'
      | 'quality'
      | 'settings',
  ): Promise<void> {
    await this.page
      .getByRole('navigation')
      .getByRole('button', { name: new RegExp(`^${this.text(`app.screen_${screen}`)}`) })
      .click()
  }

  async pull(): Promise<void> {
    await this.show('data')
    await this.button('data.pullNow').click()
    // As long as the data takes.
    await this.button('data.goToPlan').click({ timeout: 90_000 })
  }

  async openFamily(name: string): Promise<void> {
    await this.page.locator('.family').filter({ hasText: name }).click()
    await this.page.locator('.family[aria-current="true"]').filter({ hasText: name }).waitFor()
  }

  grid(side: Side): Locator {
    return this.page.getByRole('region', { name: new RegExp(`^${this.text(`plan.${side}`)}, `) })
  }

  cell({ side, node, measure, period }: CellAt): Locator {
    return this.grid(side).locator(`${rowOf(node, measure)} .ag-cell[col-id="p:${period}"]`)
  }

  /** The number a cell shows. */
  async figure(at: CellAt): Promise<number> {
    const text = (await this.cell(at).innerText()).replace(/[^\d.-]/g, '')
    return Number(text)
  }

  /** Types over a cell and waits until the status line says that it is on disk. */
  async type(at: CellAt, entry: string): Promise<void> {
    const before = await this.savedAt()
    await this.cell(at).click()
    await this.page.keyboard.type(entry)
    await this.page.keyboard.press('Enter')
    await this.savedAfter(before)
  }

  /** What the status line says of the last change. */
  async savedAt(): Promise<string> {
    // Without waiting: it may go away at any time, as when another scenario is opened.
    return (await this.page.locator('.save-state.saved').allInnerTexts()).join()
  }

  async savedAfter(before: string): Promise<void> {
    await this.page.waitForFunction((text) => {
      const now = document.querySelector<HTMLElement>('.save-state.saved')?.innerText
      return now !== undefined && now !== text
    }, before)
  }

  /** Picks an entry of an antd select by typing into it. */
  async choose(label: string, wanted: string): Promise<void> {
    const field = this.page.getByRole('combobox', { name: label, exact: true })
    await field.click()
    await field.fill(wanted)
    await this.page.keyboard.press('Enter')
  }

  /** Opens the form of a kind of driver, where drivers are listed. */
  async newDriver(kind: DriverKind): Promise<void> {
    await this.button('drivers.addDriver').click()
    await this.page
      .getByRole('menuitem', { name: this.text(`drivers.kind_${kind}`), exact: true })
      .click()
  }

  /** From the compare screen, as the planner: question, choice, reason, owner, due date; then proposed. */
  async propose(decision: {
    readonly question: string
    readonly choice: string
    readonly reason: string
    readonly owner: string
    readonly due: string
  }): Promise<void> {
    const field = (key: string) => this.page.getByLabel(this.text(key), { exact: true })
    await this.button('scenarios.propose').click()
    await field('decisions.question').fill(decision.question)
    await this.page
      .getByRole('radio', { name: this.text('decisions.choose', { name: decision.choice }) })
      .check()
    await field('decisions.reason').fill(decision.reason)
    await this.choose(this.text('decisions.owner'), decision.owner)
    await field('decisions.due').fill(decision.due)
    await this.page.keyboard.press('Enter')
    await this.button('decisions.propose').click()
    await this.page.getByText(this.text('decisions.proposedNow')).waitFor()
  }

  async approve(): Promise<void> {
    await this.button('decisions.approve').click()
    await this.page
      .getByRole('dialog')
      .getByRole('button', { name: this.text('decisions.approve') })
      .click()
    await this.page.getByText(this.text('decisions.approvedNow')).waitFor()
  }

  async actAs(name: string): Promise<void> {
    await this.page.locator('.person-switch').click()
    await this.page.getByRole('menuitem', { name: new RegExp(name) }).click()
    await this.page.locator('.person-switch', { hasText: name }).waitFor()
  }
}
