/** What changed where nothing did. */
export async function* nothing<Batch>(): AsyncGenerator<Batch> {}
