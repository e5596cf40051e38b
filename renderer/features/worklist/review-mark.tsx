/** How far a line is reviewed: a shape and a colour, and the menu that changes it. */
import { nextReviewState, type ReviewState, reviewStates } from '@shared/model/reviews'
import { Dropdown, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../app/use-person-name'
import { useFormat } from '../../ui/use-format'
import './review-mark.css'

const signs: Readonly<Record<ReviewState, string>> = {
  open: '○',
  checked: '✓',
  needs_attention: '!',
  approved: '✔',
}

export const ReviewSign = ({ state }: { readonly state: ReviewState }) => (
  <span className={`review-sign review-${state}`} aria-hidden="true">
    {signs[state]}
  </span>
)

interface ReviewMarkProps {
  readonly state: ReviewState
  readonly by: string | null
  readonly at: string | null
  /** What is reviewed, for those who hear the button. */
  readonly line: string
  readonly onReview: (state: ReviewState) => void
  readonly words?: boolean
}

export function ReviewMark({ state, by, at, line, onReview, words = false }: ReviewMarkProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const person = usePersonName()
  const name = t(`worklist.state_${state}`)
  const told =
    by && at
      ? t('worklist.reviewedBy', { state: name, who: person(by), when: format.dateTime(at) })
      : t('worklist.reviewHint')
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: reviewStates.map((one) => ({
          key: one,
          icon: <ReviewSign state={one} />,
          label: t(`worklist.state_${one}`),
        })),
        selectedKeys: [state],
        onClick: ({ key, domEvent }) => {
          domEvent.stopPropagation()
          onReview(reviewStates.find((one) => one === key) ?? nextReviewState(state, 1))
        },
      }}
    >
      <Tooltip title={told}>
        <button
          type="button"
          className="review-mark"
          aria-label={t('worklist.stateOf', { state: name, line })}
          onClick={(event) => event.stopPropagation()}
        >
          <ReviewSign state={state} />
          {words ? name : null}
        </button>
      </Tooltip>
    </Dropdown>
  )
}
