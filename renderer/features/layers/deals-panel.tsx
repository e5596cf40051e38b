/** The deals that matter one by one: those kept apart and the largest others, each with a scenario at hand. */
import type { ListedDeal, PipelineReport } from '@shared/contract/layer-calls'
import { planners } from '@shared/model/roles'
import { Button, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../app/app-queries'
import { useViewState } from '../../app/view-state'
import { Panel } from '../../ui/panel'
import { useFormat } from '../../ui/use-format'
import { useCreateScenario } from '../scenarios/scenario-queries'
import { wordOf } from './class-words'

interface DealsPanelProps {
  readonly report: PipelineReport
  readonly scenario: string
}

export function DealsPanel({ report, scenario }: DealsPanelProps) {
  const { t } = useTranslation()
  if (report.deals.length === 0)
    return (
      <Panel title={t('layers.deals')}>
        <p className="indicator-hint">{t('layers.noOpenDeals')}</p>
      </Panel>
    )
  return (
    <Panel
      title={t('layers.deals')}
      extra={<span className="secondary small">{report.currency}</span>}
    >
      <p className="indicator-hint">{t('layers.dealsHint')}</p>
      <div className="indicator-scroll">
        <table className="figure-table indicator-table deals-table" aria-label={t('layers.deals')}>
          <thead>
            <tr>
              <th scope="col">{t('layers.deal')}</th>
              {(['stage', 'amount', 'units', 'closes', 'crm', 'counts'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(`layers.${key}`)}
                </th>
              ))}
              <th scope="col">{t('layers.whatIf')}</th>
            </tr>
          </thead>
          <tbody>
            {report.deals.map((deal) => (
              <DealRow
                key={deal.opportunity}
                deal={deal}
                currency={report.currency}
                stages={report.stages}
                scenario={scenario}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

interface DealRowProps {
  readonly deal: ListedDeal
  readonly currency: string
  readonly stages: PipelineReport['stages']
  readonly scenario: string
}

function DealRow({ deal, currency, stages, scenario }: DealRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const counted = deal.counted ? format.share(deal.probability) : t('layers.notCounted')
  return (
    <tr data-deal={deal.opportunity}>
      <th scope="row">
        {format.name(deal.name)}
        {deal.apart ? <Tag className="deal-tag">{t('layers.apart')}</Tag> : null}
        <small className="deal-line">
          {[deal.opportunity, format.name(deal.customer), deal.owner].filter(Boolean).join(' · ')}
        </small>
      </th>
      <td>{wordOf(stages, deal.stage, format.name)}</td>
      <td>{format.moneyCompact(deal.amount, currency)}</td>
      <td>{format.quantity(deal.quantity, 0)}</td>
      <td>
        {format.date(deal.expectedCloseOn)}
        {deal.overdue > 0 ? (
          <small className="deal-line worse">
            {t('layers.overdueBy', { count: deal.overdue })}
          </small>
        ) : null}
      </td>
      <td>{format.share(deal.crm)}</td>
      <td>
        {counted}
        {deal.counted && deal.from !== 'crm' ? (
          <small className="deal-line">{t(`layers.from_${deal.from}`)}</small>
        ) : null}
      </td>
      <td>
        <WhatIf deal={deal} scenario={scenario} />
      </td>
    </tr>
  )
}

/** Opens a scenario in which the deal has ended. A deal that does not count cannot be lost to the plan. */
function WhatIf({ deal, scenario }: Pick<DealRowProps, 'deal' | 'scenario'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const role = useSession().data?.role
  const { openScenario, show } = useViewState()
  const create = useCreateScenario((made) => {
    openScenario(made.scenario)
    show('plan')
  })
  const may = role !== undefined && planners.includes(role)
  const name = format.name(deal.name)
  const see = (outcome: 'won' | 'lost') =>
    create.mutate({
      name: t(`layers.scenario_${outcome}`, { deal: name }).slice(0, 80),
      parent: scenario,
      drivers: [
        {
          note: '',
          assumption: {
            kind: 'opportunity',
            opportunity: deal.opportunity,
            outcome,
            newBusinessPercent: 100,
          },
        },
      ],
    })
  return (
    <span className="what-if">
      {(['won', 'lost'] as const).map((outcome) => (
        <Button
          key={outcome}
          size="small"
          disabled={!may || create.isPending || (outcome === 'lost' && !deal.counted)}
          aria-label={t(`layers.if_${outcome}_of`, { deal: name })}
          onClick={() => see(outcome)}
        >
          {t(`layers.if_${outcome}`)}
        </Button>
      ))}
    </span>
  )
}
