/** Points in time as the clock of a place shows them, so that they fall on the day people there mean. */

/** The clock of a time zone: `2026-03-01T22:30:00.000+0000` is `2026-03-02 06:30:00` in Shanghai. What is no instant stays as it is. */
export function clockOf(timeZone: string): (instant: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  return (instant) => {
    const time = Date.parse(instant)
    return Number.isNaN(time) ? instant : format.format(time)
  }
}

/** True for the name of a time zone that this machine knows. */
export function isZone(name: string | undefined): name is string {
  try {
    return name !== undefined && name !== '' && clockOf(name) !== null
  } catch {
    return false
  }
}
