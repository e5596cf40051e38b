/** What servers call the time of the last change, in the order in which it is looked for. */
const usualNames = [
  'modifiedat',
  'modifiedon',
  'lastmodified',
  'lastmodifiedat',
  'lastmodifieddatetime',
  'lastchangedatetime',
  'lastchangedat',
  'systemmodstamp',
  'changedat',
  'changedon',
  'updatedat',
]

/** Of the properties that hold a point in time, the one that is wanted, else the one of a usual name. */
export function usualTime(times: readonly string[], wanted: string): string | undefined {
  if (wanted !== '') return times.find((name) => name === wanted)
  return usualNames
    .map((usual) => times.find((name) => name.replaceAll('_', '').toLowerCase() === usual))
    .find((name) => name !== undefined)
}
