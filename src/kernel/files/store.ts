/** Bytes by their content: the name of a file is the SHA-256 of what is in it, so that storing twice is harmless. */
export interface FileStore {
  /** Stores the bytes durably and returns their SHA-256 in hexadecimal. */
  put(bytes: Buffer): Promise<string>
  /** @throws NotFound when there are no such bytes */
  get(sha256: string): Promise<Buffer>
  has(sha256: string): Promise<boolean>
  delete(sha256: string): Promise<void>
}
