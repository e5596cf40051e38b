import { useMemo } from 'react'
import { useFormat } from '../../ui/use-format'
import { useEditReasons } from './note-queries'

interface Reasoned {
  readonly reason: string | null
  readonly reasonCode?: string | undefined
}

/** Why something was changed: the name of the reason that was chosen, and the words that go with it. */
export function useReasonText(): (edit: Reasoned) => string | null {
  const format = useFormat()
  const { data } = useEditReasons()
  return useMemo(() => {
    const names = new Map(data?.codes.map(({ code, name }) => [code, format.name(name)]))
    return ({ reason, reasonCode }) => {
      const chosen = reasonCode && (names.get(reasonCode) ?? reasonCode)
      return [chosen, reason].filter(Boolean).join(': ') || null
    }
  }, [data, format])
}
