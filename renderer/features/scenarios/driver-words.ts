/** A driver as a sentence, in the language of the moment. */
import type { DriverAssumption } from '@shared/model/drivers'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { driverSentence } from './driver-sentence'
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
  return useMemo(
    () => (assumption) => driverSentence({ t, format, nameOf }, assumption),
    [t, format, nameOf],
  )
}
