import { makeStyles, tokens } from "@fluentui/react-components"

export const useDecisionsStyles = makeStyles({
  item: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    rowGap: "8px",
    padding: "12px 16px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  change: { maxWidth: "760px" },
  wanted: { margin: 0, overflowWrap: "anywhere", fontWeight: tokens.fontWeightSemibold },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px" },
  words: { margin: 0, whiteSpace: "pre-line", overflowWrap: "anywhere" },
})
