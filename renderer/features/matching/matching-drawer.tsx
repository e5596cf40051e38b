/** The same customer, item or supplier under another code in another system. */
import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { useMayKeepData } from '../data/data-queries'
import { DecidedTable } from './decided-table'
import { MatchRulesForm } from './match-rules-form'
import './matching.css'
import { useMatchList } from './matching-queries'
import { takenKey, UnmatchedTable } from './unmatched-table'
import { UnreadNotice } from './unread-notice'

export function MatchingDrawer({ close }: { readonly close: () => void }) {
  const { t } = useTranslation()
  const mayKeep = useMayKeepData()
  const answer = useMatchList()
  const list = answer.data
  const taken = new Set(
    (list?.identities ?? [])
      .filter(({ state }) => state === 'confirmed')
      .map(({ entity, connection, canonical }) => takenKey(entity, connection, canonical)),
  )
  return (
    <Drawer open onClose={close} size={900} className="matching-drawer" title={t('matching.title')}>
      {answer.error ? (
        <LoadFailed error={answer.error} retry={() => void answer.refetch()} />
      ) : !list ? (
        <Loading />
      ) : (
        <>
          <p className="secondary">{t('matching.hint')}</p>
          <UnreadNotice unread={list.unread} />
          <UnmatchedTable unmatched={list.unmatched} taken={taken} mayKeep={mayKeep} />
          <h3 className="match-heading">{t('matching.decided')}</h3>
          <DecidedTable identities={list.identities} mayKeep={mayKeep} />
          <h3 className="match-heading">{t('matching.rules')}</h3>
          <MatchRulesForm rules={list.rules} mayKeep={mayKeep} />
        </>
      )}
    </Drawer>
  )
}
