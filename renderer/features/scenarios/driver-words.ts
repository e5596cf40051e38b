/** A driver as a sentence, in the language of the moment. */
import { driverSentence, type SentenceTools } from '@shared/messages/driver-sentence'
import type { DriverAssumption } from '@shared/model/drivers'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { useAttributes } from './scenario-queries'

/** The name behind a code of an attribute. */
export function useAttributeName(): (attribute: string, code: string) => string {
  const format = useFormat()
  const attributes = useAttributes().data
  return useMemo(() => {
    const names = new Map(
      attributes?.flatMap(({ attribute, values }) =>
        values.map(({ code, name }) => [`${attribute} ${code}`, format.name(name)] as const),
      ),
    )
    // Materials are not sold: they, and their families, have a list of their own.
    return (attribute, code) =>
      names.get(`${attribute} ${code}`) || names.get(`supplied_${attribute} ${code}`) || code
  }, [attributes, format])
}

export function useDriverText(): (assumption: DriverAssumption) => string {
  const { t } = useTranslation()
  const format = useFormat()
  const nameOf = useAttributeName()
  return useMemo(() => {
    // Which key it is, is decided with the sentence; the catalogue is checked there.
    const say = t as unknown as SentenceTools['t']
    return (assumption) => driverSentence({ t: say, format, nameOf }, assumption)
  }, [t, format, nameOf])
}
