import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { Invalid } from '#kernel/errors.ts'
import { checkFiles, type UploadedFile } from '#kernel/files/content.ts'
import type { FileInStore } from '#kernel/files/stored-files.ts'
import { everyone } from '#kernel/http/access.ts'
import { exchangeAs, performKeyed, sendJson } from '#kernel/http/endpoint.ts'
import { digestsOf } from '#kernel/http/form.ts'
import { paramsOf } from '#kernel/http/page.ts'
import type { Route } from '#kernel/http/route.ts'
import { readForm } from '#kernel/http/upload.ts'
import type { World } from '#kernel/http/world.ts'
import { ItemParams, SenderHeaders, senderOfRequest, stateAfter } from './api-common.ts'
import { feedbackApiPaths } from './api-paths.ts'
import { attachEvidence } from './attach-evidence.ts'
import { FeedbackState } from './view.ts'

/**
 * Files of the sender, as a form of several parts. Not in the JSON of the submission: in base64 ten files of ten megabytes would be
 * one text of 140 MB, to be held in memory before anybody has looked at who sends it.
 */
export const attachmentsEndpoint: Route = {
  method: 'POST',
  path: feedbackApiPaths.attachments,
  access: everyone,
  kind: 'endpoint',
  description: {
    summary: 'Add evidence: up to ten files in all, 10 MB each, judged by content; until an answer is drafted',
    tag: 'feedback',
    params: ItemParams,
    headers: SenderHeaders,
    body: z.object({ files: z.array(z.file()) }),
    bodyType: 'multipart/form-data',
    answer: FeedbackState,
    status: 201,
    idempotent: true,
  },
  async run(exchange) {
    const params = paramsOf<typeof ItemParams>(exchange, ItemParams)
    // Before a byte of the files is read: a stranger's upload is not worth the memory.
    const asked = exchangeAs(exchange, await senderOfRequest(exchange, params))
    if (!exchange.request.isMultipart()) throw new Invalid([{ field: 'body', code: 'unsupported-media-type' }])
    const { files } = await readForm(exchange.request)
    const stored = await storeChecked(exchange.world, files)
    const attach = async (act: Act) => stateAfter(act, await attachEvidence(act, { ...params, files: stored }))
    const once = { asked: digestsOf(files), answer: (state: Awaited<ReturnType<typeof attach>>) => state }
    sendJson(asked, 201, await performKeyed(asked, once, attach, undefined))
  },
}

/** @throws Invalid for files that are not what they say */
async function storeChecked(world: World, uploads: readonly UploadedFile[]): Promise<readonly FileInStore[]> {
  const { files, problems } = await checkFiles(uploads, world.scanner)
  if (problems.length > 0) throw new Invalid(problems)
  for (const { bytes } of files) await world.files.put(bytes)
  return files
}
