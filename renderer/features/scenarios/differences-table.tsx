/** Cells that differ, the greatest effect first; each leads to its place in the plan. */
import type { CellDifference, Differences } from '@shared/contract/compare-calls'
import type { Scenario } from '@shared/contract/scenario-calls'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useViewState } from '../../app/view-state'
import { noFigure, withSign } from '../../ui/format'
import { useFormat } from '../../ui/use-format'

interface DifferencesTableProps {
  readonly found: Differences
  readonly known: ReadonlyMap<string, Scenario>
}

/** Where the plan shows the cell: its rows name the family too. */
const whereInPlan = ({ where, family }: CellDifference): Record<string, string> =>
  family ? { family: family.code, ...where } : { ...where }

function useFigure() {
  const format = useFormat()
  return (value: number, unit: string): string => {
    if (Number.isNaN(value)) return noFigure
    if (unit === 'share') return format.share(value)
    return format.quantity(value, Math.abs(value) < 100 && !Number.isInteger(value) ? 1 : 0)
  }
}

function Row({ cell, found }: { readonly cell: CellDifference; readonly found: Differences }) {
  const { t } = useTranslation()
  const format = useFormat()
  const figure = useFigure()
  const goTo = useViewState((view) => view.goTo)
  const { measure, period, unit, difference, effect, values } = cell
  const cause = (at: number): string | null =>
    cell.written[at] ? 'written' : cell.driven[at] ? 'driven' : null
  const scenario = found.scenarios.at(-1)?.scenario
  const place = [
    cell.family && cell.level !== 'family' ? format.name(cell.family.name) : '',
    cell.item && cell.level !== 'item' ? cell.item.code : '',
    cell.level === 'item' ? `${cell.code} ${format.name(cell.name)}` : format.name(cell.name),
  ].filter(Boolean)
  return (
    <tr>
      <th scope="row">
        {cell.side === 'resource' || !scenario ? (
          place.join(' · ')
        ) : (
          <Button
            type="link"
            size="small"
            title={t('scenarios.toCell')}
            onClick={() => goTo({ scenario, place: { where: whereInPlan(cell), measure, period } })}
          >
            {place.join(' · ')}
          </Button>
        )}
      </th>
      <td className="text">{t(`measures.${measure}` as 'measures.override')}</td>
      <td className="text">{format.period(period)}</td>
      {[...values].map((value, at) => {
        const moved = cause(at)
        return (
          <td key={found.scenarios[at]?.scenario ?? at} className={moved ? `cell-${moved}` : ''}>
            {figure(value, unit)}
            {moved ? (
              <span className="for-readers">
                {t(moved === 'written' ? 'plan.flag_edited' : 'plan.flag_driven')}
              </span>
            ) : null}
          </td>
        )
      })}
      <td>{difference === 0 ? noFigure : withSign(difference, (size) => figure(size, unit))}</td>
      <td>
        <b>
          {effect === 0
            ? noFigure
            : withSign(effect, (size) => format.moneyCompact(size, found.currency))}
        </b>
      </td>
    </tr>
  )
}

export function DifferencesTable({ found, known }: DifferencesTableProps) {
  const { t } = useTranslation()
  return (
    <table className="figure-table compare-table differences-table">
      <thead>
        <tr>
          <th scope="col">{t('scenarios.differencePlace')}</th>
          <th scope="col" className="text">
            {t('scenarios.measure')}
          </th>
          <th scope="col" className="text">
            {t('scenarios.month')}
          </th>
          {found.scenarios.map(({ scenario, name }) => (
            <th key={scenario} scope="col">
              <span
                className="scenario-chip"
                style={
                  {
                    '--scenario': `var(--scenario-${known.get(scenario)?.colour ?? 'grey'})`,
                  } as React.CSSProperties
                }
              >
                {known.get(scenario)?.name ?? name}
              </span>
            </th>
          ))}
          <th scope="col">{t('scenarios.difference')}</th>
          <th scope="col">{t('scenarios.effect')}</th>
        </tr>
      </thead>
      <tbody>
        {found.cells.map((cell) => (
          <Row
            key={`${Object.values(cell.where).join('/')} ${cell.measure} ${cell.period}`}
            cell={cell}
            found={found}
          />
        ))}
      </tbody>
    </table>
  )
}
