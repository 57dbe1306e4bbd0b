import { grounds, kinds, procedureParts, type Ground } from '../model.ts'
import { groundLabels, kindLabels, procedurePartLabels, senderKindLabels } from '../vi.ts'
import type { GeoValue } from './geo-value.ts'
import { attributeWords, groupWords, keywords } from './words.ts'

/** The grounds of Đ.5 as the services of GeoReport. */
export function serviceList(): readonly GeoValue[] {
  return grounds.map((ground) => ({
    service_code: ground,
    service_name: groundLabels[ground],
    description: `${groundLabels[ground]} (Nghị định 20/2008/NĐ-CP, Điều 5)`,
    metadata: true,
    type: 'realtime',
    keywords: keywords[ground],
    group: groupWords[ground === 'conduct' ? 'conduct' : 'rule'],
  }))
}

export const attributeCodes = [
  'sender_address',
  'sender_kind',
  'organization',
  'kind',
  'agency',
  'procedure',
  'procedure_part',
  'provision',
  'dossier_code',
  'wished_remedy',
  'quoting_declined',
  'consent',
] as const
export type AttributeCode = (typeof attributeCodes)[number]

interface AttributeShape {
  readonly datatype: 'string' | 'text' | 'singlevaluelist'
  readonly required?: boolean
  readonly values?: readonly (readonly [key: string, name: string])[]
}

const yes = ['yes', 'Có'] as const

const shapes: Readonly<Record<AttributeCode, AttributeShape>> = {
  // Đ.7.1.d: who sends must be named and reachable.
  sender_address: { datatype: 'string', required: true },
  sender_kind: {
    datatype: 'singlevaluelist',
    values: (['individual', 'organization'] as const).map((kind) => [kind, senderKindLabels[kind]]),
  },
  organization: { datatype: 'string' },
  kind: { datatype: 'singlevaluelist', values: kinds.map((kind) => [kind, kindLabels[kind]]) },
  agency: { datatype: 'string' },
  procedure: { datatype: 'string' },
  procedure_part: {
    datatype: 'singlevaluelist',
    values: procedureParts.map((part) => [part, procedurePartLabels[part]]),
  },
  provision: { datatype: 'string' },
  dossier_code: { datatype: 'string' },
  wished_remedy: { datatype: 'text' },
  quoting_declined: { datatype: 'singlevaluelist', values: [yes, ['no', 'Không']] },
  consent: { datatype: 'singlevaluelist', required: true, values: [yes] },
}

/** What may be told beside the fields that every GeoReport service has. */
export function serviceDefinition(ground: Ground): GeoValue {
  return {
    service_code: ground,
    attributes: attributeCodes.map((code, index) => {
      const { datatype, required = false, values } = shapes[code]
      return {
        variable: true,
        code,
        datatype,
        required,
        datatype_description: attributeWords[code].hint,
        order: index + 1,
        description: attributeWords[code].label,
        ...(values === undefined ? {} : { values: values.map(([key, name]) => ({ key, name })) }),
      }
    }),
  }
}
