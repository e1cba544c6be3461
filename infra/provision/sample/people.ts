// The people of the sample. They bear the names of their posts: nobody is invented.
import type { Person } from "#domain/people/post.ts"

export type SamplePerson = {
  id: string
  displayName: string
  userPrincipalName: string
  /** What a picker shows. */
  post: string
  /** Whether they may read the site that holds the lists. */
  canRead: boolean
}

const someone = (number: string, displayName: string, mailbox: string, post = displayName): SamplePerson => ({
  id: `7c1d40a6-52e9-4b38-9f00-0000000000${number}`,
  displayName,
  userPrincipalName: `${mailbox}@council.example`,
  post,
  canRead: true,
})

export const people = {
  chiefExecutive: someone("01", "Chief Executive", "chief.executive"),
  corporateServices: someone("02", "Director of Corporate Services", "director.corporate"),
  careAndLearning: someone("03", "Director of Care and Learning", "director.care"),
  place: someone("04", "Director of Place", "director.place"),
  chiefOfficerHr: someone("05", "Chief Officer: Human Resources", "chief.officer.hr"),
  headOfCommunications: someone("06", "Head of Communications and Marketing", "head.communications"),
  communicationsOfficer: someone(
    "07",
    "Communications Officer",
    "communications.officer",
    "Communications Officer (answers for the Head of Communications and Marketing)",
  ),
  headOfLearning: someone("08", "Head of Learning and Development", "head.learning"),
  learningOfficer: someone("09", "Learning and Development Officer", "learning.officer"),
  recruitmentManager: someone(
    "10",
    "Recruitment Strategy Manager",
    "recruitment.manager",
    "Recruitment Strategy Manager (also Head of Resourcing)",
  ),
  headOfHrOperations: someone("11", "Head of HR Operations", "head.hr.operations"),
  equalitiesManager: someone("12", "Equalities Manager", "equalities.manager", "Equalities Manager (away)"),
  equalitiesOfficer: someone(
    "13",
    "Equalities Officer",
    "equalities.officer",
    "Equalities Officer (stand-in for the Equalities Manager)",
  ),
  performanceOfficer: someone("14", "Performance Officer", "performance.officer"),
  clerk: someone("15", "Clerk to CMT", "clerk.cmt"),
  administrator: someone("16", "IT Administrator", "it.administrator"),
  headOfLeisure: someone("17", "Head of Leisure", "head.leisure"),
  leisureCentreManager: {
    ...someone("18", "Leisure Centre Manager", "leisure.manager"),
    canRead: false,
  },
} as const satisfies Record<string, SamplePerson>

export const samplePeople: readonly SamplePerson[] = Object.values(people)

/** Somebody as the lists name them. */
export const personOf = ({ id, displayName }: SamplePerson): Person => ({ id, name: displayName })
