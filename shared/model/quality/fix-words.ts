/** Parts of fixes as people read them. */

/** Key values set apart by dots; empty where the fix is of every row. */
export const nameOfKey = (key: Readonly<Record<string, string>> | null): string =>
  Object.values(key ?? {}).join(' · ')
