/** Figures from outside, each with what the trial on earlier origins said of it. */
import type { OutsideReport, StoredDemandPolicy } from '@shared/contract/layer-calls'
import type { OutsideDriver } from '@shared/model/outside-knowledge'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { noFigure } from '../../ui/format'
import { Panel } from '../../ui/panel'
import { useFormat } from '../../ui/use-format'
import { useMaySetPolicy, useSetDemandPolicy } from '../layers/layer-queries'
import { useAttributeOptions } from '../scenarios/attribute-select'
import { CauseVerdict } from './cause-verdict'
import { DriverDrawer } from './driver-drawer'

interface DriversPanelProps {
  readonly report: OutsideReport
  readonly stored: StoredDemandPolicy
  readonly scenario: string
}

export function DriversPanel({ report, stored, scenario }: DriversPanelProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const may = useMaySetPolicy()
  const [edited, setEdited] = useState<OutsideDriver | 'new' | null>(null)
  const { set, isPending } = useSetDemandPolicy(stored, () => {
    void message.success(t('layers.saved'))
    setEdited(null)
  })
  const drivers = stored.policy.outside
  const put = (outside: OutsideDriver[]) => set({ ...stored.policy, outside }, '')
  return (
    <Panel
      title={t('outside.drivers')}
      extra={
        may ? (
          <Button size="small" onClick={() => setEdited('new')}>
            {t('outside.addDriver')}
          </Button>
        ) : null
      }
    >
      <p className="indicator-hint">{t('outside.driversHint')}</p>
      {drivers.length === 0 ? (
        <p className="indicator-hint">{t('outside.noDrivers')}</p>
      ) : (
        <DriverTable
          drivers={drivers}
          report={report}
          scenario={scenario}
          edit={may ? setEdited : null}
        />
      )}
      {edited ? (
        <DriverDrawer
          edited={edited}
          taken={drivers.map(({ driver }) => driver)}
          scenario={scenario}
          pending={isPending}
          close={() => setEdited(null)}
          save={(driver) =>
            put([
              ...drivers.filter((one) => edited === 'new' || one.driver !== edited.driver),
              driver,
            ])
          }
          remove={(driver) => put(drivers.filter((one) => one.driver !== driver))}
        />
      ) : null}
    </Panel>
  )
}

interface DriverTableProps {
  readonly drivers: readonly OutsideDriver[]
  readonly report: OutsideReport
  readonly scenario: string
  readonly edit: ((driver: OutsideDriver) => void) | null
}

function DriverTable({ drivers, report, scenario, edit }: DriverTableProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { options } = useAttributeOptions(scenario, 'family')
  const familyOf = (code: string): string =>
    options.find(({ value }) => value === code)?.label ?? code
  return (
    <div className="indicator-scroll">
      <table className="figure-table indicator-table" aria-label={t('outside.drivers')}>
        <thead>
          <tr>
            <th scope="col">{t('outside.driver')}</th>
            <th scope="col">{t('outside.family')}</th>
            <th scope="col">{t('outside.months')}</th>
            <th scope="col">{t('outside.perDeviation')}</th>
            <th scope="col">{t('outside.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {drivers.map((driver) => {
            const months = Object.keys(driver.values).sort()
            const test = report.drivers.find((one) => one.driver === driver.driver)
            const percent = test?.percent ?? null
            return (
              <tr key={driver.driver} data-driver={driver.driver}>
                <th scope="row">
                  {edit ? (
                    <Button size="small" type="link" onClick={() => edit(driver)}>
                      {driver.name}
                    </Button>
                  ) : (
                    driver.name
                  )}
                </th>
                <td>{driver.family === null ? t('outside.company') : familyOf(driver.family)}</td>
                <td>
                  {t('outside.monthsFromTo', {
                    first: months[0] ?? '',
                    last: months.at(-1) ?? '',
                    count: months.length,
                  })}
                </td>
                <td>
                  {percent === null
                    ? noFigure
                    : `${percent > 0 ? '+' : ''}${format.share(percent / 100)}`}
                </td>
                <td className="verdict-cell">
                  {test ? <CauseVerdict test={test} currency={report.currency} /> : noFigure}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
