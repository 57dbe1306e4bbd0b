export interface Mail {
  readonly to: string
  readonly subject: string
  /** Plain text; the system sends no HTML, so that it reads the same everywhere. */
  readonly text: string
  /** Stays the same when the same mail is tried again, so that a receiver can drop the second copy. */
  readonly messageId: string
  readonly attachments?: readonly { readonly name: string; readonly mediaType: string; readonly bytes: Buffer }[]
}

export interface Mailer {
  /** @throws when the server did not take it; the job that called is then tried again */
  send(mail: Mail): Promise<void>
}
