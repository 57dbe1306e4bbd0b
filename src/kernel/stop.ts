/** Longer than any request of ours; the supervisor then uses force. */
const patienceMs = 6000

/** Runs once, on SIGTERM, on SIGINT, or when the process that started this one is gone; then the process ends. */
export function whenAskedToStop(stop: () => Promise<void>): void {
  let stopping = false
  const once = (): void => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), patienceMs).unref()
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGTERM', once)
  process.once('SIGINT', once)
  process.once('disconnect', once)
}
