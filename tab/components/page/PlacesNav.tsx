import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components"
import { decisionsPlace, plansPlace, postsPlace, remindersPlace, type TopPlace } from "../../places.ts"
import { ApiError } from "../../queries/ApiError.ts"
import { useMe } from "../../queries/useMe.ts"
import { useWords } from "../../words/WordsContext.ts"
import { PlaceLink } from "./PlaceLink.tsx"

const useStyles = makeStyles({
  nav: {
    padding: "0 24px",
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    "@media (max-width: 639px)": { padding: "0 16px" },
  },
  list: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: "24px",
    minHeight: "44px",
    margin: 0,
    padding: 0,
    listStyleType: "none",
    "@media (max-width: 639px)": { columnGap: "20px" },
  },
  link: {
    display: "inline-flex",
    alignItems: "center",
    boxSizing: "border-box",
    minHeight: "44px",
    borderBottom: "3px solid transparent",
    borderTop: "3px solid transparent",
    ":hover": { textDecorationLine: "underline" },
  },
  current: {
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    color: tokens.colorNeutralForeground1,
  },
})

/** Marks the row of links, on which the focus of one who pressed one is left. */
export const ofPlaces = "data-places"

const places = [
  [plansPlace, "tab.plans.title"],
  [remindersPlace, "tab.reminders.title"],
  [decisionsPlace, "tab.decisions.title"],
  [postsPlace, "tab.posts.title"],
] as const

/** The row of links between the pages at the top, for those who may read any. Drawn once it is known which, lest they move. */
export function PlacesNav({ place }: { place: TopPlace }) {
  const styles = useStyles()
  const words = useWords()
  const { data: me, isPending, error } = useMe()
  const isRefused = error instanceof ApiError && error.code === "forbidden"
  const shown = places.filter(([to]) => to !== remindersPlace || me?.seesReminders || place === remindersPlace)
  if (isRefused) return null
  return (
    <nav className={styles.nav} aria-label={words.say("tab.places")} {...{ [ofPlaces]: "" }}>
      <ul className={styles.list}>
        {!isPending &&
          shown.map(([to, title]) => (
            <li key={to}>
              <PlaceLink
                to={to}
                appearance="subtle"
                className={mergeClasses(styles.link, to === place && styles.current)}
                aria-current={to === place ? "page" : undefined}
              >
                {words.say(title)}
              </PlaceLink>
            </li>
          ))}
      </ul>
    </nav>
  )
}
