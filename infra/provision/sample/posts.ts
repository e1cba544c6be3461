// The sample's posts: every way in which somebody comes to be asked has one.
import type { Post } from "#domain/people/post.ts"
import { people, personOf, type SamplePerson } from "./people.ts"
import { sampleKey } from "./sampleKey.ts"
import { unitKeys } from "./units.ts"

const postKey = (name: string) => sampleKey("POST", name)

export const postKeys = {
  chiefExecutive: postKey("CHIEFEXEC"),
  corporateServices: postKey("DIRCORPORATE"),
  careAndLearning: postKey("DIRCARE"),
  place: postKey("DIRPLACE"),
  chiefOfficerHr: postKey("CHIEFHR"),
  headOfCommunications: postKey("HEADCOMMS"),
  communicationsTeam: postKey("TEAMCOMMS"),
  headOfLearning: postKey("HEADLEARNING"),
  recruitmentManager: postKey("RECRUITMENT"),
  headOfHrOperations: postKey("HEADHROPS"),
  headOfEmployeeRelations: postKey("HEADRELATIONS"),
  headOfResourcing: postKey("HEADRESOURCE"),
  headsOfHr: postKey("GROUPHEADSHR"),
  equalitiesManager: postKey("EQUALITIES"),
  equalitiesSubGroup: postKey("SUBGROUPEQ"),
  performanceOfficer: postKey("PERFORMANCE"),
  clerk: postKey("CLERKCMT"),
  administrator: postKey("ITADMIN"),
  headOfLeisure: postKey("HEADLEISURE"),
  leisureCentreManager: postKey("LEISURECENTRE"),
}

type Name = keyof typeof postKeys
type Further = Partial<Omit<Post, "key" | "title">>

const vacant = (name: Name, title: string, further: Further = {}): Post => ({
  key: postKeys[name],
  title,
  unitKey: null,
  holder: null,
  updater: null,
  standIn: null,
  lineManagerKey: null,
  roles: [],
  memberKeys: [],
  contactKey: null,
  worksOn: [],
  isTermTimeOnly: false,
  ...further,
})

const held = (name: Name, title: string, holder: SamplePerson, further: Further = {}): Post =>
  vacant(name, title, { holder: personOf(holder), ...further })

const underChief = { lineManagerKey: postKeys.chiefExecutive }
const underHr = { lineManagerKey: postKeys.chiefOfficerHr, unitKey: unitKeys.humanResources }

export const posts: readonly Post[] = [
  held("chiefExecutive", "Chief Executive", people.chiefExecutive, { unitKey: unitKeys.chiefExecutives }),
  held("corporateServices", "Director of Corporate Services", people.corporateServices, {
    ...underChief,
    unitKey: unitKeys.corporateServices,
  }),
  held("careAndLearning", "Director of Care and Learning", people.careAndLearning, {
    ...underChief,
    unitKey: unitKeys.careAndLearning,
  }),
  held("place", "Director of Place", people.place, { ...underChief, unitKey: unitKeys.place }),
  held("chiefOfficerHr", "Chief Officer: Human Resources", people.chiefOfficerHr, {
    lineManagerKey: postKeys.corporateServices,
    unitKey: unitKeys.humanResources,
  }),
  held("headOfCommunications", "Head of Communications and Marketing", people.headOfCommunications, {
    ...underChief,
    unitKey: unitKeys.communications,
    updater: personOf(people.communicationsOfficer),
  }),
  vacant("communicationsTeam", "Communications and Marketing team", {
    unitKey: unitKeys.communications,
    lineManagerKey: postKeys.headOfCommunications,
    contactKey: postKeys.headOfCommunications,
  }),
  held("headOfLearning", "Head of Learning and Development", people.headOfLearning, {
    ...underHr,
    unitKey: unitKeys.learning,
    standIn: personOf(people.learningOfficer),
  }),
  held("recruitmentManager", "Recruitment Strategy Manager", people.recruitmentManager, {
    ...underHr,
    unitKey: unitKeys.resourcing,
  }),
  held("headOfHrOperations", "Head of HR Operations", people.headOfHrOperations, underHr),
  vacant("headOfEmployeeRelations", "Head of Employee Relations", underHr),
  held("headOfResourcing", "Head of Resourcing", people.recruitmentManager, {
    ...underHr,
    unitKey: unitKeys.resourcing,
  }),
  vacant("headsOfHr", "Heads of HR", {
    unitKey: unitKeys.humanResources,
    memberKeys: [postKeys.headOfHrOperations, postKeys.headOfEmployeeRelations, postKeys.headOfResourcing],
  }),
  held("equalitiesManager", "Equalities Manager", people.equalitiesManager, {
    ...underHr,
    standIn: personOf(people.equalitiesOfficer),
  }),
  vacant("equalitiesSubGroup", "Equalities Sub-Group", { contactKey: postKeys.equalitiesManager }),
  held("performanceOfficer", "Performance Officer", people.performanceOfficer, {
    lineManagerKey: postKeys.corporateServices,
    unitKey: unitKeys.corporateServices,
    roles: ["performance officer"],
  }),
  held("clerk", "Clerk to CMT", people.clerk, { ...underChief, unitKey: unitKeys.chiefExecutives }),
  held("administrator", "IT Administrator", people.administrator, {
    lineManagerKey: postKeys.corporateServices,
    unitKey: unitKeys.corporateServices,
    roles: ["administrator"],
  }),
  held("headOfLeisure", "Head of Leisure", people.headOfLeisure, {
    lineManagerKey: postKeys.place,
    unitKey: unitKeys.leisure,
  }),
  held("leisureCentreManager", "Leisure Centre Manager", people.leisureCentreManager, {
    lineManagerKey: postKeys.headOfLeisure,
    unitKey: unitKeys.leisure,
  }),
]
