/** Longer than this nobody waits: the supervisor kills what is still there. */
const patienceMs = 8_000

/**
 * Ends the process in order when it is told to (Ctrl-C, SIGTERM) or when the process that started it is gone.
 * @param close finishes what has begun: requests in flight, the job at work, connections
 */
export function closeOnShutdown(close: () => Promise<void>): void {
  let closing = false
  const end = (): void => {
    if (closing) return
    closing = true
    setTimeout(() => process.exit(1), patienceMs).unref()
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.on(signal, end)
}
