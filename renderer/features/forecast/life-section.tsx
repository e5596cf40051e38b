import type { ItemForecastDetail, TieSuggestion } from '@shared/contract/forecast-calls'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { StateTag } from '../../ui/state-tag'
import { useFormat } from '../../ui/use-format'
import { OwnTie } from './own-tie'
import { SharedDemand } from './shared-demand'
import {
  newTie,
  type TieDraft,
  type TieKind,
  type TieWish,
  tieOfLikeness,
  tieOfSuccession,
} from './tie-draft'
import { TieForm } from './tie-form'

interface LifeSectionProps {
  readonly scenario: string
  readonly detail: ItemForecastDetail
  readonly planned: readonly string[]
  /** Months of history that a change may have begun in. */
  readonly recent: readonly string[]
  readonly may: boolean
  readonly onTie: (wish: TieWish) => void
}

const kinds = [
  ['follow', 'forecast.follow'],
  ['followed', 'forecast.followedBy'],
  ['like', 'forecast.sellAs'],
] as const

/** Whose place the item takes, who takes its, as whom it sells: what stands, what is suggested, and the way to say so. */
export function LifeSection(props: LifeSectionProps) {
  const { scenario, detail, planned, recent, may, onTie } = props
  const { t } = useTranslation()
  const [draft, setDraft] = useState<TieDraft | null>(null)
  const { item, setting, shared, suggestions } = detail
  const begin = (kind: TieKind) => setDraft(newTie(kind, planned[0] ?? ''))
  return (
    <section>
      <h3>{t('forecast.life')}</h3>
      <SharedDemand
        shared={shared}
        may={may}
        onEdit={(successor, follows) => setDraft(tieOfSuccession(follows, successor, item))}
        onTie={onTie}
      />
      <OwnTie detail={detail} may={may} onEdit={setDraft} onTie={onTie} />
      {shared.length === 0 && !setting?.like && !setting?.follows ? (
        <p className="trace-note">{t('forecast.followsNobody')}</p>
      ) : null}
      {suggestions.map((one) => (
        <Suggestion
          key={one.kind === 'like' ? one.like.analogue : `${one.item} ${one.follows.predecessor}`}
          one={one}
          may={may}
          onLook={() =>
            setDraft(
              one.kind === 'like'
                ? tieOfLikeness(one.like)
                : tieOfSuccession(one.follows, one.item, item),
            )
          }
        />
      ))}
      {draft ? (
        <TieForm
          key={`${item} ${draft.kind} ${draft.other}`}
          scenario={scenario}
          item={item}
          draft={draft}
          months={[...recent, ...planned]}
          may={may}
          onTie={onTie}
          onClose={() => setDraft(null)}
        />
      ) : (
        <div className="tie-actions">
          {kinds.map(([kind, word]) => (
            <Button key={kind} size="small" disabled={!may} onClick={() => begin(kind)}>
              {t(word)}
            </Button>
          ))}
        </div>
      )}
    </section>
  )
}

interface SuggestionProps {
  readonly one: TieSuggestion
  readonly may: boolean
  readonly onLook: () => void
}

/** Evidence first; it becomes a tie only by a planner's hand. */
function Suggestion({ one, may, onLook }: SuggestionProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const text =
    one.kind === 'like'
      ? t('forecast.suggest_like', {
          name: format.name(one.name),
          likeness: format.wholeShare(one.likeness),
        })
      : t(`forecast.suggest_${one.evidence}`, {
          item: format.name(one.name),
          predecessor: format.name(one.predecessor),
          before: format.quantity(one.before),
          old: format.quantity(one.latestOld),
          latest: format.quantity(one.latestNew),
        })
  return (
    <div className="tie-suggestion">
      <StateTag tone="info" text={t('forecast.suggested')} />
      <p>{text}</p>
      <Button size="small" disabled={!may} onClick={onLook}>
        {t('forecast.acceptTie')}
      </Button>
    </div>
  )
}
