import type { Identity } from '@shared/contract/matching-calls'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../app/use-person-name'
import { useFormat } from '../../ui/use-format'
import { entityName } from '../data/entity-name'
import { useDecideMatch } from './matching-queries'

interface DecidedTableProps {
  readonly identities: readonly Identity[]
  readonly mayKeep: boolean
}

/** What was decided, by whom or which rule, and the way to take it back. */
export function DecidedTable({ identities, mayKeep }: DecidedTableProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const person = usePersonName()
  const { mutate, isPending } = useDecideMatch()
  if (identities.length === 0) return <p className="secondary">{t('matching.noneDecided')}</p>
  return (
    <table className="figure-table match-decided">
      <thead>
        <tr>
          {(['code', 'state', 'canonical', 'how', 'by'] as const).map((key) => (
            <th key={key} scope="col">
              {t(`matching.column_${key}`)}
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody>
        {identities.map(({ entity, connection, code, canonical, name, ...one }) => (
          <tr key={JSON.stringify([entity, connection, code, canonical])}>
            <th scope="row">
              {code}
              <div className="secondary small">
                {entityName(t, entity)} · {connection}
              </div>
            </th>
            <td>{t(`matching.state_${one.state}`)}</td>
            <td>
              {canonical}
              <div className="secondary small">{name ? format.name(name) : ''}</div>
            </td>
            <td>{t(`matching.how_${one.how}`)}</td>
            <td>
              {person(one.decidedBy)}
              <div className="secondary small">{format.dateTime(one.decidedAt)}</div>
            </td>
            <td>
              <Button
                size="small"
                disabled={!mayKeep || isPending}
                aria-label={t('matching.forgetOf', { code, canonical })}
                onClick={() => mutate({ entity, connection, code, canonical, decision: 'forget' })}
              >
                {t('matching.forget')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
