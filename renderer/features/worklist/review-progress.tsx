/** How much of the worklist is done: lines by state, as a bar and in words. */
import type { Worklist } from '@shared/contract/worklist-calls'
import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'

export function ReviewProgress({ progress, currency }: Pick<Worklist, 'progress' | 'currency'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const count = progress.reduce((sum, one) => sum + one.count, 0)
  const open = progress.find(({ state }) => state === 'open')?.count ?? 0
  if (count === 0) return null
  const text = t('worklist.progress', { done: count - open, count })
  const parts = progress.filter((one) => one.state !== 'open' && one.count > 0)
  const told = progress.map(({ state, count: lines, money }) => (
    <div key={state}>
      {t('worklist.progressOf', {
        state: t(`worklist.state_${state}`),
        count: lines,
        money: format.moneyCompact(money, currency),
      })}
    </div>
  ))
  return (
    <Tooltip title={told}>
      <span
        className="review-progress"
        role="progressbar"
        aria-valuemin={0}
        aria-valuemax={count}
        aria-valuenow={count - open}
        aria-label={text}
      >
        <span className="review-bar">
          {parts.map(({ state, count: lines }) => (
            <span key={state} className={`bar-${state}`} style={{ flexGrow: lines }} />
          ))}
          <span style={{ flexGrow: open }} />
        </span>
        {text}
      </span>
    </Tooltip>
  )
}
