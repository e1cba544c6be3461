// Plans as councils lay them out, in words of our own: what is copied of theirs is the shape.

/** Joined by slashes, one row a line; the third row and the last lack a cell, and nothing says which. */
export const slashed = `Anyborough Council

Fairness Action Plan 2015 – 2019

Action / By when / Responsible officer / Completed / Outcome
Look over the scheme each year / By end of October 2015 / AG/ZW / 15/10/2015 / The law is kept
Scheme agreed by cabinet / By end November 2015 / AG/ZW / Presented and approved by Cabinet on 5/11/2015 / Scheme in place TBC compliant
Train everyone in the scheme / By 2018 / ZW and Directors / The law is kept as agreed by CMT 19 Jan 15
Publish the pay policy / By end of December annually / Portfolio holder / March 2015 / The law is kept
Audit the scheme / By end of February 15 / ZS / February 15 / The law is kept
Agree aims, on a 4 yearly basis (ie by the web, post) / By end of December 15 / AG/ZW / The law is kept
`

/** Held apart by spaces, headings and cells wrapped, a blank line between rows. */
export const spaced = `BUYING STRATEGY ACTION PLAN
CORPORATE BUYING

Action                                                   Lead                Target    Progress
                                                         Responsibility      Date
Write the strategy anew so that its aims are plain to    MT           Feb 05    Complete
all who buy, and can be measured.

Tell the management team how far buying has come and     MT           Ongoing
what is planned for the year.

Propose a buyer of our own.                              MT           July 05   Looking into
                                                                                an opportunity of
                                                                                sharing one, pursuing
                                                                                it with a neighbour
`

/** Bars, a cell a line as pages are copied; some bars stand on the next line, and one cell is empty. */
export const barred = `Parish Action plan and Who Does What
Dec 2018 to April 2020 (put off to May 2021)
Action |
Implementation |
Who is responsible for action? |
Timescale & Review Date |
Achieved? |
---|---|---|---|---|
Go through the plan each year |
Clerk to bring it to the parish meeting
|
Clerk & Councillors |
Annual review in May |
Yearly |
Do what the parish asked for |
Councillors to go on working with the group
|
Councillors and Development Group
|
End of April 2019 |
Yes |
Keep to the law and be open about it.
|
Clerk to see to the website
|
Clerk and councillors
|
Feb & Oct
|
|
Keep what we own in good order |
Councillors to look it over
|
Appointed councillors |
Annual review in May |
Risks looked at in September |
`

/** Several actions a row, stacked; the headings run into the first row. */
export const stacked = `Appendix B
Carers Strategy Action Plan
Priority 1 – Carers come forward early
PRIORITY / ACTION / BY WHOM / TIMESCALESPlan services for carers in every part of town / See that every team has a champion
See that every health plan speaks of carers / Carers Centre, Neighbourhood Managers
Neighbourhood Managers / March 2014
March 2014
Watch over the strategy / Set up a group that watches
Board to hear of progress twice a year
Second board to have a yearly report / Commissioning Manager
Commissioning Manager
Commissioning Manager / February 2014
Commencing April 2014
Commencing September 2014
Go through the policy on assessments / Policy to be gone through when the law changes
Yearly review by the council / Head of Social Work – Anytown Council
Head of Social Word – Anytown Council / March 2014
Commencing September 2014
`

/** No owners: somebody leads it all, says a line above. The dates are how often. */
export const ownerless = `Title of analysis
Year Ahead Delivery Plan Progress.
Directorate
Policy and Performance
Lead Manager
SD
| Action/Target | State Protected Characterstics as listed below | Target date (MM/YY) |
| Go on reporting to Cabinet twice a year. | All | Six monthly |
| Every service to look into fairness. | All | Ongoing |
| Go on asking directorates how they fare. | All | Quarterly |
`

/** A running line in which the cells of several columns have run into each other. */
export const interleaved =
  "2 Three-Year Action Plan (2014/15 to 2016/17) Parks: Wildlife on Council Land Ref Action Priority Timescale Lead (support Outcomes in brackets) 1 Give advice on the wildlife side of High Years 1, 2 and 3 CS Plans will be made and the plans for green space put online. 2 Find cheap ways to Medium On going CS Boxes put up. help wildlife. 3 Work with the environment people and other Medium Year 1 EA (BDBC, A report made organisations to"

/** Tabs, as from Word: headings inside the table, the header again on each page, the day at the end. */
export const surveyed = `Appendix 1

COUNCIL-WIDE ACTION PLAN

Recommendations\tBy whom\tBy when\tProgress
1. Talking to each other\t\t\t
Immediate actions\t\t\t
1.1 mend what the survey found\tHead of Communications and Marketing\tCMT: 19 September, Executive 16 October Implementation: Autumn 2012 onwards\tNew strategy agreed.
1.2 keep the intranet up to date\tDirector of Corporate Services\tNovember 2012 and on-going\tA reminder to all teams.
Medium term actions\t\t\t
1.5 carry the plan out\tHead of Communications and Marketing\tOctober 2012 onwards\tUnderway

Recommendations\tBy whom\tBy when\tProgress
2. Leading and managing\t\t\t
Immediate actions\t\t\t
2.3 hold conferences\tChief Executive\tEvent held twice each year; January 2013, July 2013\tIn place.
2.4 keep to standards\tHead of Learning and Development to promote good practice.\tOctober 2012\tReport agreed by CMT on 31 October

Recommendations\tBy whom\tBy when\tProgress
2.6 coach new managers\tHead of Learning and Development\tFrom October 2012\tReport agreed by CMT on 31 October
Medium term actions\t\t\t
2.7 look into fairness\tEqualities Sub-Group\tNovember/December 2012\tResearch commissioned
3. Doing well (these actions are harder and so have longer to run).\t\t\t
Medium term actions\t\t\t
3.1 look at how it is done\tChief Officer: Human Resources\tApril 2013 for scoping of work involved\tBy CMT, through report

As at 26 November 2012
`

/** Four themes across and actions below that lost the lines of their table; each ends at what it answers. */
export const unlined = `Annex B Anyborough – Improvement Framework draft

It rests on four themes, and answers what the peers said in 2024.

1. Lead from the front: say where we go;

2. Be one council: pull the same way;

Lead from the front

Be one council

Reshape the management team, so that it
 

R1, R2, R13

Write a plan for how we work together, with everyone.

R3, R4

Build room to do it, through a plan which brings together:

·        savings

·        projects

R10

Settle who talks to the city.

R12, R13, R14
`
