/** A record of a text as it lies there, before anybody knows what belongs to what. */
export interface FlatRecord<Place> {
  /** Its line, or its ordinal where records do not end with their line; 1 is the first. */
  readonly row: number
  /** What it says it is; empty where records do not say. */
  readonly type: string
  /** As it stands, for findings. */
  readonly text: string
  /** What it should have been, where it cannot be read. */
  readonly broken: string | null
  /** What stands at a place, empty where nothing does; null where the place is not one of this record. */
  cell(place: Place): string | null
}

/** Cuts a text into records as it arrives. */
export interface RecordCutter<Place> {
  push(text: string): FlatRecord<Place>[]
  /** What is left at the end. */
  end(): FlatRecord<Place>[]
  /** Row of a record that does not end, where reading should stop; null while there is none. */
  readonly endless: number | null
}

/** A record is not longer than this, in characters. */
export const longestRecord = 65_536

/** A record's text, not longer than a finding should be. */
export const shownText = (text: string): string =>
  text.length > 200 ? `${text.slice(0, 199)}…` : text
