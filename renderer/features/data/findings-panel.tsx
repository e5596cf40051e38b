import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { Panel } from '../../ui/panel'
import { useFormat } from '../../ui/use-format'
import { OpenMatching } from '../matching/open-matching'
import { unmatchedIn } from '../matching/unmatched-in'
import { OpenCheck } from './checking/open-check'
import { useFindings } from './data-queries'
import { everything, type FindingFilter, FindingsFilter, matches } from './findings-filter'
import { FindingsTable } from './findings-table'

/** What the checks of a pull found wrong in the source, with the place to mend it. */
export function FindingsPanel({ snapshot }: { readonly snapshot: string | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [filter, setFilter] = useState<FindingFilter>(everything)
  const answer = useFindings(snapshot)
  const findings = answer.data?.findings
  const shown = useMemo(
    () => findings?.filter((finding) => matches(finding, filter)) ?? [],
    [findings, filter],
  )
  const content = () => {
    if (!snapshot) return <EmptyState title={t('data.findingsLater')} />
    if (answer.error) return <LoadFailed error={answer.error} retry={() => void answer.refetch()} />
    if (!findings) return <Loading />
    if (findings.length === 0)
      return <EmptyState title={t('data.noFindings')} text={t('data.noFindingsText')} />
    if (shown.length === 0) return <EmptyState title={t('data.noFindingsMatch')} />
    return <FindingsTable findings={shown} />
  }
  return (
    <Panel
      title={t('data.findings')}
      className="findings-panel"
      extra={
        findings?.length ? (
          <>
            <OpenCheck />
            <OpenMatching count={unmatchedIn(findings)} />
            <span className="secondary small" role="status">
              {t('data.findingsShown', {
                shown: format.quantity(shown.length),
                total: format.quantity(answer.data?.total ?? 0),
              })}
            </span>
            <FindingsFilter findings={findings} filter={filter} change={setFilter} />
          </>
        ) : (
          <>
            <OpenCheck />
            {snapshot ? <OpenMatching count={0} /> : null}
          </>
        )
      }
    >
      {content()}
    </Panel>
  )
}
