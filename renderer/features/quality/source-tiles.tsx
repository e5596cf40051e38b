/** The score of each source, with its course over the last checks. */
import type { QualityOverview } from '@shared/contract/quality-calls'
import { useTranslation } from 'react-i18next'
import { Sparkline } from '../../charts/sparkline'
import { useShownScore } from './use-shown-score'

const toneOf = (score: number): string => (score >= 95 ? 'good' : score >= 80 ? 'fair' : 'bad')

export function SourceTiles({ overview }: { readonly overview: QualityOverview }) {
  const { t } = useTranslation()
  const shownScore = useShownScore()
  return (
    <ul className="source-tiles" aria-label={t('quality.title_sources')}>
      {overview.sources.map(({ connection, score }) => {
        const course = overview.trend.flatMap(({ sources }) =>
          sources.filter((one) => one.connection === connection).map((one) => one.score),
        )
        return (
          <li key={connection} className="source-tile" title={t('quality.scoreHint')}>
            <span className="secondary small">{connection}</span>
            <span
              className={`source-score ${toneOf(score)}`}
              role="img"
              aria-label={t('quality.scoreOf', { connection, score: shownScore(score) })}
            >
              {shownScore(score)}
            </span>
            {course.length > 1 ? (
              <Sparkline
                values={course.map((one) => one - 100)}
                leastSpan={10}
                label={t('quality.trend')}
              />
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}
