/** What the gate holds back, and the way through it. */
import type { QualityCheck } from '@shared/contract/quality-calls'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePersonName } from '../../app/use-person-name'
import { useLetThrough, useMayKeepGate } from './quality-queries'
import { ReasonDialog } from './reason-dialog'
import { ruleName } from './rule-words'

export function BlockedNotice({ check }: { readonly check: QualityCheck }) {
  const { t } = useTranslation()
  const nameOf = usePersonName()
  const mayKeep = useMayKeepGate()
  const letThrough = useLetThrough()
  const [asking, setAsking] = useState(false)
  if (check.blocks.length === 0) return null
  const rules = check.blocks
    .map(({ rule, things }) => `${ruleName(t, rule)} (${things})`)
    .join(' · ')
  if (check.letThrough) {
    const { by, reason } = check.letThrough
    return (
      <p className="quality-blocked secondary" role="status">
        {t('quality.letThroughBy', { name: nameOf(by), reason })}
      </p>
    )
  }
  return (
    <div className="quality-blocked" role="alert">
      <span>{t('quality.blocked', { rules })}</span>
      <Button
        size="small"
        disabled={!mayKeep}
        title={mayKeep ? undefined : t('quality.gateMayNot')}
        onClick={() => setAsking(true)}
      >
        {t('quality.letThrough')}
      </Button>
      {asking ? (
        <ReasonDialog
          title={t('quality.letThroughTitle')}
          text={t('data.useSnapshotText')}
          action={t('data.useThisSnapshot')}
          pending={letThrough.isPending}
          close={() => setAsking(false)}
          confirm={(reason) =>
            letThrough.mutate(
              { snapshot: check.snapshot, reason },
              { onSuccess: () => setAsking(false) },
            )
          }
        />
      ) : null}
    </div>
  )
}
