/** The note under an editor that says why its text is no entry. It lies above the grid, whose cells cut off what leaves them. */
export class EntryFault {
  private note: HTMLElement | null = null

  constructor(private readonly input: HTMLInputElement) {}

  show(reason: string): void {
    this.clear()
    const note = document.createElement('div')
    note.className = 'entry-fault'
    note.role = 'alert'
    note.textContent = reason
    document.body.append(note)
    const cell = this.input.getBoundingClientRect()
    const width = note.offsetWidth
    const left = Math.max(4, Math.min(cell.left, window.innerWidth - width - 4))
    const below = cell.bottom + note.offsetHeight + 4 < window.innerHeight
    note.style.left = `${left}px`
    note.style.top = `${below ? cell.bottom + 3 : cell.top - note.offsetHeight - 3}px`
    this.input.setAttribute('aria-invalid', 'true')
    this.note = note
  }

  clear(): void {
    this.note?.remove()
    this.note = null
    this.input.removeAttribute('aria-invalid')
  }
}
