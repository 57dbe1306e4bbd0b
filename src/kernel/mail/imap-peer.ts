import { createServer, type Socket } from 'node:net'

/** A small IMAP4rev1 server for tests: one mailbox, enough commands for reading unseen mails and marking them (RFC 3501). */
export interface ImapPeer {
  readonly port: number
  flagsOf(index: number): readonly string[]
  close(): Promise<void>
}

interface Account {
  readonly user: string
  readonly password: string
  readonly mails: readonly Buffer[]
}

export async function openImapPeer(account: Account): Promise<ImapPeer> {
  const flags = account.mails.map((): string[] => [])
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    converse(socket, account, flags)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    flagsOf: (index) => flags[index] ?? [],
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function converse(socket: Socket, account: Account, flags: string[][]): void {
  let waiting = ''
  let signingIn: string | undefined
  socket.write('* OK ready\r\n')
  socket.on('data', (chunk) => {
    waiting += chunk.toString()
    for (let end = waiting.indexOf('\r\n'); end >= 0; end = waiting.indexOf('\r\n')) {
      const line = waiting.slice(0, end)
      waiting = waiting.slice(end + 2)
      if (signingIn !== undefined) {
        socket.write(
          isRight(line, account) ? `${signingIn} OK signed in\r\n` : `${signingIn} NO [AUTHENTICATIONFAILED] wrong\r\n`,
        )
        signingIn = undefined
        continue
      }
      const [tag = '', ...rest] = line.split(' ')
      if (/^AUTHENTICATE PLAIN$/i.test(rest.join(' '))) {
        signingIn = tag
        socket.write('+ \r\n')
        continue
      }
      answer(socket, tag, rest.join(' '), account.mails, flags)
    }
  })
}

function isRight(line: string, account: Account): boolean {
  return Buffer.from(line, 'base64').toString('utf8') === `\0${account.user}\0${account.password}`
}

function answer(socket: Socket, tag: string, command: string, mails: readonly Buffer[], flags: string[][]): void {
  const done = (...untagged: readonly (string | Buffer)[]): void => {
    for (const part of untagged) socket.write(part)
    socket.write(`${tag} OK done\r\n`)
  }
  const fetch = /^UID FETCH (\d+) \((.*)\)$/i.exec(command)
  const store = /^UID STORE (\d+) \+FLAGS(?:\.SILENT)? \((.*)\)$/i.exec(command)
  if (/^CAPABILITY/i.test(command)) return done('* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n')
  if (/^(?:LIST|LSUB)/i.test(command)) return done('* LIST (\\HasNoChildren) "/" "INBOX"\r\n')
  if (/^SELECT/i.test(command)) {
    return done(
      `* ${mails.length} EXISTS\r\n* OK [UIDVALIDITY 1]\r\n* OK [UIDNEXT ${mails.length + 1}]\r\n* FLAGS (\\Seen \\Flagged)\r\n* OK [PERMANENTFLAGS (\\Seen \\Flagged)]\r\n`,
    )
  }
  if (/^UID SEARCH .*UNSEEN/i.test(command)) {
    const uids = flags.flatMap((held, index) => (held.includes('\\Seen') ? [] : [index + 1]))
    return done(`* SEARCH ${uids.join(' ')}\r\n`.replace(' \r', '\r'))
  }
  if (fetch) return done(...fetched(Number(fetch[1]), fetch[2] ?? '', mails))
  if (store) {
    flags[Number(store[1]) - 1]?.push(...(store[2] ?? '').split(' '))
    return done()
  }
  if (/^LOGOUT/i.test(command)) {
    done('* BYE\r\n')
    socket.end()
    return
  }
  if (/^(?:NOOP|ID|NAMESPACE|CLOSE|UNSELECT)/i.test(command)) return done()
  socket.write(`${tag} BAD ${command.slice(0, 50)}\r\n`)
}

function fetched(uid: number, items: string, mails: readonly Buffer[]): readonly (string | Buffer)[] {
  const mail = mails[uid - 1]
  if (!mail) return []
  const about = `* ${uid} FETCH (UID ${uid} RFC822.SIZE ${mail.length} INTERNALDATE "15-Mar-2017 09:00:00 +0700"`
  // A plain BODY[] would mark the mail as read before it has been taken in.
  return /BODY\.PEEK\[\]/i.test(items) ? [`${about} BODY[] {${mail.length}}\r\n`, mail, ')\r\n'] : [`${about})\r\n`]
}
