/** In the status line: how far the chosen line is reviewed. */
import { ReviewMark } from './review-mark'
import { useReviewLine } from './use-review-line'

export function LineReview({ scenario }: { readonly scenario: string }) {
  const { line, review, put } = useReviewLine(scenario)
  if (!line) return null
  return (
    <ReviewMark
      words
      state={review?.state ?? 'open'}
      by={review?.by ?? null}
      at={review?.at ?? null}
      line={line}
      onReview={put}
    />
  )
}
