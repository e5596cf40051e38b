/** A value that no frame can carry, or bytes that are no frame. */
export class FrameError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'FrameError'
  }
}
