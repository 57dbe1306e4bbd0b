/** Bytes by their content: the name of a file is the SHA-256 of what is in it, so that storing twice is harmless. */
export interface FileStore {
  /** Stores the bytes durably and returns their SHA-256 in hexadecimal. Storing again makes them new for `list` and `deleteUntouched`. */
  put(bytes: Buffer): Promise<string>
  /** @throws NotFound when there are no such bytes */
  get(sha256: string): Promise<Buffer>
  has(sha256: string): Promise<boolean>
  delete(sha256: string): Promise<void>
  /** Everything stored, with the instant of its last `put`; for the sweep. */
  list(): AsyncIterable<StoredContent>
  /** Deletes the bytes unless they were put at or after `since`; whether it did. */
  deleteUntouched(sha256: string, since: Date): Promise<boolean>
}

export interface StoredContent {
  readonly sha256: string
  readonly storedAt: Date
}
