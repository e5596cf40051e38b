/** What each layer added over the seasonal naive forecast, class by class, and what people's overrides did. */
import {
  type AddedValue,
  accuracyLayers,
  type LayerAccuracy,
  type OverrideWorth,
} from '@shared/contract/indicator-calls'
import type { Selection } from '@shared/contract/planning-calls'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../app/use-person-name'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { Panel } from '../../ui/panel'
import { useFormat } from '../../ui/use-format'
import { useValueAdded } from '../layers/layer-queries'
import { indicatorFigure } from './indicator-figure'

interface ValueAddedPanelProps {
  readonly where: Selection
  readonly months: number
  readonly lag: number
}

const sense = (value: number | null): string | undefined =>
  value === null || value === 0 ? undefined : value > 0 ? 'better' : 'worse'

export function ValueAddedPanel({ where, months, lag }: ValueAddedPanelProps) {
  const { t } = useTranslation()
  const { data, error, refetch } = useValueAdded(where, months, lag)
  return (
    <Panel
      title={t('layers.valueAdded')}
      extra={<span className="secondary small">{t('indicators.layersOf', { lag })}</span>}
    >
      {error ? <LoadFailed error={error} retry={() => void refetch()} /> : null}
      {data ? (
        <>
          <p className="indicator-hint">{t('layers.valueAddedHint')}</p>
          <ClassTable of={data} />
          <PeopleTable of={data} />
        </>
      ) : error ? null : (
        <Loading />
      )}
    </Panel>
  )
}

function ClassTable({ of }: { readonly of: AddedValue }) {
  const { t } = useTranslation()
  const format = useFormat()
  const said = accuracyLayers.filter((layer) =>
    of.classes.some(({ layers }) => layers.some((one) => one.layer === layer && one.pairs > 0)),
  )
  const figure = (one: LayerAccuracy | undefined, key: 'wmape' | 'value_added' | 'bias') =>
    indicatorFigure(t, format.language, key, one?.[key] ?? null)
  return (
    <div className="indicator-scroll">
      <table className="figure-table indicator-table" aria-label={t('layers.valueAdded')}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2} title={t('layers.classesHint')}>
              {t('layers.itemClass')}
            </th>
            <th scope="col" rowSpan={2}>
              {t('layers.items')}
            </th>
            {said.map((layer) => (
              <th
                key={layer}
                scope="colgroup"
                colSpan={layer === 'seasonal_naive' ? 1 : 3}
                className="group"
              >
                {t(`indicators.layer_${layer}`)}
              </th>
            ))}
          </tr>
          <tr>
            {said.flatMap((layer) =>
              (layer === 'seasonal_naive'
                ? (['wmape'] as const)
                : (['wmape', 'bias', 'value_added'] as const)
              ).map((key) => (
                <th key={`${layer} ${key}`} scope="col">
                  {t(`indicators.name_${key}`)}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {of.classes.map(({ class: name, items, layers }) => (
            <tr key={name} data-item-class={name}>
              <th scope="row">{name}</th>
              <td>{items}</td>
              {said.flatMap((layer) => {
                const one = layers.find((known) => known.layer === layer)
                const wmape = <td key={`${layer} wmape`}>{figure(one, 'wmape')}</td>
                if (layer === 'seasonal_naive') return [wmape]
                return [
                  wmape,
                  <td key={`${layer} bias`}>{figure(one, 'bias')}</td>,
                  <td key={`${layer} added`} className={sense(one?.value_added ?? null)}>
                    {figure(one, 'value_added')}
                  </td>,
                ]
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const columns = ['wmape', 'layers_wmape', 'naive_wmape', 'bias', 'value_added'] as const

function PeopleTable({ of }: { readonly of: AddedValue }) {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = usePersonName()
  if (of.people.length === 0) return <p className="indicator-hint">{t('layers.noOverrides')}</p>
  const figure = (record: OverrideWorth, key: (typeof columns)[number]) =>
    indicatorFigure(
      t,
      format.language,
      key === 'layers_wmape' || key === 'naive_wmape' ? 'wmape' : key,
      record[key],
    )
  return (
    <div className="indicator-scroll">
      <table className="figure-table indicator-table" aria-label={t('layers.peopleOverrides')}>
        <thead>
          <tr>
            <th scope="col">{t('layers.peopleOverrides')}</th>
            <th scope="col">{t('layers.overrideCount')}</th>
            <th scope="col">{t('layers.betterWorse')}</th>
            {columns.map((key) => (
              <th key={key} scope="col">
                {t(`layers.worth_${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.people.map(({ person, record }) => (
            <tr key={person}>
              <th scope="row">{nameOf(person)}</th>
              <td>{record.count}</td>
              <td>
                {record.better} / {record.worse}
              </td>
              {columns.map((key) => (
                <td
                  key={key}
                  className={key === 'value_added' ? sense(record.value_added) : undefined}
                >
                  {figure(record, key)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
