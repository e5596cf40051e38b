import { useMemo } from 'react'
import { useFormat } from '../ui/use-format'
import { usePeople } from './app-queries'

/** Turns a person's identifier into a name; what is no identifier stays as it is. */
export function usePersonName(): (person: string) => string {
  const people = usePeople().data
  const format = useFormat()
  return useMemo(() => {
    const names = new Map(people?.map(({ person, name }) => [person, format.name(name)]))
    return (person) => names.get(person) ?? person
  }, [people, format])
}
