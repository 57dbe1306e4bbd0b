import type { FastifyInstance, FastifyRequest } from 'fastify'
import { languageCookie } from './language.ts'
import type { Exchange } from './exchange.ts'
import type { World } from './world.ts'

/** So many requests under way at once are a crowd: on an ordinary day there are a handful. Below it every request is answered for itself. */
export const crowdOf = 40
/**
 * So many are worked on at once, a few more than there are connections to the database; the others wait their turn in the order in which
 * they came. All at once would wait for one another between every two statements: who has begun would never end.
 */
export const workedOnAtOnce = 24
/** So many are hopeless: whoever came now would wait longer than anybody waits, and take the time of those before. */
export const hopelessOf = 2000
const comeBackSeconds = 10

interface Crowd {
  underWay: number
  workedOn: number
  readonly waiting: (() => void)[]
  /** Pages being drawn for those who came first, by what was asked. */
  readonly drawing: Map<string, Promise<string>>
}

const crowds = new WeakMap<World, Crowd>()

function crowdIn(world: World): Crowd {
  const crowd = crowds.get(world) ?? { underWay: 0, workedOn: 0, waiting: [], drawing: new Map() }
  crowds.set(world, crowd)
  return crowd
}

/** Counts the requests under way, and sends away whoever comes when it is hopeless, at the cost of one line. */
export function watchCrowd(server: FastifyInstance, world: World): void {
  const crowd = crowdIn(world)
  server.addHook('onRequest', (_, reply, next) => {
    crowd.underWay++
    let left = false
    // `finish` of an answer that was sent, `close` of a connection that broke off.
    const leave = (): void => {
      if (!left) crowd.underWay--
      left = true
    }
    for (const end of ['finish', 'close']) reply.raw.once(end, leave)
    if (crowd.underWay <= hopelessOf) return next()
    void reply
      .code(503)
      .header('retry-after', comeBackSeconds)
      .type('text/plain; charset=utf-8')
      .send(
        'Hệ thống đang quá tải, xin thử lại sau ít phút.\nToo many requests at the moment, please try again in a few minutes.\n',
      )
  })
}

/** Does the work when its turn has come. Must not be called from within a turn. */
export async function inTurn<Result>(world: World, work: () => Promise<Result>): Promise<Result> {
  const crowd = crowdIn(world)
  if (crowd.workedOn >= workedOnAtOnce) await new Promise<void>((begin) => crowd.waiting.push(begin))
  else crowd.workedOn++
  try {
    return await work()
  } finally {
    // The place goes to the next in the row, or becomes free.
    const next = crowd.waiting.shift()
    if (next) next()
    else crowd.workedOn--
  }
}

/**
 * Whether the turn of a request begins with its first step. Not for a page that may be shared, whose drawing takes the turn; nor for
 * files, which come as slowly as a telephone sends them and would keep the place from others.
 */
export function takesTurnAtOnce(request: FastifyRequest, sameForAll: boolean): boolean {
  if (request.headers['content-type']?.startsWith('multipart/')) return false
  return !sameForAll || !isOneOfMany(request)
}

/** After a change by an official or a program nobody joins a page that was begun before it. */
export function forgetDrawing(world: World): void {
  crowds.get(world)?.drawing.clear()
}

/**
 * In a crowd, those who ask for the same public page at the same time get one drawing of it: the later one is answered as if she had come
 * with the first. Nothing is kept: when a page is drawn, the next who asks has it drawn anew.
 * @param draw must depend on the address and the language only, not on who asks
 */
export async function drawnTogether(exchange: Exchange, draw: () => Promise<string>): Promise<string> {
  const { world, request, language, actor } = exchange
  if (!isOneOfMany(request)) return draw()
  const crowd = crowdIn(world)
  if (crowd.underWay < crowdOf || actor.kind !== 'visitor') return inTurn(world, draw)
  const asked = `${language} ${request.originalUrl}`
  const begun = crowd.drawing.get(asked)
  if (begun) return begun
  const drawing = inTurn(world, draw)
  crowd.drawing.set(asked, drawing)
  try {
    return await drawing
  } finally {
    if (crowd.drawing.get(asked) === drawing) crowd.drawing.delete(asked)
  }
}

/** Whoever brings a session, a form, a notice or a secret is not taken for one of many. */
function isOneOfMany({ cookies, headers }: FastifyRequest): boolean {
  return headers.authorization === undefined && Object.keys(cookies).every((name) => name === languageCookie)
}
