import { Button, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { useChangeWords } from './change-words'
import { useComparisonProgress } from './comparison-queries'

const phases = ['rows', 'plan', 'effects'] as const

/** While the first answer is worked out: how far it is, and the way to give it up. */
export function ComparisonWorking({
  request,
  cancel,
}: {
  readonly request: string
  readonly cancel: () => void
}) {
  const { t } = useTranslation()
  const words = useChangeWords()
  const state = useComparisonProgress(request)
  const share = state
    ? (phases.indexOf(state.phase) + state.done / Math.max(1, state.total)) / phases.length
    : 0
  return (
    <div className="comparison-working">
      <p role="status">{state ? words.step(state) : t('comparison.working')}</p>
      <Progress
        aria-label={t('comparison.working')}
        percent={Math.floor(share * 100)}
        size="small"
      />
      <Button size="small" onClick={cancel}>
        {t('comparison.cancel')}
      </Button>
    </div>
  )
}
