/** How far the sending of one announced text, or of one ending, to the national database has come. */
export const sendingStates = ['waiting', 'failed', 'refused', 'handed-over', 'accepted'] as const
export type SendingState = (typeof sendingStates)[number]

/** A person may ask again for what was refused or has failed, and for a file that got lost; what was accepted is there. */
export function mayBeSentAgain(state: SendingState): boolean {
  return state !== 'accepted' && state !== 'waiting'
}

/** States in which the system tries by itself. */
export const openSendingStates = ['waiting', 'failed'] as const
