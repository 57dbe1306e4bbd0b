import { z } from 'zod'
import { FeedbackCode } from './model.ts'

/** A code that is none is an item that is not there. */
export const CodeInAddress = z.object({ code: FeedbackCode.catch('') })
