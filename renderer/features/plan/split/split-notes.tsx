import type { SplitPreview, SplitWarning } from '@shared/contract/split-preview'
import { confirmedKinds } from '@shared/contract/split-preview'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../ui/use-format'
import { useSplitQuantity } from './split-quantity'

/** Warnings that a dialog has room for. */
const mostShown = 6

function Warning({ warning }: { readonly warning: SplitWarning }) {
  const { t } = useTranslation()
  const format = useFormat()
  const quantity = useSplitQuantity()
  return (
    <li className={confirmedKinds.has(warning.kind) ? 'split-grave' : ''}>
      {t(`plan.warning_${warning.kind}`, {
        name: [...new Set([warning.code, format.name(warning.name)])].join(' '),
        before: quantity(warning.before),
        after: quantity(warning.after),
      })}
    </li>
  )
}

/** By what it was really split, what is held, how it was rounded, and what to beware of. */
export function SplitNotes({ preview }: { readonly preview: SplitPreview }) {
  const { t } = useTranslation()
  const quantity = useSplitQuantity()
  const { fallback, lockedLines, locked, whole, roundedUp, roundedDown } = preview
  const { warnings, warningCount, remainder } = preview
  const more = warningCount - Math.min(mostShown, warnings.length)
  return (
    <>
      {fallback ? (
        <p className="split-note">
          {t('plan.splitFallback', { rule: t(`plan.rule_${fallback}`) })}
        </p>
      ) : null}
      {lockedLines > 0 ? (
        <p className="split-note">
          {t('plan.splitLocked', { count: lockedLines, sum: quantity(locked) })}
        </p>
      ) : null}
      {whole ? (
        <p className="split-note">
          {t('plan.splitWhole', {
            up: roundedUp,
            down: roundedDown,
            remainder: quantity(remainder),
          })}
        </p>
      ) : null}
      {warnings.length > 0 ? (
        <ul role="alert" className="split-warnings">
          {warnings.slice(0, mostShown).map((warning) => (
            <Warning key={`${warning.kind} ${warning.level} ${warning.code}`} warning={warning} />
          ))}
          {more > 0 ? <li>{t('plan.splitMore', { count: more })}</li> : null}
        </ul>
      ) : null}
    </>
  )
}
