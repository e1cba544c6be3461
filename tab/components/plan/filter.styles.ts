import { makeStyles, tokens } from "@fluentui/react-components"

export const useFilterStyles = makeStyles({
  bar: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px" },
  search: { width: "220px", "@media (max-width: 639px)": { width: "100%", maxWidth: "none" } },
  pills: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "8px",
    minWidth: 0,
    margin: 0,
    padding: 0,
    border: "0",
  },
  pill: { minWidth: 0, minHeight: "28px", paddingInline: "12px", flex: "none", fontWeight: tokens.fontWeightRegular },
  content: { display: "inline-flex", alignItems: "center", columnGap: "6px" },
  count: { fontWeight: tokens.fontWeightSemibold },
  found: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  asAt: { display: "flex", flexWrap: "wrap", alignItems: "flex-end", gap: "8px" },
  date: { width: "160px" },
  notADay: {
    margin: 0,
    maxWidth: "32ch",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    "&:not(:empty)": { marginTop: "4px" },
  },
})
