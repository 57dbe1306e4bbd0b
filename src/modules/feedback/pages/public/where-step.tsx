import { fileLimits } from '#kernel/files/content.ts'
import { fileKinds } from '#kernel/files/kinds.ts'
import { RadioGroup } from '#ui/field/choice.tsx'
import { FileInput } from '#ui/field/file-input.tsx'
import { Combobox, Select } from '#ui/field/select.tsx'
import { TextInput } from '#ui/field/text-input.tsx'
import { Fieldset } from '#ui/fieldset/fieldset.tsx'
import { Hidden } from '#ui/form/form.tsx'
import { noProcedure } from '../../choose-procedure.ts'
import { procedureParts } from '../../model.ts'
import { useFeedbackLabels, usePublicWords } from '../public-words.ts'
import type { SubmitPageProps } from './submit-page.tsx'

/** The second step: where, which procedure, and what only this kind of feedback is asked for. */
export function WhereStep({ choices, procedures, listedFor, desk, attempt }: SubmitPageProps) {
  const { form } = usePublicWords()
  const labels = useFeedbackLabels()
  const accept = Object.values(fileKinds).flatMap(({ extension }) => [`.${extension}`])
  return (
    <Fieldset legend={form.step2}>
      {desk && (
        <p>
          {form.desk}: <strong lang="vi">{desk.name}</strong>
          <Hidden name="deskCode" value={desk.code} />
        </p>
      )}
      <ProcedureFields procedures={procedures} listedFor={listedFor} />
      <Combobox
        name="unitCode"
        label={form.unit}
        hint={form.unitHint}
        options={choices.communes.map(({ code, name, parentName }) => ({
          value: code,
          label: name,
          group: parentName,
        }))}
        width="long"
        optional
      />
      <div class="for-conduct">
        <Combobox
          name="accusedAgencyCode"
          label={form.accused}
          hint={form.accusedHint}
          options={choices.agencies.map(({ code, name }) => ({ value: code, label: name }))}
          optional
        />
      </div>
      <div class="for-chosen-conduct">
        <TextInput
          name="dossierCode"
          label={form.dossier}
          hint={form.dossierHint}
          width="medium"
          spellcheck={false}
          optional
        />
      </div>
      <div class="stack for-rule">
        <Select
          name="procedurePart"
          label={form.part}
          hint={form.partHint}
          options={procedureParts.map((value) => ({ value, label: labels.parts[value] }))}
          width="medium"
          optional
        />
        <TextInput name="provision" label={form.provision} hint={form.provisionHint} width="full" optional />
      </div>
      <FileInput
        name="files"
        label={form.files}
        hint={attempt ? `${form.filesHint} ${form.filesAgain}` : form.filesHint}
        multiple
        accept={accept}
        maximumBytes={fileLimits.bytes}
        maximumFiles={fileLimits.files}
        optional
      />
    </Fieldset>
  )
}

function ProcedureFields({ procedures, listedFor }: Pick<SubmitPageProps, 'procedures' | 'listedFor'>) {
  const { form } = usePublicWords()
  const [only] = procedures
  const several = procedures.length > 1
  return (
    <>
      {only && (
        <>
          <RadioGroup
            name="procedureCode"
            label={several ? form.procedureChoose : form.procedureGiven}
            hint={several ? form.procedureChooseHint : undefined}
            value={several ? undefined : only.code}
            choices={[
              ...procedures.map(({ code, name }) => ({ value: code, label: `${name} (${code})` })),
              { value: noProcedure, label: form.procedureNone },
            ]}
          />
          <Hidden name="procedureListedFor" value={listedFor} />
        </>
      )}
      <div data-suggest="/api/v1/procedures">
        <TextInput
          name="procedureWords"
          label={only ? form.procedureOther : form.procedure}
          hint={form.procedureHint}
          width="full"
          autocomplete="off"
          optional
        />
      </div>
    </>
  )
}
