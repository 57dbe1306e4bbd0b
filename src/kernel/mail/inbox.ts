import { join } from 'node:path'
import { openFolderInbox } from '#kernel/mail/folder-inbox.ts'
import { openImapInbox } from '#kernel/mail/imap-inbox.ts'
import type { Inbox } from '#kernel/mail/incoming-mail.ts'

/**
 * @param url `imaps://user:password@host/INBOX`; undefined: files dropped into the folder `inbox` in `dataDir`
 * @param authservId whose word on a sender counts (`MAIL_AUTHSERV_ID`)
 * @throws when the address is not one
 */
export function openInbox(url: string | undefined, dataDir: string, authservId?: string): Inbox {
  return url === undefined ? openFolderInbox(join(dataDir, 'inbox'), authservId) : openImapInbox(url, authservId)
}
