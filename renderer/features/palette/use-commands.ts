/** Everything the palette offers: keys, screens, buttons of the screen, scenarios, families, items and kept views. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { pressAt, shortcuts } from '../../app/shortcuts'
import { screens, useViewState } from '../../app/view-state'
import { useFormat } from '../../ui/use-format'
import { scenarioWatch } from '../plan/edit-questions'
import { useOverview } from '../plan/plan-queries'
import { applyView } from '../plan/rows/apply-view'
import { useKeptViews } from '../plan/rows/rows-queries'
import { useAttributes, useOpenScenarios } from '../scenarios/scenario-queries'
import { buttonsOnScreen } from './buttons-on-screen'
import type { Command } from './match-commands'

/** `before` is where the cursor was when the palette opened. */
export function useCommands(before: Element | null): readonly Command[] {
  const { t } = useTranslation()
  const format = useFormat()
  const { scenario, show, openScenario, openFamily, goTo } = useViewState()
  const scenarios = useOpenScenarios()
  const overview = useOverview(scenario).data
  const attributes = useAttributes(scenario).data
  const views = useKeptViews()
  return useMemo(() => {
    const period = overview?.periods[0]
    const items = attributes?.find(({ attribute }) => attribute === 'item')?.values ?? []
    return [
      ...shortcuts.flatMap((one): Command[] =>
        'press' in one
          ? [
              {
                key: one.text,
                group: 'commands',
                label: t(one.text),
                keys: one.keys[0],
                run: () => pressAt(before?.isConnected ? before : document.body, one.press),
              },
            ]
          : [],
      ),
      ...screens.map(
        (screen, at): Command => ({
          key: `screen ${screen}`,
          group: 'screens',
          label: t(`app.screen_${screen}`),
          keys: `Ctrl ${at + 1}`,
          run: () => show(screen),
        }),
      ),
      ...buttonsOnScreen(document).map(
        ({ name, press }): Command => ({
          key: `button ${name}`,
          group: 'buttons',
          label: name,
          run: press,
        }),
      ),
      ...scenarios.map(
        (one): Command => ({
          key: `scenario ${one.scenario}`,
          group: 'scenarios',
          label: one.name,
          also: one.note,
          run: () => {
            scenarioWatch.choose(one.scenario)
            openScenario(one.scenario)
            show('plan')
          },
        }),
      ),
      ...(views ?? []).map(
        (view): Command => ({
          key: `view ${view.name}`,
          group: 'views',
          label: view.name,
          run: () => {
            applyView(view)
            show('plan')
          },
        }),
      ),
      ...(overview?.families ?? []).map(
        ({ family, name }): Command => ({
          key: `family ${family}`,
          group: 'families',
          label: format.name(name),
          also: family,
          run: () => {
            openFamily(family)
            show('plan')
          },
        }),
      ),
      ...(period
        ? items.map(
            ({ code, name }): Command => ({
              key: `item ${code}`,
              group: 'items',
              label: `${code} ${format.name(name)}`,
              run: () =>
                goTo({
                  scenario,
                  place: { where: { item: code }, measure: 'consensus_demand', period },
                }),
            }),
          )
        : []),
    ]
  }, [
    t,
    format,
    scenario,
    show,
    openScenario,
    openFamily,
    goTo,
    scenarios,
    overview,
    attributes,
    views,
    before,
  ])
}
