/** Writes into the text that is there: a new one for every row that scrolls into sight is memory that the browser frees late. */
export function writeText(element: Element, text: string): void {
  const { firstChild } = element
  if (!(firstChild instanceof Text) || firstChild.nextSibling) element.textContent = text
  else if (firstChild.data !== text) firstChild.data = text
}
