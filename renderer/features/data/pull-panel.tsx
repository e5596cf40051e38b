import { Button, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSettings } from '../../app/app-queries'
import { EmptyState } from '../../ui/empty-state'
import { Icon } from '../../ui/icons'
import { Panel } from '../../ui/panel'
import { useFormat } from '../../ui/use-format'
import { PullChanges } from '../comparison/pull-changes'
import { useCancelPull, useFeeds, useMayKeepData, usePullState, useStartPull } from './data-queries'
import { PullProgress } from './pull-progress'
import './pull-panel.css'
import { isRunning } from './pull-totals'

export function PullPanel({ onStart }: { readonly onStart: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const chosen = useSettings().data?.source
  const feeds = useFeeds().data
  const fed = feeds?.connections.join(' + ')
  const source = fed || chosen
  const pull = usePullState().data
  const mayKeep = useMayKeepData()
  const start = useStartPull()
  const cancel = useCancelPull()
  const running = isRunning(pull)
  const begin = (full: boolean) => {
    onStart()
    start.mutate(full ? { full } : {})
  }
  return (
    <Panel
      title={t('data.pull')}
      extra={
        <>
          {source && !running ? (
            <span className="secondary small">
              {t('data.pullFrom', { connection: source })}
              {feeds?.next
                ? ` · ${t('data.pullNext', { time: format.dateTime(feeds.next) })}`
                : null}
            </span>
          ) : null}
          {running && pull ? (
            <Button
              size="small"
              loading={cancel.isPending}
              onClick={() => cancel.mutate({ pull: pull.pull })}
            >
              {t('data.cancelPull')}
            </Button>
          ) : (
            <>
              <Tooltip title={t('data.pullAllHint')}>
                <Button size="small" disabled={!mayKeep || !source} onClick={() => begin(true)}>
                  {t('data.pullAll')}
                </Button>
              </Tooltip>
              <Button
                type={pull?.phase === 'done' ? 'default' : 'primary'}
                size="small"
                icon={<Icon name="pull" size={14} />}
                disabled={!mayKeep || !source}
                loading={start.isPending}
                onClick={() => begin(false)}
              >
                {t('data.pullNow')}
              </Button>
            </>
          )}
        </>
      }
    >
      {pull ? (
        <>
          <PullProgress pull={pull} />
          <PullChanges key={pull.pull} pull={pull} />
        </>
      ) : feeds && source === null ? (
        <EmptyState title={t('data.noSource')} text={t('data.noSourceText')} />
      ) : (
        <p className="pull-never secondary">
          {t('data.pullNever')} {t('data.pullNeverText')}
        </p>
      )}
    </Panel>
  )
}
