/** `people.list` and `session.*`: who works here, and who sits at the desk. */
import { getSetting, listPeople, type ReadConnection } from '@main/store/reading'
import { setSetting, type WriteConnection } from '@main/store/writing'
import type { Person } from '@shared/contract/app-calls'
import type { Topic } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'

export interface PeopleService {
  list(): Person[]
  /** Whoever was chosen last, else the first of the list. */
  current(): Person
  /** Throws NOT_FOUND {what}. */
  find(person: string): Person
  /** Kept over restarts. Throws NOT_FOUND {what}. */
  switchTo(person: string): Person
}

const key = 'person'

function findPerson(db: ReadConnection, person: string): Person {
  const found = listPeople(db).find((p) => p.person === person)
  if (!found) throw new EvenkeelError('NOT_FOUND', { what: person })
  return found
}

export function createPeopleService(deps: {
  readonly db: WriteConnection
  changed(topics: readonly Topic[]): void
}): PeopleService {
  const { db } = deps
  return {
    list: () => listPeople(db),
    find: (person) => findPerson(db, person),
    current() {
      const chosen = getSetting(db, key)
      const people = listPeople(db)
      const person = people.find((p) => p.person === chosen) ?? people[0]
      if (!person) throw new EvenkeelError('NOT_FOUND', { what: String(chosen ?? key) })
      return person
    },
    switchTo(person) {
      const found = findPerson(db, person)
      setSetting(db, key, found.person)
      deps.changed(['session'])
      return found
    },
  }
}
