import type { RefusalReason } from './model.ts'

/** One line of the file, or why it cannot be one. Lines are counted from 1. */
export type RecordLine =
  | {
      readonly line: number
      readonly bytes: Buffer
      /** The file ended without a line end here. */ readonly last: boolean
    }
  | {
      readonly line: number
      readonly problem: Extract<
        RefusalReason,
        | 'record-too-large'
        | 'file-too-large'
        | 'file-cut'
        | 'file-corrupt'
        | 'file-empty'
        | 'wrong-encoding'
        | 'broken-json'
        | 'not-an-object'
      >
    }

/** The longest real record has 188,763 bytes. */
export const maxRecordBytes = 4 * 1024 * 1024

/** Cuts bytes as they come into records. */
export interface RecordCutter {
  take(chunk: Buffer): RecordLine[]
  end(): RecordLine[]
  /** What came whole before the file broke off. */
  stop(): RecordLine[]
  /** Line of the file that is being read. */
  line(): number
}
