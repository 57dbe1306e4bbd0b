import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '#kernel/root.ts'

const Story = z.object({
  kind: z.enum(['problem', 'proposal']).default('problem'),
  ground: z.enum(['conduct', 'impractical', 'inconsistent', 'unlawful', 'treaty-conflict', 'other']),
  /** Code of the agency that handles it; `district` and `commune` stand for one of those. */
  agency: z.string(),
  accused: z.string().optional(),
  /** Words by which its procedure is found in the real catalogue. */
  procedure: z.string(),
  part: z.enum(['step', 'channel', 'dossier-part', 'processing-time', 'fee', 'form-template', 'requirement', 'other']),
  title: z.string(),
  text: z.string(),
  remedy: z.string().optional(),
  organization: z.boolean().default(false),
  outcome: z.enum([
    'amend-or-repeal',
    'recommend-amendment',
    'issue-new-rule',
    'recommend-new-rule',
    'conduct-procedure',
    'explained',
    'insufficient-ground',
  ]),
  answer: z.string(),
  change: z.string().optional(),
})
export type Story = z.infer<typeof Story>

/** What people in the demonstration complain about and propose; written by us (data/demonstration/README.md). */
export function readStories(): readonly Story[] {
  return z.array(Story).parse(JSON.parse(readFileSync(join(projectRoot, 'data/demonstration/feedback.json'), 'utf8')))
}
