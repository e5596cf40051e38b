import {
  type DeclaredRules,
  type MatchRule,
  matchedEntities,
  matchRules,
} from '@shared/model/matching/match-rules'
import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { entityName } from '../data/entity-name'
import { useSetMatchRules } from './matching-queries'

interface MatchRulesFormProps {
  readonly rules: DeclaredRules
  readonly mayKeep: boolean
}

/** Which rules match without asking, by what is matched. */
export function MatchRulesForm({ rules, mayKeep }: MatchRulesFormProps) {
  const { t } = useTranslation()
  const { mutate, isPending } = useSetMatchRules()
  return (
    <>
      <p className="secondary small">{t('matching.rulesHint')}</p>
      {matchedEntities.map((entity) => (
        <div key={entity} className="match-rules">
          <span>{entityName(t, entity)}</span>
          <Checkbox.Group
            disabled={!mayKeep || isPending}
            aria-label={t('matching.rulesOf', { entity: entityName(t, entity) })}
            value={[...rules[entity]]}
            options={matchRules.map((rule) => ({ value: rule, label: t(`matching.how_${rule}`) }))}
            onChange={(chosen) => mutate({ rules: { ...rules, [entity]: chosen as MatchRule[] } })}
          />
        </div>
      ))}
    </>
  )
}
