import { z } from 'zod'
import { Invalid, NotFound, type FieldProblem } from '#kernel/errors.ts'
import { parse, Text } from '#kernel/http/parse.ts'
import { grounds, SubmitFeedback } from '../model.ts'
import { attributeCodes, type AttributeCode } from './services.ts'
import { placeWords } from './words.ts'

/** Of these fields `POST requests` is made (GeoReport v2); what we have no field for is written below the description. */
const Place = z
  .object({
    lat: z.coerce.number().min(-90).max(90).optional(),
    long: z.coerce.number().min(-180).max(180).optional(),
    address_string: Text(500).optional(),
    media_url: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .optional(),
  })
  .refine(({ lat, long }) => (lat === undefined) === (long === undefined), { error: 'both-or-none', path: ['lat'] })

const fieldOf: Readonly<Record<AttributeCode, keyof SubmitFeedback>> = {
  sender_address: 'senderAddress',
  sender_kind: 'senderKind',
  organization: 'senderOrganization',
  kind: 'kind',
  agency: 'accusedAgencyCode',
  procedure: 'procedureCode',
  procedure_part: 'procedurePart',
  provision: 'provision',
  dossier_code: 'dossierCode',
  wished_remedy: 'wishedRemedy',
  quoting_declined: 'quotingDeclined',
  consent: 'consent',
}

const geoNames: Readonly<Record<string, string>> = {
  text: 'description',
  ground: 'service_code',
  senderName: 'last_name',
  senderPhone: 'phone',
  senderEmail: 'email',
  unitCode: 'address_id',
  ...Object.fromEntries(attributeCodes.map((code) => [fieldOf[code], `attribute[${code}]`])),
}

/**
 * The form of GeoReport as the body of our own submission.
 * @throws Invalid, with our names of the fields (`inGeoNames`); NotFound for a service that is not offered
 */
export function readRequestBody(form: unknown): SubmitFeedback {
  if (!(form instanceof URLSearchParams)) throw new Invalid([{ field: 'body', code: 'unsupported-media-type' }])
  const typed = Object.fromEntries([...form].filter(([, value]) => value.trim() !== ''))
  const {
    service_code: ground,
    description,
    first_name: first,
    last_name: last,
    email,
    phone,
    address_id: unit,
  } = typed
  if (ground === undefined) throw new Invalid([{ field: 'service_code', code: 'required' }])
  if (!grounds.some((known) => known === ground)) throw new NotFound('service_code')
  const place = parse(Place, typed)
  const fields = {
    ...attributesOf(typed),
    ground,
    text: description === undefined ? undefined : [description, ...placeLines(place)].join('\n'),
    senderName: [last, first].filter(Boolean).join(' ') || undefined,
    senderPhone: phone,
    senderEmail: email,
    unitCode: unit,
  }
  return parse(SubmitFeedback, fields)
}

function attributesOf(typed: Readonly<Record<string, string>>): Record<string, unknown> {
  const given = Object.entries(typed).flatMap(([name, value]) => {
    const code = /^attribute\[([^\]]*)\](?:\[\])?$/.exec(name)?.[1]
    return code === undefined ? [] : [{ code, value }]
  })
  const unknown = given.filter(({ code }) => !attributeCodes.some((known) => known === code))
  // Dropping what somebody wrote would lose it in silence.
  if (unknown.length > 0)
    throw new Invalid(unknown.map(({ code }) => ({ field: `attribute[${code.slice(0, 50)}]`, code: 'unknown-field' })))
  return Object.fromEntries(
    given.flatMap(({ code, value }) => {
      const known = attributeCodes.find((candidate) => candidate === code)
      if (known === undefined) return []
      return value === 'no' && known === 'quoting_declined' ? [] : [[fieldOf[known], value]]
    }),
  )
}

function placeLines(place: z.infer<typeof Place>): readonly string[] {
  const { lat, long, address_string: address, media_url: media } = place
  return [
    ...(address === undefined ? [] : [`${placeWords.address}: ${address}`]),
    ...(lat === undefined || long === undefined ? [] : [`${placeWords.point}: ${lat}; ${long}`]),
    ...(media === undefined ? [] : [`${placeWords.media}: ${media}`]),
  ]
}

/** A problem under the name that the one who asks has used for the field. */
export function inGeoNames(problem: FieldProblem): FieldProblem {
  return { ...problem, field: geoNames[problem.field] ?? problem.field }
}
