import { makeStyles, tokens } from "@fluentui/react-components"

export const usePlansStyles = makeStyles({
  section: { display: "grid", rowGap: "8px" },
  sectionTitle: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  note: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  list: { margin: 0, padding: 0, listStyleType: "none", overflow: "hidden" },
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    gap: "12px 24px",
    alignItems: "center",
    padding: "14px 16px",
    "& + li": { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    "@media (max-width: 799px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  titleLink: {
    fontSize: "inherit",
    lineHeight: "inherit",
    fontWeight: "inherit",
    display: "inline",
    overflowWrap: "anywhere",
  },
  meta: { margin: "2px 0 0", color: tokens.colorNeutralForeground2 },
  thread: {
    margin: "6px 0 0",
    paddingLeft: "10px",
    borderLeft: `3px solid ${tokens.colorPaletteBrassBorderActive}`,
  },
  contribution: { margin: 0, color: tokens.colorNeutralForeground2, maxWidth: "90ch" },
  // Lines as far apart as targets must be, since the links stand one above the other when narrow.
  serves: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: "24px" },
  servesLink: { display: "inline", fontSize: "inherit", lineHeight: "inherit" },
  step: { margin: "0 6px" },
  digest: {
    display: "grid",
    justifyItems: "end",
    rowGap: "2px",
    "@media (max-width: 639px)": { justifyItems: "start" },
  },
  figures: { display: "grid", rowGap: "8px", minWidth: 0 },
})
