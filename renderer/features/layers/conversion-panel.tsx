/** How often deals of each stage and class were won, with the counts behind it; a class can be set by hand. */
import type {
  ConversionCell,
  PipelineReport,
  StoredDemandPolicy,
} from '@shared/contract/layer-calls'
import type { DealClass } from '@shared/model/demand-policy'
import { App, Button, InputNumber } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { noFigure } from '../../ui/format'
import { Panel } from '../../ui/panel'
import { useFormat } from '../../ui/use-format'
import { useClassWords } from './class-words'
import { childrenOf, keyOf, stagesOf } from './conversion-tree'
import { useMaySetPolicy, useSetDemandPolicy } from './layer-queries'

interface ConversionPanelProps {
  readonly report: PipelineReport
  readonly stored: StoredDemandPolicy
}

const columns = [
  'ended',
  'wonDeals',
  'partWon',
  'wider',
  'calibrated',
  'openDeals',
  'crm',
  'set',
] as const

export function ConversionPanel({ report, stored }: ConversionPanelProps) {
  const { t } = useTranslation()
  const [unfolded, unfold] = useState<ReadonlySet<string>>(new Set())
  const rows = useMemo(() => visible(report.cells, unfolded), [report.cells, unfolded])
  const toggle = (key: string) =>
    unfold((now) =>
      now.has(key) ? new Set([...now].filter((k) => k !== key)) : new Set([...now, key]),
    )
  return (
    <Panel
      title={t('layers.conversion')}
      extra={
        <span className="secondary small">
          {t('layers.endedDeals', { count: report.ended, won: report.won })}
        </span>
      }
    >
      <p className="indicator-hint">
        {t('layers.conversionHint', { count: stored.policy.pipeline.drawnToWider })}
      </p>
      <Evidence report={report} />
      {report.cells.length === 0 ? (
        <p className="indicator-hint">{t('layers.noDeals')}</p>
      ) : (
        <div className="indicator-scroll">
          <table className="figure-table indicator-table" aria-label={t('layers.conversion')}>
            <thead>
              <tr>
                <th scope="col">{t('layers.class')}</th>
                {columns.map((key) => (
                  <th key={key} scope="col" title={t(`layers.hint_${key}`)}>
                    {t(`layers.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ cell, depth, more }) => (
                <ClassRow
                  key={keyOf(cell)}
                  cell={cell}
                  depth={depth}
                  stored={stored}
                  report={report}
                  open={more ? unfolded.has(keyOf(cell)) : null}
                  toggle={() => toggle(keyOf(cell))}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}

interface Row {
  readonly cell: ConversionCell
  readonly depth: number
  readonly more: boolean
}

function visible(cells: readonly ConversionCell[], unfolded: ReadonlySet<string>): Row[] {
  const below = (cell: ConversionCell, depth: number): Row[] => {
    const children = childrenOf(cells, cell)
    const row = { cell, depth, more: children.length > 0 }
    return unfolded.has(keyOf(cell))
      ? [row, ...children.flatMap((child) => below(child, depth + 1))]
      : [row]
  }
  return stagesOf(cells).flatMap((cell) => below(cell, 0))
}

/** Whether the table would have told later deals better than the CRM does. */
function Evidence({ report: { test } }: { readonly report: PipelineReport }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!test) return <p className="indicator-hint">{t('layers.untested')}</p>
  const error = (value: number | null) => (value === null ? noFigure : format.quantity(value, 3))
  const verdict =
    test.crm === null ? 'testOverall' : test.calibrated < test.crm ? 'testBetter' : 'testWorse'
  return (
    <p className="indicator-hint" data-verdict={verdict}>
      {t(`layers.${verdict}`, {
        deals: test.deals,
        from: format.date(test.from),
        calibrated: error(test.calibrated),
        crm: error(test.crm),
        overall: error(test.overall),
      })}
    </p>
  )
}

interface ClassRowProps {
  readonly cell: ConversionCell
  readonly depth: number
  readonly stored: StoredDemandPolicy
  readonly report: PipelineReport
  /** Null where there is nothing to unfold. */
  readonly open: boolean | null
  toggle(): void
}

function ClassRow({ cell, depth, stored, report, open, toggle }: ClassRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const name = useClassWords(report, stored)(cell)
  const share = (value: number | null) => (value === null ? noFigure : format.share(value))
  return (
    <tr data-class={keyOf(cell)}>
      <th scope="row" style={{ paddingInlineStart: `calc(var(--space-3) * ${depth + 1})` }}>
        {open === null ? (
          name
        ) : (
          <button type="button" className="lag-button" aria-expanded={open} onClick={toggle}>
            {open ? '▾' : '▸'} {name}
          </button>
        )}
      </th>
      <td>{cell.deals}</td>
      <td>{cell.won}</td>
      <td>{share(cell.deals > 0 ? cell.won / cell.deals : null)}</td>
      <td>{share(cell.wider)}</td>
      <td>
        <b>{share(cell.probability)}</b>
      </td>
      <td>{cell.open}</td>
      <td>{share(cell.crm)}</td>
      <td>
        <SetByHand cell={cell} stored={stored} label={t('layers.setOf', { class: name })} />
      </td>
    </tr>
  )
}

interface SetByHandProps {
  readonly cell: ConversionCell
  readonly stored: StoredDemandPolicy
  readonly label: string
}

function SetByHand({ cell, stored, label }: SetByHandProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { message } = App.useApp()
  const may = useMaySetPolicy()
  const [typed, type] = useState<number | null>(null)
  const { set, isPending } = useSetDemandPolicy(stored, () => {
    type(null)
    void message.success(t('layers.saved'))
  })
  if (!may) return cell.set === null ? noFigure : format.share(cell.set)
  const { stage, age, segment, size } = cell
  const of: DealClass = { stage, age, segment, size }
  const write = (probability: number | null) => {
    const { pipeline } = stored.policy
    const others = pipeline.set.filter((one) => keyOf(one) !== keyOf(of))
    const next = probability === null ? others : [...others, { ...of, probability }]
    set({ ...stored.policy, pipeline: { ...pipeline, set: next } }, label)
  }
  const commit = () => {
    if (typed !== null && typed / 100 !== cell.set) write(typed / 100)
  }
  return (
    <span className="set-by-hand">
      <InputNumber
        size="small"
        min={0}
        max={100}
        disabled={isPending}
        aria-label={label}
        value={typed ?? (cell.set === null ? null : Math.round(cell.set * 1000) / 10)}
        suffix="%"
        onChange={type}
        onPressEnter={commit}
        onBlur={commit}
      />
      {cell.set === null ? null : (
        <Button size="small" type="text" onClick={() => write(null)}>
          {t('layers.unset')}
        </Button>
      )}
    </span>
  )
}
