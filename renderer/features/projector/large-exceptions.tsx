/** The few exceptions that matter most, in large type. */
import type { PlanException } from '@shared/contract/worklist-calls'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { useExceptionWords } from '../worklist/worklist-words'

const most = 5

interface LargeExceptionsProps {
  readonly exceptions: readonly PlanException[]
  readonly currency: string
}

export function LargeExceptions({ exceptions, currency }: LargeExceptionsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useExceptionWords()
  return (
    <section className="large-exceptions">
      <h2>{t(exceptions.length > 0 ? 'projector.exceptions' : 'projector.noExceptions')}</h2>
      <ol>
        {exceptions.slice(0, most).map((one) => (
          <li key={one.id}>
            <b className={`kind-${one.kind}`}>{t(`worklist.kind_${one.kind}`)}</b>
            <span className="large-money">{format.moneyCompact(one.money, currency)}</span>
            <p>{words.line(one)}</p>
            <p className="large-what">{words.what(one)}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
