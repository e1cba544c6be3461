import { makeStyles, tokens } from "@fluentui/react-components"

export const useRecommendationStyles = makeStyles({
  sheet: { padding: "8px 16px" },
  summary: { padding: "4px 0", cursor: "pointer", fontWeight: tokens.fontWeightSemibold },
  list: { margin: "4px 0 0", padding: 0, listStyleType: "none" },
  item: {
    display: "grid",
    gridTemplateColumns: "40px minmax(0, 1fr) 240px",
    gap: "2px 12px",
    padding: "8px 0",
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    "@media (max-width: 639px)": { gridTemplateColumns: "40px minmax(0, 1fr)" },
  },
  number: { color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
  answers: { color: tokens.colorNeutralForeground2, "@media (max-width: 639px)": { gridColumnStart: "2" } },
})
