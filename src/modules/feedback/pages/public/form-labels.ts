import type { PublicWords } from './vi.ts'

/** Out of its place an error must say which field it means. */
export function formLabels({ form }: PublicWords): Readonly<Record<string, string>> {
  return {
    ground: form.ground.replace(/\?$/, ''),
    text: form.text,
    wishedRemedy: form.remedy.replace(/\?$/, ''),
    procedureCode: form.procedure,
    procedureWords: form.procedure,
    unitCode: form.unit,
    accusedAgencyCode: form.accused,
    dossierCode: form.dossier,
    procedurePart: form.part,
    provision: form.provision,
    files: form.files,
    senderOrganization: form.organization,
    senderName: form.name,
    senderAddress: form.address,
    senderPhone: form.phone,
    senderEmail: form.email,
  }
}
