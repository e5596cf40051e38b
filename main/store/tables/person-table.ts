/** The people who work in the workspace. */
import { type Person, person } from '@shared/contract/app-calls'
import type { ReadConnection, WriteConnection } from '../open-file'
import { all, run } from '../run-statements'
import { transaction } from '../transaction'

interface PersonRow {
  readonly person: string
  readonly name_zh: string
  readonly name_en: string
  readonly role: string
}

/** Everybody, in the order in which they were given. */
export const listPeople = (db: ReadConnection): Person[] =>
  all<PersonRow>(db, 'SELECT person, name_zh, name_en, role FROM person ORDER BY place').map(
    (row) =>
      person.parse({
        person: row.person,
        name: { zh: row.name_zh, en: row.name_en },
        role: row.role,
      }),
  )

/** Adds these people after those already there; a known `person` gets the new name and role. */
export function putPeople(db: WriteConnection, people: readonly Person[]): void {
  transaction(db, () => {
    for (const p of people) {
      run(
        db,
        `INSERT INTO person (person, name_zh, name_en, role, place)
         VALUES (?, ?, ?, ?, (SELECT coalesce(max(place), 0) + 1 FROM person))
         ON CONFLICT (person) DO UPDATE
         SET name_zh = excluded.name_zh, name_en = excluded.name_en, role = excluded.role`,
        p.person,
        p.name.zh,
        p.name.en,
        p.role,
      )
    }
  })
}
