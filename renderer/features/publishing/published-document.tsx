import type { PublishDocument, PublishedLine, Receipt } from '@shared/contract/contract-types'
import { Table, type TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../app/use-person-name'
import { type Fact, Facts } from '../../ui/facts'
import { Fingerprint } from '../../ui/fingerprint'
import { scenarioName } from '../../ui/scenario-name'
import { useFormat } from '../../ui/use-format'
import { measureName } from './measure-name'

interface PublishedDocumentProps {
  readonly receipt: Receipt
  readonly document: PublishDocument
}

/** Enough to recognise the plan; the whole of it is at the target. */
const linesShown = 200

export function PublishedDocument({ receipt, document }: PublishedDocumentProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const total = document.lines.length
  return (
    <div className="published-document">
      <Facts
        facts={[
          [t('publishing.reference'), <strong key="reference">{receipt.reference}</strong>],
          [t('publishing.receivedAt'), format.dateTime(receipt.receivedAt)],
          [t('publishing.place'), receipt.place],
        ]}
      />
      <h3>{t('publishing.document')}</h3>
      <Facts facts={useDecisionFacts(document.decision)} />
      <h3>
        {t('publishing.lines')}{' '}
        <span className="secondary small">
          {t('publishing.linesShown', {
            shown: format.quantity(Math.min(linesShown, total)),
            total: format.quantity(total),
          })}
        </span>
      </h3>
      <PublishedLines lines={document.lines.slice(0, linesShown)} />
    </div>
  )
}

function useDecisionFacts(decision: PublishDocument['decision']): readonly Fact[] {
  const { t } = useTranslation()
  const format = useFormat()
  const personName = usePersonName()
  return [
    [t('publishing.doc_number'), format.quantity(decision.number)],
    [t('publishing.doc_question'), decision.question],
    [t('publishing.doc_choice'), scenarioName(t, decision.choice, decision.choice)],
    [
      t('publishing.doc_options'),
      decision.options.map((option) => scenarioName(t, option, option)).join(' · '),
    ],
    [t('publishing.doc_reason'), decision.reason],
    [t('publishing.doc_assumptions'), decision.assumptions || t('app.none')],
    [t('publishing.doc_owner'), personName(decision.owner)],
    [t('publishing.doc_due'), format.date(decision.due)],
    [t('publishing.doc_decidedBy'), personName(decision.decidedBy)],
    [t('publishing.doc_decidedAt'), format.dateTime(decision.decidedAt)],
    [t('publishing.doc_snapshot'), decision.snapshot],
    [t('publishing.doc_snapshotHash'), <Fingerprint key="pin" value={decision.snapshotHash} />],
    [t('publishing.doc_position'), format.quantity(decision.position)],
    [t('publishing.doc_hash'), <Fingerprint key="hash" value={decision.hash} />],
    [
      t('publishing.doc_previousHash'),
      decision.previousHash ? (
        <Fingerprint key="previous" value={decision.previousHash} />
      ) : (
        t('app.none')
      ),
    ],
  ]
}

function PublishedLines({ lines }: { readonly lines: readonly PublishedLine[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const columns: TableColumnsType<PublishedLine & { readonly key: number }> = [
    { title: t('publishing.line_item'), dataIndex: 'item' },
    { title: t('publishing.line_customer'), dataIndex: 'customer' },
    { title: t('publishing.line_site'), dataIndex: 'site' },
    { title: t('publishing.line_measure'), render: (_, { measure }) => measureName(t, measure) },
    { title: t('publishing.line_month'), render: (_, { month }) => format.period(month) },
    {
      title: t('publishing.line_quantity'),
      align: 'right',
      render: (_, { quantity }) => format.exact(quantity),
    },
  ]
  return (
    <Table
      size="small"
      columns={columns}
      dataSource={lines.map((line, key) => ({ ...line, key }))}
      pagination={false}
    />
  )
}
