// The sample council's structure, as far as its plans need it.
import type { Unit } from "#domain/people/unit.ts"
import { sampleKey } from "./sampleKey.ts"

const unitKey = (name: string) => sampleKey("UNIT", name)

export const unitKeys = {
  chiefExecutives: unitKey("CHIEFEXECS"),
  corporateServices: unitKey("CORPORATE"),
  careAndLearning: unitKey("CARE"),
  place: unitKey("PLACE"),
  humanResources: unitKey("HR"),
  communications: unitKey("COMMS"),
  learning: unitKey("LEARNING"),
  resourcing: unitKey("RESOURCING"),
  leisure: unitKey("LEISURE"),
}

const under = (kind: Unit["kind"], key: string, title: string, parentKey: string | null): Unit => ({
  key,
  title,
  kind,
  parentKey,
})

export const units: readonly Unit[] = [
  under("directorate", unitKeys.chiefExecutives, "Chief Executive’s Office", null),
  under("directorate", unitKeys.corporateServices, "Corporate Services", null),
  under("directorate", unitKeys.careAndLearning, "Care and Learning", null),
  under("directorate", unitKeys.place, "Place", null),
  under("service", unitKeys.humanResources, "Human Resources", unitKeys.corporateServices),
  under("service", unitKeys.communications, "Communications and Marketing", unitKeys.chiefExecutives),
  under("service", unitKeys.leisure, "Leisure", unitKeys.place),
  under("team", unitKeys.learning, "Learning and Development", unitKeys.humanResources),
  under("team", unitKeys.resourcing, "Resourcing", unitKeys.humanResources),
]
